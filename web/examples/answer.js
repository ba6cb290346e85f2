const response = await fetch("http://127.0.0.1:8000/api/v1/answer", {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ question: "what will CILHP do for logistics" }),
});
const answer = await response.json();
for (const quote of answer.quotes) {
  console.log(`“${quote.text}” — ${quote.speaker.name}, ${quote.speaker.role}`);
}
if (answer.status !== "answered") console.log(answer.text);
