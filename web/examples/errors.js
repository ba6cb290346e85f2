const response = await fetch("http://127.0.0.1:8000/api/v1/answer", {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ question: "what will CILHP do for logistics", speakers: ["Nobody"] }),
});
if (!response.ok) {
  const problem = await response.json();
  console.log(`${problem.status} ${problem.title}`);
  console.log(problem.detail);
  for (const error of problem.errors ?? []) console.log(`${error.field}: ${error.message}`);
}
