// The offline reader: a scan box, a camera, one answer. Nothing that is scanned leaves the device or is kept on it.
import { read } from "./codes.js";
import { kept, renewed } from "./kept.js";
import { AMBER, RED, trust } from "./trust.js";
import "../js/scan.js";

const QUARTER = 15 * 60_000;
const language = document.documentElement.lang;
const part = name => document.querySelector(`[data-reader-${name}]`);
const words = await (await fetch(`/E/words-${language}.json`)).json();
const say = (key, ...values) => (words[key] ?? key).replace(/\{(\d)\}/g, (_, n) => values[n] ?? "");
let known = await kept(), trusted = known && await trust(known);

navigator.serviceWorker?.register("/E/worker.js", { scope: "/E" });
navigator.serviceWorker?.register("/E/worker.js", { scope: "/Q/" });

document.querySelectorAll("[data-reader-language]").forEach(button => button.addEventListener("click", async () => {
  const chosen = button.dataset.readerLanguage;
  document.cookie = `hims_language=${chosen}; path=/; max-age=31536000; samesite=lax`;
  await (await caches.open("hims-reader")).put("/E/language", new Response(chosen));
  location.reload();
}));

async function renew() {
  try {
    known = await renewed(known);
    trusted = await trust(known);
  } catch { /* no network: what is kept goes on */ }
  showAge();
}

function showAge() {
  const asOf = trusted?.asOf() ?? 0, age = Date.now() - asOf, box = part("age");
  const wrong = trusted?.clockIsWrong(Date.now());
  const state = !asOf ? "none" : wrong ? "clock" : age > RED ? "red" : age > AMBER ? "amber" : "fresh";
  box.className = `h-readerage h-readerage--${state}`;
  box.dataset.readerAge = state;
  box.replaceChildren(element("b", say(`age.${state}`)), element("span", asOf ? say("age.as-of", time(asOf)) : say("age.go-online")));
  return state;
}

const form = part("form");
form.addEventListener("submit", event => {
  event.preventDefault();
  const box = form.querySelector("[data-scan-box]"), text = box.value;
  box.value = "";
  if (text.trim()) answer(text);
});
window.addEventListener("online", renew);
window.addEventListener("hashchange", scannedByCamera);
setInterval(renew, QUARTER);
setInterval(showAge, 60_000);

// A plain camera opened this page with the code behind the #, or the address of a Service QR where there is no network.
function scannedByCamera() {
  const service = /^\/q\//i.test(location.pathname), code = service ? location.href : location.origin + "/E" + location.hash;
  if (service || location.hash.length > 1) answer(code.replace(/^https?:\/\/[^/]+/i, ""));
  if (location.hash) history.replaceState(null, "", location.pathname);
}

async function answer(text) {
  if (!trusted) return show("no-keys", {});
  const { verdict, kind, facts } = await read(text, trusted, Date.now());
  const age = showAge();
  show(verdict === "good" && age === "red" ? "too-old" : verdict, facts ?? {}, kind);
}

const TONE = { good: "good", expired: "warn", "not-yet": "warn", clock: "warn", unlisted: "warn", "too-old": "bad", suspended: "warn",
  "in-parts": "warn", "not-ours": "warn", "unknown-key": "warn", "no-keys": "warn" };
const ICON = { good: "patch-check", warn: "exclamation-triangle", bad: "exclamation-octagon-fill" };

function show(verdict, facts, kind) {
  const tone = TONE[verdict] ?? "bad", box = part("answer");
  box.className = `h-cardcheck h-cardcheck--${tone}`;
  box.dataset.verdict = verdict;
  const head = element("h2");
  head.append(icon(ICON[tone]), say(`answer.${verdict}`));
  box.replaceChildren(head, element("p", say(`answer.${verdict}.next`, facts.issuer)));
  if (kind) box.append(holder(facts));
  if (kind && kind !== "service") box.append(...record(facts));
  box.hidden = false;
  box.focus();
}

function holder(facts) {
  return pairs([
    ["holder", [facts.name, facts.localName].filter(Boolean).join(" · ")],
    ["health-id", facts.healthId?.replace(/^(\d{3})(\d{4})(\d{4})$/, "$1 $2 $3")],
    ["born", born(facts.birth)],
    ["sex", facts.sex === undefined ? "" : say(`sex.${facts.sex}`)],
    ["kind", facts.temporary === undefined ? "" : say(facts.temporary ? "temporary" : "permanent")],
    ["from", facts.from ? day(facts.from) : ""],
    ["until", facts.until ? day(facts.until - 1) : ""],
  ].filter(([, value]) => value));
}

/** Not recorded and none known are never the same words; a code without a name shows as its number. */
function record({ answers, contact, flags }) {
  const rows = Object.entries(answers).map(([name, items]) => {
    const value = !items ? say("not-recorded") : !items.length ? say("none-known") : items.map(item => nameOf(item)).join(", ");
    return [name, value, name === "allergies" && items?.length ? "h-readerred" : ""];
  });
  const parts = [pairs(rows)];
  if (contact) parts.push(call(contact));
  if (flags & 1) parts.push(element("p", say("more")));
  return parts;
}

function nameOf(item) {
  if (!Array.isArray(item)) return words["code." + item] ?? say("code", item);
  const [code, criticality, reaction] = item;
  return nameOf(code) + (reaction ? ` — ${nameOf(reaction)}` : "") + (criticality === 1 ? ` (${say("critical")})` : "");
}

function call([name, , phone]) {
  const line = element("p"), link = element("a", `${say("call")} ${name}, +${phone}`);
  link.href = `tel:+${phone}`;
  link.className = "h-button h-button--touch";
  line.append(link);
  return line;
}

function born(birth) {
  if (!birth) return "";
  const [, year, month, date] = /^(\d{4})(\d\d)?(\d\d)?$/.exec(String(birth)) ?? [];
  return !Number(month) ? year ?? "" : day(Date.UTC(year, month - 1, date));
}

function pairs(rows) {
  const list = element("dl");
  list.className = "h-pairs";
  for (const [key, value, css] of rows) {
    const fact = element("dd", value);
    fact.className = css ?? "";
    list.append(element("dt", say(`fact.${key}`)), fact);
  }
  return list;
}

function element(name, text = "") {
  return Object.assign(document.createElement(name), { textContent: text });
}

function icon(name) {
  const svg = document.querySelector("[data-reader-icon]").content.firstElementChild.cloneNode(true), use = svg.querySelector("use");
  use.setAttribute("href", use.getAttribute("href").replace(/#.*/, "#" + name));
  return svg;
}

// 03-Nov-2026 in both languages, as on every page and card
const calendar = new Intl.DateTimeFormat("en-US", {
  day: "2-digit", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: "Asia/Kolkata",
});
const parts = at => Object.fromEntries(calendar.formatToParts(at).map(part => [part.type, part.value]));
const day = at => (({ day, month, year }) => `${day}-${month}-${year}`)(parts(at));
const time = at => (({ hour, minute }) => `${day(at)} ${hour}:${minute}`)(parts(at));

showAge();
await renew();
scannedByCamera();
document.body.dataset.readerReady = "";
