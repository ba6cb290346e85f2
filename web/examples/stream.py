import json

import httpx

with httpx.stream(
    "POST",
    "http://127.0.0.1:8000/api/v1/answer",
    json={"question": "what will CILHP do for logistics"},
    headers={"Accept": "text/event-stream"},
) as response:
    response.raise_for_status()
    for line in response.iter_lines():
        field, _, value = line.partition(": ")
        if field == "event":
            event = value
        elif field == "data":
            data = json.loads(value)
            if event == "quote":
                print(f"{data['speaker']['name']}: {data['text']}")
            elif event == "answer":
                print(f"{len(data['quotes'])} quotes, {data['confidence']:.0%} sure")
            elif event == "error":
                print(data["detail"])
