// Copies what a button names: data-copy-link="/address" (empty: of this page), or data-copy-field: the first field of
// the same quote or form. Without scripts the fields can be selected by hand.

const toast = document.getElementById("toast");
let fading;

document.documentElement.classList.add("scripted");

function say(words) {
  clearTimeout(fading);
  toast.textContent = words;
  fading = setTimeout(() => (toast.textContent = ""), 4000);
}

// Where a page is not served over HTTPS, browsers keep the clipboard from it, but copy what is selected.
function copySelected(field) {
  field.focus();
  field.select();
  return document.execCommand("copy");
}

function copyThroughField(text) {
  const field = document.createElement("textarea");
  const before = document.activeElement;
  field.className = "sr";
  field.readOnly = true;
  field.value = text;
  document.body.append(field);
  const copied = copySelected(field);
  field.remove();
  before?.focus({ preventScroll: true });
  return copied;
}

async function copy(text, field) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyThroughField(text) || (reveal(field) && copySelected(field));
  }
}

// So that it can be copied by hand.
function reveal(field) {
  field?.closest("details")?.setAttribute("open", "");
  return field;
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy-link], [data-copy-field]");
  if (!button) return;
  const link = button.dataset.copyLink;
  const field = button.closest(".form, .quotation, .about-quote")?.querySelector("textarea");
  const address = link === undefined ? undefined : new URL(link || location.href, location.href).href;
  const text = address ?? field.value;
  say((await copy(text, field)) ? toast.dataset.copied : toast.dataset.notCopied);
});

// A field that is entered is selected, to be copied by hand.
document.addEventListener("focusin", (event) => event.target.closest(".taking textarea")?.select());
