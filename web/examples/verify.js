const response = await fetch("http://127.0.0.1:8000/api/v1/verify", {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({
    quote: "CILHP will … vigorously develop international logistics",
    speaker: "Luo Shuquan",
  }),
});
const checked = await response.json();
console.log(checked.verdict);
for (const match of checked.matches) console.log(`“${match.text}” — ${match.article.title}`);
