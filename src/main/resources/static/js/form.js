// A form is sent once: its button says "Saving…" until the answer is there. The server's key is the real guard.
const busy = new WeakSet();

document.addEventListener("submit", event => {
  const form = event.target;
  if (!form.matches("[data-form]")) return;
  if (busy.has(form)) { event.preventDefault(); event.stopImmediatePropagation(); return; }
  const button = event.submitter ?? form.querySelector("button:not([type=button])");
  if (button?.getAttribute("aria-disabled") === "true") { event.preventDefault(); return; }
  busy.add(form);
  // after the browser has read which button was pressed
  if (button) setTimeout(() => wait(button));
}, true);

function wait(button) {
  button.dataset.label = button.innerHTML;
  button.setAttribute("aria-busy", "true");
  button.textContent = document.body.dataset.saving;
}

function free(form) {
  busy.delete(form);
  form.querySelectorAll("[aria-busy]").forEach(button => {
    button.removeAttribute("aria-busy");
    button.innerHTML = button.dataset.label;
  });
}

const freeAll = () => document.querySelectorAll("[data-form]").forEach(free);
window.addEventListener("pageshow", event => event.persisted && freeAll());
document.addEventListener("htmx:afterRequest", event => {
  const form = event.target.closest?.("[data-form]");
  if (form) free(form);
});

// Buttons that cannot be pressed now still can be reached and say why; they do nothing.
document.addEventListener("click", event => {
  if (event.target.closest?.('[aria-disabled="true"]')) event.preventDefault();
}, true);

// After a refused form the focus goes to its list of errors.
export function toSummary(root = document) {
  root.querySelector("[data-summary]")?.focus();
}
document.addEventListener("htmx:afterSwap", event => toSummary(event.target));
toSummary();

document.querySelectorAll("[data-print]").forEach(button => button.addEventListener("click", () => window.print()));
document.querySelectorAll("[data-back]").forEach(button => button.addEventListener("click", () => history.back()));
