import httpx

response = httpx.post(
    "http://127.0.0.1:8000/api/v1/answer",
    json={"question": "what will CILHP do for logistics"},
)
response.raise_for_status()
answer = response.json()
for quote in answer["quotes"]:
    print(f"“{quote['text']}” — {quote['speaker']['name']}, {quote['speaker']['role']}")
if answer["status"] != "answered":
    print(answer["text"])
