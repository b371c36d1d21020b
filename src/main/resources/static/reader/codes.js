// Reads and verifies every code of a card. Pure: what is trusted and the time come from outside, so that the published test
// vectors can be read with it anywhere.
import { Malformed, ascii, base32, base64url, byteString, cbor, fromBase64url, inflate, join, utf8 } from "./bytes.js";
import { isTrusted, rid, verifies } from "./trust.js";

const LONGEST = 4096, DAY = 24 * 3600_000, EPOCH = Date.UTC(2020, 0, 1), NO_EXPIRY = 65535;
const SERVICE = /^[a-z0-9.:/-]{0,120}\/q\/([a-z2-7]+)$/i, EMERGENCY = /^[a-z0-9.:/-]{0,120}\/e#([a-z2-7]+)$/i;
const INDIA = 5.5 * 3600_000;

/**
 * @returns {verdict, kind, facts} with verdict one of good, expired, not-yet, clock, suspended, ended, unlisted, altered,
 *   unknown-key, withdrawn-key, other-issuer, too-large, bomb, in-parts, not-ours, unreadable
 */
export async function read(raw, trust, now) {
  const text = raw.trim();
  if (text.length > LONGEST) return { verdict: "too-large" };
  try {
    const service = SERVICE.exec(text), emergency = EMERGENCY.exec(text);
    if (service) return await readService(base32(service[1]), host(text), trust, now);
    if (emergency) return await readEmergency(base32(emergency[1]), trust, now);
    if (/^shc:\/\d+\/\d+\//i.test(text)) return { verdict: "in-parts" };
    if (/^shc:\//i.test(text)) return await readHealthCard(digits(text.slice(5)), trust, now);
    if (/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/.test(text)) return await readHealthCard(text, trust, now);
    return { verdict: "not-ours" };
  } catch (broken) {
    if (broken instanceof Malformed) return { verdict: broken.message === "bomb" ? "bomb" : "unreadable" };
    throw broken;
  }
}

const host = text => /^https?:\/\/([^/]+)\//i.exec(text)?.[1].toLowerCase();

async function readService(token, at, trust, now) {
  const name = token.length - 87;
  if (name < 0 || name > 30 || token[0] !== 1) throw new Malformed("not a token");
  if (at && at !== trust.issuer) return { verdict: "other-issuer", facts: { issuer: at } };
  const fields = token.subarray(0, 23 + name), view = new DataView(fields.buffer, fields.byteOffset);
  const key = trust.numbered(token[1]);
  const refused = await refusedBy(key ? [key] : [], token.subarray(23 + name), join(ascii("hims-card-v1"), fields));
  if (refused) return { verdict: refused };
  const expiry = view.getUint16(17);
  const facts = {
    serial: fields.slice(2, 10),
    healthId: String(view.getUint8(10) * 2 ** 32 + view.getUint32(11)),
    from: EPOCH + view.getUint16(15) * DAY - INDIA,
    until: expiry === NO_EXPIRY ? undefined : EPOCH + (expiry + 1) * DAY - INDIA,
    temporary: (fields[19] & 1) === 1,
    birth: view.getUint16(20) || undefined,
    sex: fields[22],
    name: utf8(fields.subarray(23)),
  };
  return judged("service", facts, key.kid, await rid(key.kid, facts.serial), trust, now);
}

async function readEmergency(data, trust, now) {
  const cose = data[0] === 0x78 ? await inflate(data, "deflate") : data;
  const { tag, value } = cbor(cose) ?? {};
  if (tag !== 18 || value?.length !== 4 || value[1]?.size !== 0) throw new Malformed("not a COSE_Sign1");
  const [header, , payload, signature] = value;
  const head = cbor(bytes(header)), claims = bytes(payload);
  if (head.get?.(1) !== -7 || bytes(signature).length !== 64) throw new Malformed("not ES256");
  const kid = base64url(bytes(head.get(4)));
  const message = join(Uint8Array.of(0x84, 0x6A), ascii("Signature1"), byteString(header), byteString(new Uint8Array()), byteString(claims));
  const keys = trust.withKid(kid, "EMERGENCY");
  const refused = await refusedBy(keys, signature, message);
  const table = cbor(claims), issuer = table.get?.(1);
  if (refused) return issuer === trust.issuer || keys.length ? { verdict: refused } : { verdict: "other-issuer", facts: { issuer: String(issuer) } };
  const record = table.get(-65537);
  const facts = {
    serial: bytes(table.get(7)),
    from: table.get(6) * 1000,
    until: table.get(4) * 1000,
    healthId: String(record.get(1)),
    name: record.get(2),
    birth: record.get(3),
    sex: record.get(4),
    localName: record.get(10),
    answers: { blood: record.get(5), allergies: record.get(6), conditions: record.get(7), medicines: record.get(8), devices: record.get(11) },
    contact: record.get(9),
    flags: record.get(12) ?? 0,
  };
  return judged("emergency", facts, kid, await rid(kid, facts.serial), trust, now);
}

async function readHealthCard(jws, trust, now) {
  const [head, body, signature] = jws.split(".");
  if (signature === undefined) throw new Malformed("not a JWS");
  const header = json(fromBase64url(head));
  if (header.alg !== "ES256" || header.zip !== "DEF") throw new Malformed("not a SMART Health Card");
  const claims = json(await inflate(fromBase64url(body), "deflate-raw"));
  if (claims.iss !== "https://" + trust.issuer) return { verdict: "other-issuer", facts: { issuer: String(claims.iss).slice(0, 120) } };
  const kid = base64url(fromBase64url(String(header.kid)).subarray(0, 8));
  const refused = await refusedBy(trust.withKid(kid, "HEALTH_CARD"), fromBase64url(signature), ascii(head + "." + body));
  if (refused) return { verdict: refused };
  const bundle = claims.vc?.credentialSubject?.fhirBundle;
  const resources = (bundle?.entry ?? []).map(entry => entry.resource).filter(Boolean);
  const patient = resources.find(resource => resource.resourceType === "Patient") ?? {};
  const codes = type => resources.filter(resource => resource.resourceType === type);
  const facts = {
    from: claims.nbf * 1000,
    until: claims.exp === undefined ? undefined : claims.exp * 1000,
    name: patient.name?.map(name => [...name.given ?? [], name.family].filter(Boolean).join(" "))[0] ?? "",
    birth: Number((patient.birthDate ?? "").replaceAll("-", "").padEnd(8, "0")) || undefined,
    healthId: patient.identifier?.[0]?.value,
    answers: {
      blood: listed(codes("Observation").map(code => snomed(code.valueCodeableConcept))),
      allergies: listed(codes("AllergyIntolerance").map(code =>
        [snomed(code.code), code.criticality === "high" ? 1 : 0, snomed(code.reaction?.[0]?.manifestation?.[0])])),
      conditions: listed(codes("Condition").map(code => snomed(code.code))),
      medicines: listed(codes("MedicationStatement").map(code => snomed(code.medicationCodeableConcept))),
      devices: undefined,
    },
    flags: 0,
  };
  return judged("health-card", facts, kid, claims.vc?.rid ?? "", trust, now);
}

const listed = items => items.length ? items : undefined;
const snomed = concept => concept?.coding?.[0]?.code;

/** What the signature says: a key of ours, one withdrawn, one we do not know, or words that it never signed. */
async function refusedBy(keys, signature, message) {
  if (!keys.length) return "unknown-key";
  for (const key of keys) if (await verifies(key.key, signature, message)) return isTrusted(key) ? "" : "withdrawn-key";
  return "altered";
}

function judged(kind, facts, kid, rid, trust, now) {
  const said = verdict => ({ verdict, kind, facts });
  const stopped = trust.stopped(kid, rid);
  if (stopped) return said(stopped);
  const early = facts.from > now + DAY, late = facts.until !== undefined && facts.until <= now;
  if (early || late) return said(trust.clockIsWrong(now) ? "clock" : early ? "not-yet" : "expired");
  return said(stopped === undefined ? "unlisted" : "good");
}

function bytes(value) {
  if (value instanceof Uint8Array) return value;
  throw new Malformed("not bytes");
}

function json(bytes) {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new Malformed("not JSON");
  }
}

function digits(text) {
  if (!/^(\d\d)+$/.test(text)) throw new Malformed("not the digits of a JWS");
  return text.replace(/\d\d/g, pair => String.fromCharCode(Number(pair) + 45));
}
