// Files are sent one by one, each with its own progress; pasted words keep what the page they come from set in bold.

const form = document.querySelector("form.adding");
const list = document.getElementById("outcomes");
const drop = form.querySelector(".drop");
const files = document.getElementById("files");
const text = document.getElementById("text");

function element(tag, content, className = "") {
  const made = document.createElement(tag);
  made.textContent = content;
  if (className) made.className = className;
  return made;
}

function button(content, act) {
  const made = element("button", content, "quiet");
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

function address(file, known) {
  const to = new URL(form.dataset.fileAction, location.href);
  to.searchParams.set("name", file.name.slice(-200));
  to.searchParams.set("known", known);
  return to;
}

// fetch tells nothing of how much has been sent; XMLHttpRequest does.
function send(file, known = "ask", item = element("li", "")) {
  const bar = document.createElement("progress");
  const state = element("span", list.dataset.sending);
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute("aria-label", file.name);
  item.className = "running";
  item.replaceChildren(element("strong", file.name), state, bar);
  list.append(item);
  const request = new XMLHttpRequest();
  request.open("POST", address(file, known));
  request.setRequestHeader("X-CSRF-Token", document.body.dataset.csrf);
  request.responseType = "json";
  request.upload.addEventListener("progress", (event) => { bar.value = event.loaded / (event.total || 1); });
  request.upload.addEventListener("load", () => { state.textContent = list.dataset.reading; bar.removeAttribute("value"); });
  request.addEventListener("load", () => show(item, file, request));
  request.addEventListener("error", () => lost(item, file, known, list.dataset.lost));
  request.send(file);
}

function lost(item, file, known, told) {
  item.className = "failed";
  item.replaceChildren(element("strong", file.name), element("span", told), button(list.dataset.again, () => send(file, known, item)));
}

function show(item, file, request) {
  const told = request.response;
  if (!told || !told.state) {
    lost(item, file, "ask", told && told.detail ? told.detail : list.dataset.lost);
    if (request.status === 401) item.append(signIn());
    return;
  }
  item.className = told.state;
  item.replaceChildren(element("strong", told.title || file.name), element("span", told.told));
  if (told.href) {
    const link = element("a", told.open);
    link.href = told.href;
    item.append(link);
  }
  if (told.update) item.append(button(told.update, () => send(file, "update", item)), button(told.anew, () => send(file, "new", item)));
}

function signIn() {
  const link = element("a", "→");
  link.href = document.body.dataset.signIn;
  link.target = "_blank";
  return link;
}

const chosen = () => form.querySelector("[name=known]:checked").value;

files.addEventListener("change", () => {
  for (const file of files.files) send(file, chosen());
  files.value = "";
});
for (const kind of ["dragenter", "dragover"]) {
  drop.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add("over"); });
}
drop.addEventListener("dragleave", () => drop.classList.remove("over"));
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  drop.classList.remove("over");
  for (const file of event.dataTransfer.files) send(file, chosen());
});

// The words are shown plain; what they looked like is sent beside them, and never shown as markup.
let rich = "";
text.addEventListener("paste", (event) => {
  const html = event.clipboardData.getData("text/html");
  if (html && !text.value.trim()) {
    rich = html;
    document.getElementById("rich").value = html;
  }
});
text.addEventListener("input", (event) => {
  if (event.inputType !== "insertFromPaste" && rich) {
    rich = "";
    document.getElementById("rich").value = "";
  }
});
