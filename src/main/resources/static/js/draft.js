// What was typed survives a lost session, a lost line and a mistaken click: kept in this tab only, for this reader only,
// for the form that asks for it (data-draft="name"). Passwords and hidden fields are never kept.
const MARK = "hims.draft.";
const reader = document.body.dataset.reader ?? "";
const place = form => `${MARK}${form.dataset.draft}`;
const fields = form => [...form.elements].filter(e => e.name && !["hidden", "password", "file", "submit", "button"].includes(e.type));

function keep(form) {
  const values = fields(form).filter(e => e.type !== "radio" && e.type !== "checkbox" || e.checked).map(e => [e.name, e.value]);
  sessionStorage.setItem(place(form), JSON.stringify({ reader, at: Date.now(), values }));
}

function restore(form) {
  const kept = JSON.parse(sessionStorage.getItem(place(form)) ?? "null");
  // a page that comes back from the server with errors already holds what was typed
  if (!kept || kept.reader && reader && kept.reader !== reader || form.querySelector("[data-summary], [aria-invalid]")) return;
  const left = kept.values.slice();
  for (const field of fields(form)) {
    const at = left.findIndex(([name, value]) => name === field.name && (field.type !== "radio" && field.type !== "checkbox" || value === field.value));
    if (field.type === "radio" || field.type === "checkbox") field.checked = at >= 0;
    else if (at >= 0) field.value = left.splice(at, 1)[0][1];
  }
  form.dataset.restored = "true";
  form.dispatchEvent(new CustomEvent("hims:restored", { bubbles: true, detail: { at: kept.at } }));
}

let waiting;
document.addEventListener("input", event => {
  const form = event.target.form;
  if (!form?.dataset.draft) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => keep(form), 400);
});
document.addEventListener("submit", event => event.target.dataset.draft && keep(event.target), true);
// Leaving is the end of every draft; what another reader left in this tab goes too.
document.addEventListener("submit", event => event.target.matches("[data-leave]") && forget(() => true));

function forget(which) {
  for (const key of Object.keys(sessionStorage).filter(key => key.startsWith(MARK))) {
    if (which(JSON.parse(sessionStorage.getItem(key)), key)) sessionStorage.removeItem(key);
  }
}

if (reader) forget(kept => kept.reader && kept.reader !== reader);
// A page that was reached by success says so: <main data-draft-done="name"> or the toast of the redirect.
for (const done of document.querySelectorAll("[data-draft-done]")) sessionStorage.removeItem(MARK + done.dataset.draftDone);
if (document.querySelector("[data-toast]")) forget((kept, key) => !document.querySelector(`form[data-draft="${CSS.escape(key.slice(MARK.length))}"]`));
document.querySelectorAll("form[data-draft]").forEach(restore);
document.addEventListener("htmx:afterSwap", event => event.target.querySelectorAll?.("form[data-draft]").forEach(restore));
