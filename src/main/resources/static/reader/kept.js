// Keys and lists on this device, renewed whenever there is a network.
import { changed, isTrusted, signedList } from "./trust.js";

const STORE = "hims-reader", KEYS = "/.well-known/hims-card-keys.json", LISTS = "/.well-known/hims-card-list/", KNOWN = "/E/known";

export async function kept() {
  const stored = await (await caches.open(STORE)).match(KNOWN);
  return stored?.json();
}

/** What is known now: from the network as far as it answers, else as it was kept. Lists only ever go forward. */
export async function renewed(before) {
  const answer = await fetch(KEYS, { cache: "no-cache", credentials: "omit" });
  if (!answer.ok) return before;
  const { issuer, asOf, keys } = await answer.json();
  const known = { issuer, asOf, keys, lists: {}, skew: Date.parse(asOf) - Date.now() };
  for (const key of keys.filter(key => isTrusted(key) && key.purpose !== "LIST")) {
    const list = await latest(key.kid, before?.lists[key.kid], keys);
    if (list) known.lists[key.kid] = list;
  }
  await (await caches.open(STORE)).put(KNOWN, new Response(JSON.stringify(known)));
  return known;
}

// The whole list may be some minutes old, the changes are of this moment.
async function latest(kid, old, keys) {
  try {
    const changes = await list(kid + "-7d", keys);
    const goneOn = old && changed(old, changes);
    if (goneOn) return goneOn;
    const whole = await list(kid, keys);
    if (old && whole.counter < old.counter) return old;
    return changed(whole, changes) ?? whole;
  } catch {
    return old; // no answer, or not signed by the issuer: what was known stays known, and ages
  }
}

async function list(name, keys) {
  const answer = await fetch(LISTS + name + ".jws", { cache: "no-cache", credentials: "omit" });
  if (!answer.ok) throw new Error("no list");
  const list = await signedList(await answer.text(), keys);
  if (!name.startsWith(list.kid)) throw new Error("another list");
  return list;
}
