window.YTD.profile.part0 = [
{"profile": {"description": {"bio": "Schrijft over bruggen.", "location": "Verzinsel"}}}
]
