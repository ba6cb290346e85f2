// Hands a quote to the apps of a phone (data-share="https://…"), and lets the browser keep the page for when it is offline.

document.documentElement.classList.toggle("sharing", "share" in navigator);

document.addEventListener("click", (event) => {
  const url = event.target.closest("[data-share]")?.dataset.share;
  if (url) navigator.share({ title: document.title, url }).catch(() => {}); // closed again, which is no failure
});

// Not over plain HTTP, where browsers have no such thing.
navigator.serviceWorker?.register(document.getElementById("toast").dataset.worker).catch(() => {});
