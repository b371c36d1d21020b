// The television in a waiting hall. It fetches itself again on "changed" and trusts what it shows only while ticks come;
// without them the numbers turn grey and the bar says since when. It never gives up: no keyboard hangs on the wall.
const TICK_LIMIT = 10000;
const AGAIN = 3000;
const board = document.querySelector("[data-board]");
let source;
let heard = Date.now();
let fetching = false;
let missed = false;

function listen() {
  source?.close();
  source = new EventSource(board.dataset.board);
  source.addEventListener("tick", () => fresh(new Date()));
  source.addEventListener("changed", refresh);
  source.addEventListener("open", refresh);
  source.addEventListener("error", () => source.readyState === EventSource.CLOSED && setTimeout(listen, AGAIN));
}

async function refresh() {
  if (fetching) { missed = true; return; }
  fetching = true;
  missed = false;
  try {
    const answer = await fetch(location.href);
    if (answer.ok) show(new DOMParser().parseFromString(await answer.text(), "text/html"));
  } catch {
    // the line is lost: the watch below says so
  } finally {
    fetching = false;
    if (missed) refresh();
  }
}

function show(page) {
  for (const next of page.querySelectorAll("#board > section")) document.getElementById(next.id)?.replaceWith(next);
  document.querySelector("footer").replaceChildren(...page.querySelector("footer").childNodes);
  fresh();
}

function fresh(at) {
  heard = Date.now();
  if (document.body.classList.contains("h-board--stale")) {
    document.body.classList.remove("h-board--stale");
    refresh();
  } else if (at) {
    document.querySelector("[data-live-at]").textContent = time(at);
  }
}

function watch() {
  if (Date.now() - heard < TICK_LIMIT || document.body.classList.contains("h-board--stale")) return;
  document.body.classList.add("h-board--stale");
  document.querySelector("footer small").firstChild.textContent = board.dataset.stale + " ";
  document.querySelector("footer small span[lang]")?.remove();
  if (source.readyState !== EventSource.CONNECTING) listen();
}

const time = at => at.toLocaleTimeString("en-GB", { timeZone: "Asia/Kolkata" });

listen();
setInterval(watch, 1000);
