curl -sN http://127.0.0.1:8000/api/v1/answer \
  -H 'Content-Type: application/json' \
  -H 'Accept: text/event-stream' \
  -d '{"question": "what will CILHP do for logistics"}'
