// Reading in context: a quote opens its article beside the answer where there is room; n and p go from mark to mark.
// The article is always the page that the server made, so all of it works by plain links, too.

const roomy = matchMedia("(min-width: 75rem)");
const template = document.getElementById("beside");
const ANSWER = "answer";
let panel, opener, request, shown;

const part = (name) => panel.querySelector(name);
export const isPlain = (event) =>
  !(event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

function withoutFragment(href) {
  const address = new URL(href, location.href);
  address.hash = "";
  return address.href;
}

function tell(state) {
  const { dataset } = part(".state");
  part(".state p").textContent = state ? dataset[state] : "";
  part(".again").hidden = !state || state === "opening";
  part(".state").hidden = !state;
  panel.toggleAttribute("aria-busy", state === "opening");
}

function goTo(mark) {
  const page = part(".page");
  if (!mark) return page.scrollTo(0, 0);
  page.scrollTop += mark.getBoundingClientRect().top - page.getBoundingClientRect().top - page.clientHeight * 0.3;
  mark.tabIndex = -1;
  if (panel.contains(document.activeElement)) mark.focus({ preventScroll: true });
}

async function load(href) {
  request?.abort();
  request = new AbortController();
  const { signal } = request;
  shown = href;
  part(".as-page").href = href;
  if (!part(".reading")) tell("opening");
  try {
    const response = await fetch(withoutFragment(href), { signal, headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const reading = page.querySelector(".reading");
    if (signal.aborted) return;
    if (!response.ok || !reading) return fail("failed");
    part(".page").replaceChildren(document.importNode(reading, true));
    tell();
    goTo(part("#quote"));
  } catch (error) {
    if (error.name !== "AbortError") fail(navigator.onLine ? "unreachable" : "offline");
  }
}

function fail(state) {
  part(".page").replaceChildren();
  tell(state);
  if (state === "offline") addEventListener("online", () => panel && load(shown), { once: true });
}

// The answer becomes narrower or wider: what was being read stays where it was on the screen.
function holding(element, change) {
  const before = element?.getBoundingClientRect().top;
  change();
  if (element?.isConnected) scrollBy({ top: element.getBoundingClientRect().top - before, behavior: "instant" });
}

function open(href) {
  if (!panel) {
    panel = template.content.firstElementChild.cloneNode(true);
    document.body.append(panel);
    holding(opener, () => document.documentElement.classList.add("reads-beside"));
  }
  panel.focus({ preventScroll: true });
  load(href);
}

function close() {
  if (!panel) return;
  request?.abort();
  const hadFocus = panel.contains(document.activeElement);
  panel.remove();
  panel = undefined;
  holding(opener, () => document.documentElement.classList.remove("reads-beside"));
  if (hadFocus) (opener?.isConnected ? opener : document.getElementById("content")).focus({ preventScroll: true });
}

// Going back closes the article; a second one takes the place of the first.
function openAsStep(href) {
  const step = { reading: href };
  panel ? history.replaceState(step, "") : history.pushState(step, "");
  open(href);
}

function closeAsStep() {
  history.state?.reading ? history.back() : close();
}

addEventListener("popstate", ({ state }) => {
  const before = panel;
  if (!state?.reading || !roomy.matches) close();
  else if (!panel || shown !== state.reading) open(state.reading);
  if (panel === before) return;
  // The browser then goes to the part behind # and takes the focus away: the reader stays where they were.
  const { activeElement } = document;
  const top = scrollY;
  requestAnimationFrame(() => {
    scrollTo({ top, behavior: "instant" });
    activeElement.focus({ preventScroll: true });
  });
});

// An article belongs to the answer it was opened from.
addEventListener("asking", close);

document.addEventListener("click", (event) => {
  const target = event.target;
  if (panel?.contains(target)) {
    if (target.closest(".close")) return closeAsStep();
    if (target.closest(".again")) return load(shown);
  }
  const link = target.closest("a[href]");
  if (!link || !isPlain(event)) return;
  const inside = panel?.contains(link);
  if (inside && link.getAttribute("href").startsWith("#")) {
    event.preventDefault();
    return part(".page").querySelector(link.hash)?.scrollIntoView({ block: "nearest" });
  }
  if (!link.matches(inside ? ".matches .steps a" : "a.context")) return;
  remember(link);
  if (!roomy.matches || !template) return;
  event.preventDefault();
  if (!inside) opener = link;
  openAsStep(link.href);
});

// Which answer an article was opened from, for the way back; it never leaves the tab.
function remember(link) {
  const exchange = link.closest(".exchange");
  if (!exchange) return;
  const answer = new URL(location.href);
  answer.hash = exchange.id;
  sessionStorage.setItem(ANSWER, JSON.stringify({ article: new URL(link.href).pathname, answer: answer.href }));
}

function offerWayBack() {
  const bar = document.querySelector("main .matches");
  const from = JSON.parse(sessionStorage.getItem(ANSWER));
  if (!bar || from?.article !== location.pathname) return;
  const back = bar.querySelector(".back");
  back.href = from.answer;
  bar.hidden = back.hidden = false;
}

document.addEventListener("keydown", (event) => {
  const where = panel ?? document.querySelector("main");
  if (event.isComposing || !isPlain(event)) return;
  if (event.key === "Escape" && panel) return closeAsStep();
  if (event.target.closest("input, textarea, select") || !where.contains(event.target)) return;
  const way = { n: "next", p: "prev" }[event.key];
  where.querySelector(`.matches [rel="${way}"]`)?.click();
});

// A browser that knows no text fragments takes them for a part of the anchor.
if (location.hash.includes(":~:")) location.replace("#quote");

offerWayBack();
const mark = document.querySelector("main mark#quote");
if (mark && location.hash === "#quote") {
  mark.tabIndex = -1;
  mark.focus({ preventScroll: true });
}
if (history.state?.reading && roomy.matches) open(history.state.reading);
