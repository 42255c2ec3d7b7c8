window.YTD.account.part0 = [
{"account": {"email": "bram@example.org", "username": "bedacht", "accountId": "1000200030", "accountDisplayName": "Bram Bedacht"}}
]
