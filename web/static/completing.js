// People and topics are offered while a question, or somebody's name, is typed: a combobox with a list, as ARIA has it.
// Only the last words are sent, and only to this site. Without this script the fields are plain text fields.

const LAST_WORDS = /(?:\S+\s+){0,3}\S*\s?$/;
const known = new Map();
let field, list, told, timer, request;

const options = () => [...(list?.children ?? [])];
const active = () => options().find((one) => one.ariaSelected === "true");

function close() {
  clearTimeout(timer);
  request?.abort();
  list?.remove();
  list = undefined;
  if (field) field.ariaExpanded = "false";
  field?.removeAttribute("aria-activedescendant");
}

function choose(option) {
  for (const one of options()) one.ariaSelected = String(one === option);
  option?.scrollIntoView({ block: "nearest" });
  if (option) field.setAttribute("aria-activedescendant", option.id);
  else field.removeAttribute("aria-activedescendant");
}

function take({ dataset }) {
  const caret = field.selectionStart;
  const space = field.dataset.only || field.value[caret] === " " ? "" : " ";
  field.setRangeText(dataset.text + space, caret - dataset.instead.length, caret, "end");
  close();
}

const made = (tag, properties) => Object.assign(document.createElement(tag), properties);

function show(items) {
  close();
  if (!items.length) return;
  list = made("ul", { id: "completions", className: "completions", role: "listbox", ariaLabel: field.dataset.label });
  list.append(...items.map(({ text, role, instead }, at) => {
    const option = made("li", { id: `completion-${at}`, role: "option", ariaSelected: "false", textContent: text });
    Object.assign(option.dataset, { text, instead });
    if (role) option.append(made("small", { textContent: role }));
    return option;
  }));
  field.after(list);
  field.ariaExpanded = "true";
  told ??= document.body.appendChild(made("p", { className: "sr", role: "status" }));
  told.textContent = `${field.dataset.label}: ${items.length}`;
}

async function complete() {
  const { complete: address, only } = field.dataset;
  const [typed] = field.value.slice(0, field.selectionStart).match(LAST_WORDS);
  close();
  if (!typed.trim()) return;
  request = new AbortController();
  const { signal } = request;
  try {
    if (!known.has(typed)) {
      const response = await fetch(`${address}?${new URLSearchParams({ typed })}`, { signal });
      known.set(typed, response.ok ? await response.json() : []);
    }
    if (!signal.aborted) show(known.get(typed).filter(({ kind }) => !only || kind === only));
  } catch {} // nothing is offered
}

function attend(target) {
  if (!target.dataset.complete) return;
  // The first request makes the server's table: it is there when the first letters are.
  if (!field) fetch(target.dataset.complete).catch(() => {});
  field = target;
  Object.assign(field, { role: "combobox", ariaAutoComplete: "list", ariaExpanded: "false" });
  field.setAttribute("aria-controls", "completions");
}

attend(document.activeElement);
document.addEventListener("focusin", ({ target }) => attend(target));
document.addEventListener("focusout", ({ target }) => target === field && close());
document.addEventListener("submit", close);

document.addEventListener("input", (event) => {
  if (event.target !== field || event.isComposing) return;
  clearTimeout(timer);
  timer = setTimeout(complete, 120);
});

document.addEventListener("keydown", (event) => {
  if (event.target !== field || event.isComposing || !list) return;
  const all = options();
  const at = all.indexOf(active());
  if (event.key === "ArrowDown") choose(all[at + 1]);
  else if (event.key === "ArrowUp") choose(at ? all.at(at < 0 ? -1 : at - 1) : undefined);
  else if (event.key === "Enter" && at >= 0) take(all[at]);
  else if (event.key === "Escape") close();
  else return;
  event.preventDefault();
});

// Before the field loses the focus to it.
document.addEventListener("pointerdown", (event) => {
  const option = event.target.closest(".completions > li");
  if (!option) return;
  event.preventDefault();
  take(option);
});

// An address has no room for fields that were left empty.
document.addEventListener("formdata", ({ target, formData }) => {
  if (!target.closest(".narrow")) return;
  const filled = [...formData].filter(([, value]) => value);
  for (const name of new Set(formData.keys())) formData.delete(name);
  for (const field of filled) formData.append(...field);
});
