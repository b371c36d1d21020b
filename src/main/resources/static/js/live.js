// Parts that live: data-live="/path" listens to server-sent events and, on "changed", fetches itself anew. While the line
// is lost the part is marked stale, and the frame says since when.
const names = { stale: "h-stale" };

for (const part of document.querySelectorAll("[data-live]")) listen(part);

function listen(part) {
  const source = new EventSource(part.dataset.live);
  source.addEventListener("changed", () => refresh(part.id));
  source.addEventListener("open", () => mark(part.id, false));
  source.addEventListener("error", () => mark(part.id, true));
  window.addEventListener("pagehide", () => source.close());
}

async function refresh(id) {
  const answer = await fetch(location.href, { headers: { "X-Part": id } }).catch(() => null);
  if (!answer?.ok) return mark(id, true);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const next = page.getElementById(id);
  const now = document.getElementById(id);
  // never under the pointer or the focus
  if (!next || now.matches(":hover") && matchMedia("(hover: hover)").matches && !document.body.dataset.liveStale || now.contains(document.activeElement)) {
    return setTimeout(() => refresh(id), 2000);
  }
  now.replaceChildren(...next.childNodes);
  for (const name of ["[data-live-at]", "[data-clock]"]) {
    const target = document.querySelector(name);
    if (target) target.textContent = page.querySelector(name)?.textContent ?? target.textContent;
  }
  mark(id, false);
}

function mark(id, stale) {
  document.getElementById(id)?.classList.toggle(names.stale, stale);
  if (document.body.dataset.liveStale) document.body.classList.toggle(document.body.dataset.liveStale, stale);
}

const bar = document.querySelector("[data-offline]");
function network(online) {
  document.querySelector("[data-network]")?.classList.toggle("h-stale", !online);
  if (!bar) return;
  bar.hidden = online;
  if (!online) bar.querySelector("[data-offline-since]").textContent = new Date().toTimeString().slice(0, 5);
}
window.addEventListener("offline", () => network(false));
window.addEventListener("online", () => network(true));
document.addEventListener("htmx:sendError", () => network(false));
document.addEventListener("htmx:afterOnLoad", () => network(true));
if (navigator.onLine === false) network(false);

const clock = document.querySelector("[data-clock]");
if (clock) setInterval(() => { clock.textContent = new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Kolkata" }); }, 5000);
