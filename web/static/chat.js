// The chat without reloading: a question is streamed into the page, then takes the form in which the server shows it.
// Every step has an address, so that whatever is done here works by plain links and forms, too.

import { isPlain } from "./reading.js";

const byId = (id) => document.getElementById(id);
const main = byId("content");
const stream = byId("asking").dataset.stream;
const home = new URL(document.querySelector(".site").href).pathname;
let running = new AbortController();
let shown = location.search;

// The question of an address that is to be answered: the one named behind #, else the newest. The server reads the rest.
function asked(address) {
  const questions = address.searchParams.getAll("q");
  const at = Math.min(Number(address.hash.slice(2)) || questions.length, questions.length) - 1;
  return { at, question: questions[at]?.trim() };
}

// Server-sent events with a status, which EventSource does not tell.
async function* events(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (text + value).split("\n\n");
    text = blocks.pop();
    for (const block of blocks) {
      const lines = block.split("\n");
      const data = lines.filter((line) => line.startsWith("data:")).map((line) => line.slice(5)).join("\n");
      const name = lines.find((line) => line.startsWith("event:"))?.slice(6).trim();
      if (data) yield [name, JSON.parse(data)];
    }
  }
}

class Trouble extends Error {}

// What is said of a status in the language of the page: the details of a problem are for programs.
const whyNot = (status) => byId("trouble").dataset[{ 429: "rate", 503: "busy", 504: "timedOut" }[status] ?? "failed"];

// A question asked before there is an answer goes on from this one, too.
function sendAlong(parameters, next) {
  const form = main.querySelector(".composer");
  form.querySelectorAll("input[type=hidden]").forEach((input) => input.remove());
  form.prepend(...parameters.map(([name, value]) => {
    const input = document.createElement("input");
    return Object.assign(input, { type: "hidden", name, value });
  }));
  const action = new URL(form.action);
  action.hash = `q${next}`;
  form.action = action;
}

// What is seen while an answer is on its way.
function awaiting(address, at, question) {
  const exchange = byId("asking").content.firstElementChild.cloneNode(true);
  exchange.id = `q${at + 1}`;
  exchange.querySelector("h2").textContent = question;
  exchange.querySelector("button").addEventListener("click", () => running.abort());
  const before = main.querySelectorAll(".exchange");
  if (!before.length) {
    const [heading, next] = byId("conversation").content.cloneNode(true).children;
    next.append(...main.querySelectorAll(".composer"));
    main.replaceChildren(heading, exchange, next);
  }
  else if (before[at]) before[at].replaceWith(exchange);
  else [...before].at(-1).after(exchange);
  sendAlong([...address.searchParams], at + 2);
  if (byId("question").value === question) byId("question").value = "";
  document.title = `${question} · ${document.title.split(" · ").at(-1)}`;
  exchange.scrollIntoView();
  return exchange;
}

function understood(exchange, reading) {
  if (reading.interpreted_as.toLowerCase() === reading.question.toLowerCase()) return;
  const notice = exchange.querySelector(".notice");
  notice.textContent = reading.interpreted_as;
  notice.hidden = false;
}

function arriving(exchange, quote) {
  const figure = byId("arriving").content.firstElementChild.cloneNode(true);
  const words = figure.querySelector("blockquote");
  words.querySelector("p").textContent = quote.text;
  if (quote.speaker) {
    figure.querySelector(".name").textContent = quote.speaker.name;
    figure.querySelector(".role").textContent = quote.speaker.role ?? "";
  } else figure.querySelector(".byline").remove();
  exchange.querySelector(".voices").append(figure);
}

function trouble(exchange, address, message) {
  const typing = byId("question");
  if (typing) typing.value ||= exchange.querySelector("h2").textContent;
  const shown = byId("trouble").content.firstElementChild.cloneNode(true);
  shown.querySelector("p").textContent = message;
  shown.querySelector("a").href = address;
  exchange.querySelector(".searching").replaceWith(shown);
  exchange.removeAttribute("aria-busy");
  byId("announcer").textContent = message;
}

// An address may hold what can't be asked (422), and the page explains it.
async function told(address, at, signal, exchange) {
  const response = await fetch(`${stream}${address.search}&at=${at + 1}`, { signal });
  if (!response.ok) {
    if (response.status === 422) return "";
    throw new Trouble(whyNot(response.status));
  }
  for await (const [name, data] of events(response)) {
    if (name === "understood") understood(exchange, data);
    else if (name === "quote") arriving(exchange, data);
    else if (name === "answer") return data.declined ? data.note : data.text.split("\n", 1)[0];
    else if (name === "error" && data.status === 422) return "";
    else if (name === "error") throw new Trouble(whyNot(data.status));
  }
  throw new Trouble();
}

