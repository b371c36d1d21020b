// What this device trusts: the issuer's keys, the lists of cards that are no longer good, and how old they are.
import { ascii, base64url, fromBase64url, join } from "./bytes.js";

const HOUR = 3600_000, DAY = 24 * HOUR;
export const AMBER = DAY, RED = 7 * DAY;
const OURS = ["PUBLISHED", "SIGNING", "VERIFY_ONLY"];
const CURVE = { name: "ECDSA", namedCurve: "P-256" }, SIGNATURE = { name: "ECDSA", hash: "SHA-256" };

/** @param known {issuer, asOf, keys: [JWK with number, purpose, state], lists: {kid: {counter, asOf, ended, suspended}}, skew} */
export async function trust(known) {
  const keys = await Promise.all(known.keys.map(async key => ({ ...key, key: await open(key) })));
  const lists = new Map(Object.entries(known.lists).map(([kid, list]) =>
    [kid, { ...list, ended: new Set(list.ended), suspended: new Set(list.suspended) }]));
  return {
    issuer: known.issuer,
    numbered: number => keys.find(key => key.number === number && key.purpose === "SERVICE"),
    withKid: (kid, purpose) => keys.filter(key => key.kid === kid && key.purpose === purpose),
    /** "ended", "suspended", "" for a card that stands on no list, undefined where there is no list of this key. */
    stopped(kid, rid) {
      const list = lists.get(kid);
      return list && (list.ended.has(rid) ? "ended" : list.suspended.has(rid) ? "suspended" : "");
    },
    /** The date of the oldest list in use; 0 when one is missing. */
    asOf: () => Math.min(...keys.filter(key => isTrusted(key) && key.purpose !== "LIST")
      .map(key => Date.parse(lists.get(key.kid)?.asOf ?? 0)), Date.now() + RED),
    /** Beyond a day the dates of cards cannot be judged. */
    clockIsWrong(now) {
      return Math.abs(known.skew ?? 0) > DAY || now < Date.parse(known.asOf) - DAY;
    },
  };
}

export const isTrusted = key => OURS.includes(key.state);

export const open = ({ kty, crv, x, y }) => crypto.subtle.importKey("jwk", { kty, crv, x, y }, CURVE, false, ["verify"]);

export const verifies = (key, signature, message) => crypto.subtle.verify(SIGNATURE, key, signature, message);

/** By which a list names a card without naming its serial. */
export async function rid(kid, serial) {
  const hash = await crypto.subtle.digest("SHA-256", join(ascii("hims-card-rid"), fromBase64url(kid), serial));
  return base64url(new Uint8Array(hash, 0, 8));
}

/** A signed list as the issuer sends it; throws when it is not his. */
export async function signedList(jws, keys) {
  const [head, body, signature] = jws.split(".");
  const { kid } = JSON.parse(new TextDecoder().decode(fromBase64url(head)));
  const key = keys.find(known => known.kid === kid && known.purpose === "LIST" && isTrusted(known));
  if (!key || !await verifies(await open(key), fromBase64url(signature), ascii(head + "." + body))) throw new Error("not our list");
  return JSON.parse(new TextDecoder().decode(fromBase64url(body)));
}

/** The list after the changes of the last days; undefined when these do not reach back to it. */
export function changed(list, delta) {
  if (delta.since > list.counter || delta.counter < list.counter) return undefined;
  const ended = new Set(list.ended), suspended = new Set(list.suspended);
  for (const gone of [...delta.lifted, ...delta.ended, ...delta.suspended]) ended.delete(gone), suspended.delete(gone);
  delta.ended.forEach(card => ended.add(card));
  delta.suspended.forEach(card => suspended.add(card));
  return { kid: list.kid, counter: delta.counter, asOf: delta.asOf, ended: [...ended], suspended: [...suspended] };
}
