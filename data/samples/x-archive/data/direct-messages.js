window.YTD.direct_messages.part0 = [
{"dmConversation": {"conversationId": "1000200030-1000200031", "messages": [{"messageCreate": {"recipientId": "1000200031", "reactions": [], "urls": [], "text": "Ik zit nu op Kerkpad 3, kom je? #6", "mediaUrls": [], "senderId": "1000200030", "id": "2017894692418486278", "createdAt": "2026-02-01T09:36:00+00:00"}}]}}
]
