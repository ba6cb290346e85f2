curl -s http://127.0.0.1:8000/api/v1/verify \
  -H 'Content-Type: application/json' \
  -d '{"quote": "CILHP will … vigorously develop international logistics", "speaker": "Luo Shuquan"}'
