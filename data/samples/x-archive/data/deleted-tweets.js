window.YTD.deleted_tweets.part0 = [
{"tweet": {"edit_info": {"initial": {"editTweetIds": ["2017894440760246277"], "editsRemaining": "5", "isEditEligible": true}}, "retweeted": false, "source": "<a href=\"https://example.org\" rel=\"nofollow\">Example</a>", "entities": {"hashtags": [], "user_mentions": [], "urls": []}, "favorite_count": "3", "id_str": "2017894440760246277", "truncated": false, "retweet_count": "0", "id": "2017894440760246277", "created_at": "Sun Feb 01 09:35:00 +0000 2026", "favorited": false, "full_text": "Dit had ik niet moeten zeggen: 06 1234 5678 #5", "lang": "nl"}}
]
