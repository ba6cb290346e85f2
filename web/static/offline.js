// Shows a page of its own where the server can't be reached. Kept are that page and its style, and nothing that anybody
// reads or asks.

const [PAGE, ...PARTS] = ["offline", "static/style.css", "static/icon.svg"].map(
  (path) => new URL(path, registration.scope).href,
);

addEventListener("install", (event) => {
  event.waitUntil(caches.open("offline").then((kept) => kept.addAll([PAGE, ...PARTS])));
});

addEventListener("fetch", (event) => {
  const { mode, url } = event.request;
  if (mode !== "navigate" && !PARTS.includes(url)) return;
  event.respondWith(fetch(event.request).catch(() => caches.match(mode === "navigate" ? PAGE : url)));
});
