// Works an article through with the keyboard: next, previous, and a key for each person. Every form works without it.

import { send } from "./desk.js";

const content = document.getElementById("content");
const waiting = () => [...content.querySelectorAll(".paragraph.waits")];
const typing = (target) => target.closest("input:not([type=checkbox]), select, textarea");
let busy = false;
let ticked = null;

function current() {
  const focused = document.activeElement.closest(".paragraph");
  return focused || content.querySelector(".paragraph:target");
}

function go(paragraph) {
  if (!paragraph) return;
  paragraph.scrollIntoView({ block: "center" });
  paragraph.focus({ preventScroll: true });
}

function step(forward) {
  const all = waiting();
  const from = current();
  if (!from) return go(all[0]);
  const side = forward ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
  const rest = all.filter((one) => from.compareDocumentPosition(one) & side);
  go(forward ? rest[0] || all[0] : rest.at(-1) || all.at(-1));
}

// A form is sent without leaving the page: what is on it is replaced, and the next paragraph that waits is there.
async function submit(form, button, at) {
  if (busy) return;
  busy = true;
  const fields = new URLSearchParams(new FormData(form, button));
  let shown = null;
  try {
    const response = await send(form.action, { body: fields });
    const html = await response.text();
    if (response.headers.get("Content-Type").startsWith("text/html")) shown = new DOMParser().parseFromString(html, "text/html");
  } catch {
    // The browser sends it, and says why it can't.
  }
  busy = false;
  const fresh = shown && shown.getElementById("content");
  if (!fresh) return plainly(form, button);
  content.replaceChildren(...fresh.childNodes);
  ticked = null;
  const next = waiting().find((one) => Number(one.id.slice(1)) > at) || document.getElementById(`p${at}`);
  if (next) go(next);
}

function plainly(form, button) {
  if (button && button.name) {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = button.name;
    field.value = button.value;
    form.append(field);
  }
  form.submit();
}

content.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches(".mending, .offer, .steps form")) return;
  if (form.closest(".side")) return;
  event.preventDefault();
  const paragraph = event.submitter && event.submitter.closest(".paragraph");
  const chosen = form.querySelector("[name=n]:checked");
  const at = paragraph ? Number(paragraph.id.slice(1)) : chosen ? Number(chosen.value) + 1 : 0;
  submit(form, event.submitter, at);
});

// A range: the second tick with the shift key held takes all between.
content.addEventListener("click", (event) => {
  if (!event.target.matches(".tick input")) return;
  const all = [...content.querySelectorAll(".tick input")];
  const here = all.indexOf(event.target);
  if (event.shiftKey && ticked !== null && ticked < all.length) {
    for (const one of all.slice(Math.min(here, ticked), Math.max(here, ticked) + 1)) one.checked = event.target.checked;
  }
  ticked = here;
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const key = event.key.toLowerCase();
  const paragraph = current();
  const press = (button) => { if (button) { event.preventDefault(); button.click(); } };
  if (key === "n" || key === "j") { event.preventDefault(); step(true); }
  else if (key === "p" || key === "k") { event.preventDefault(); step(false); }
  else if (key === "u") press(document.getElementById("undo"));
  else if (key === "x" && paragraph) press(paragraph.querySelector(".tick input"));
  else if (/^[0-9]$/.test(key) && paragraph) press(paragraph.querySelector(`[data-key="${key}"]`));
});
