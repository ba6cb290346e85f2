import httpx

response = httpx.post(
    "http://127.0.0.1:8000/api/v1/verify",
    json={"quote": "CILHP will … vigorously develop international logistics", "speaker": "Luo Shuquan"},
)
response.raise_for_status()
checked = response.json()
print(checked["verdict"])
for match in checked["matches"]:
    print(f"“{match['text']}” — {match['article']['title']}")
