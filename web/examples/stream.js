const response = await fetch("http://127.0.0.1:8000/api/v1/answer", {
  method: "POST",
  headers: { "Content-Type": "application/json", Accept: "text/event-stream" },
  body: JSON.stringify({ question: "what will CILHP do for logistics" }),
});
const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
let text = "";
for (let part = await reader.read(); !part.done; part = await reader.read()) {
  const blocks = (text + part.value).split("\n\n");
  text = blocks.pop(); // what has not arrived whole
  for (const block of blocks) {
    const [, event, json] = block.match(/^event: (.*)\ndata: (.*)$/);
    const data = JSON.parse(json);
    if (event === "quote") console.log(`${data.speaker.name}: ${data.text}`);
    if (event === "answer") console.log(`${data.quotes.length} quotes, ${Math.round(100 * data.confidence)}% sure`);
    if (event === "error") console.log(data.detail);
  }
}
