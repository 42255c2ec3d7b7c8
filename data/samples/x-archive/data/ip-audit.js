window.YTD.ip_audit.part0 = [
{"ipAudit": {"accountId": "1000200030", "loginIp": "192.0.2.1"}}
]
