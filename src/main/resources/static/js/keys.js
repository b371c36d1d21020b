// Single letters press what carries them; they sleep while somebody types, and can be switched off (WCAG 2.1.4).
const OFF = "hims.keys.off";
let going = 0;

const typing = element => element.closest("input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]");
const top = () => [...document.querySelectorAll("dialog[open]")].at(-1) ?? document;
const shown = element => element.getClientRects().length > 0;
const find = selector => [...top().querySelectorAll(selector)].find(shown);

document.addEventListener("keydown", event => {
  if (event.defaultPrevented || event.isComposing) return;
  if (event.ctrlKey && event.key === "Enter") return press(event, find('[data-key="Ctrl+Enter"]'));
  if (event.altKey && /^[1-9]$/.test(event.key)) return press(event, document.querySelectorAll("[data-tabs] a")[event.key - 1]);
  if (event.key === "Escape") return leave(event);
  if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return;
  if (/^F\d+$/.test(event.key)) return press(event, find(`[data-key="${event.key}"]`));
  if (event.key === "ArrowDown" || event.key === "ArrowUp") return inRows(event, event.key === "ArrowDown" ? 1 : -1);
  if (event.key.length !== 1 || event.key === " " || localStorage.getItem(OFF)) return;
  if (event.key === "/") return focus(event, document.querySelector("[data-search]"));
  if (event.key === "?") return open(event);
  if (event.key === "j" || event.key === "k") return move(event, event.key === "j" ? 1 : -1);
  if (event.key === "g") { going = Date.now(); return; }
  if (Date.now() - going < 1500) { going = 0; return press(event, find(`[data-go="${CSS.escape(event.key)}"]`)); }
  press(event, find(`[data-key="${CSS.escape(event.key)}"]`));
});

function press(event, element) {
  if (!element) return;
  event.preventDefault();
  element.focus();
  element.click();
}

function focus(event, element) {
  if (!element) return;
  event.preventDefault();
  element.focus();
  element.select?.();
}

function open(event) {
  const list = document.getElementById("h-shortcuts");
  if (!list || list.open) return;
  event.preventDefault();
  list.showModal();
}

// Esc closes menus, leaves a field, and presses the way back of a workspace; dialogs close by themselves.
function leave(event) {
  if (top() !== document) return;
  const menu = event.target.closest("details[data-menu][open]");
  if (menu) { menu.open = false; menu.querySelector("summary").focus(); return; }
  if (typing(event.target)) { event.target.blur(); return; }
  press(event, find('[data-key="Esc"]'));
}

function rows() {
  return [...document.querySelectorAll("[data-rows] tr[tabindex], [data-rows] [data-row]")].filter(shown);
}

function move(event, by) {
  const all = rows();
  if (!all.length) return;
  const at = all.findIndex(row => row.contains(document.activeElement));
  const next = at < 0 ? all.find(row => row.matches("[aria-current], .h-selected")) ?? all[0] : all[Math.min(Math.max(at + by, 0), all.length - 1)];
  focus(event, next);
}

function inRows(event, by) {
  if (document.activeElement?.closest("[data-rows]")) move(event, by);
}

// A row opens with Enter by pressing its first link or button.
document.addEventListener("keydown", event => {
  if (event.key === "Enter" && event.target.matches("[data-rows] tr[tabindex]")) press(event, event.target.querySelector("a, button"));
});

const off = document.querySelector("[data-keys-off]");
if (off) {
  off.checked = localStorage.getItem(OFF) !== null;
  off.addEventListener("change", () => off.checked ? localStorage.setItem(OFF, "1") : localStorage.removeItem(OFF));
}