async function pageAt(address, signal) {
  const response = await fetch(address, { signal, headers: { Accept: "text/html" } });
  if (!response.ok && response.status !== 422) throw new Trouble();
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

// Puts the server's page in place of this one, and leaves what is the same as it is: open folds stay open.
function settle(page) {
  const fresh = [...page.querySelectorAll("main .exchange")];
  const old = [...main.querySelectorAll(".exchange")];
  const stays = (one, other) => one && !one.hasAttribute("aria-busy") && one.textContent === other.textContent;
  const kept = fresh.map((exchange, at) => {
    if (!stays(old[at], exchange)) return document.importNode(exchange, true);
    const links = exchange.querySelectorAll("a");
    old[at].querySelectorAll("a").forEach((link, n) => link.setAttribute("href", links[n].getAttribute("href")));
    return old[at];
  });
  const typed = byId("question")?.value ?? "";
  const parts = [...page.querySelector("main").children].map((child) => {
    const at = fresh.indexOf(child);
    return at < 0 ? document.importNode(child, true) : kept[at];
  });
  main.replaceChildren(...parts);
  document.title = page.title;
  for (const part of [".printed-from", ".languages"]) document.querySelector(part).replaceWith(page.querySelector(part));
  byId("question").value ||= typed;
}

// More of an answer: the reader goes on with the first quote that was not there before.
function goOn(exchange, known) {
  const fresh = [...exchange.querySelectorAll("blockquote")].find((words) => !known.has(words.cite));
  const quote = fresh?.closest(".quotation");
  if (!quote) return;
  quote.tabIndex = -1;
  quote.focus({ preventScroll: true });
  quote.scrollIntoView({ block: "nearest" });
}

async function show(address, { ask = true, known } = {}) {
  running.abort();
  running = new AbortController();
  const { signal } = running;
  let exchange;
  try {
    let heard = "";
    if (ask) {
      const { at, question } = asked(address);
      exchange = awaiting(address, at, question);
      heard = await told(address, at, signal, exchange);
    }
    const page = await pageAt(address, signal);
    const isTyping = document.activeElement === byId("question") && byId("question").value;
    settle(page);
    if (known) return goOn(byId(address.hash.slice(1)), known);
    const shown = byId(address.hash.slice(1));
    shown?.querySelector(".rest")?.setAttribute("open", "");
    // Reading goes on with the reply, if not in an article by now: the next Tab leads to who is quoted first.
    // Whoever types the next question meanwhile goes on with that.
    if (isTyping) byId("question").focus({ preventScroll: true });
    else if (shown && !document.activeElement.closest(".beside")) byId(`${shown.id}-reply`)?.focus({ preventScroll: true });
    shown?.scrollIntoView();
    byId("announcer").textContent = heard;
  } catch (error) {
    if (known && !signal.aborted) return show(address);
    if (!exchange) return void (error.name === "AbortError" || location.reload());
    const words = byId("trouble").dataset;
    if (signal.aborted && signal !== running.signal) return exchange.querySelector(".searching")?.remove();
    const message = signal.aborted ? words.stopped
      : error instanceof Trouble ? error.message || words.failed
      : navigator.onLine ? words.unreachable : words.offline;
    trouble(exchange, address, message);
    if (!signal.aborted && !navigator.onLine) addEventListener("online", () => show(address), { once: true, signal });
  }
}

function go(address, how) {
  if (!asked(address).question) return false;
  dispatchEvent(new Event("asking"));
  history.pushState(null, "", address);
  shown = address.search;
  show(address, how);
  return true;
}

const isConversation = (address) =>
  address.origin === location.origin && address.pathname === home && address.searchParams.has("q");

document.addEventListener("submit", (event) => {
  const form = event.target;
  const address = new URL(form.action);
  if (address.pathname !== home || address.origin !== location.origin) return;
  address.search = new URLSearchParams(new FormData(form));
  if (!address.hash) address.hash = "q1";
  if (go(address)) {
    event.preventDefault();
    form.reset();
  }
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || !isPlain(event) || link.target || link.matches(".self, .back, [hreflang]")) return;
  const address = new URL(link.href);
  if (!isConversation(address)) return;
  const wider = link.closest(".examples + .further") && link.closest(".exchange");
  const known = wider && new Set([...wider.querySelectorAll("blockquote")].map((words) => words.cite));
  const ask = !wider && !link.closest(".views");
  if (go(address, { ask, known })) event.preventDefault();
});

// A reader who opens a question to edit it types next.
document.addEventListener("toggle", ({ target }) => {
  if (target.matches(".edit[open]")) target.querySelector("[type=text]").focus();
}, true);

// Back and forward; where only the part behind # changes, nothing else is to be shown.
addEventListener("popstate", () => {
  if (location.search === shown) return;
  shown = location.search;
  show(new URL(location.href), { ask: false });
});
