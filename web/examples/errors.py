import httpx

response = httpx.post(
    "http://127.0.0.1:8000/api/v1/answer",
    json={"question": "what will CILHP do for logistics", "speakers": ["Nobody"]},
)
if response.is_error:
    problem = response.json()
    print(f"{problem['status']} {problem['title']}")
    print(problem["detail"])
    for error in problem.get("errors", []):
        print(f"{error['field']}: {error['message']}")
