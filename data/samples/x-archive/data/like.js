window.YTD.like.part0 = [
{"like": {"tweetId": "1", "fullText": "Liked: 06 8765 4321", "expandedUrl": "https://x.com/i/1"}}
]
