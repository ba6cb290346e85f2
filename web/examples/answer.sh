curl -s http://127.0.0.1:8000/api/v1/answer -H 'Content-Type: application/json' -d '{"question": "what will CILHP do for logistics"}'
