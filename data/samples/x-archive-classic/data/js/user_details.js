var user_details =  {"screen_name": "bedacht", "full_name": "Bram Bedacht", "id": "1000200030", "bio": "Schrijft over bruggen."};
