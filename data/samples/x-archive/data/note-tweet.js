window.YTD.note_tweet.part0 = [
{"noteTweet": {"noteTweetId": "2017894188934234116", "createdAt": "2026-02-01T09:34:00+00:00", "lifecycle": {}, "core": {"text": "Een lang verhaal over een brug die er niet is, met &lt;haken&gt; &amp; tekens erin, dat verder gaat dan een bericht mag duren, en dat ergens in het midden wordt afgekapt, zodat wie alleen het begin leest niet ziet wat er aan het eind staat, en dat is nu juist waar het om gaat in dit soort verhalen: zijn nummer is 06 1122 3355, nummer  #4", "urls": [], "mentions": [], "hashtags": []}}}
]
