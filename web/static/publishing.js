// How far work at the desk is, live; a page without this script says it when it is loaded again.

const work = document.querySelector("[data-events]");
if (work) {
  const events = new EventSource(work.dataset.events);
  const text = work.querySelector(".text");
  const bar = work.querySelector("progress");
  events.addEventListener("progress", (event) => {
    const now = JSON.parse(event.data);
    if (text.textContent !== now.text) text.textContent = now.text;
    if (now.total) {
      bar.max = now.total;
      bar.value = now.done;
    }
  });
  events.addEventListener("over", () => {
    events.close();
    location.reload();
  });
}
