// Bytes of a code from a stranger: whatever breaks the format ends in Malformed, never in a guess.
export class Malformed extends Error {}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const LONGEST = 64 * 1024, DEEPEST = 8, ITEMS = 2000;

export function base32(text) {
  const bytes = new Uint8Array(Math.floor(text.length * 5 / 8));
  let buffer = 0, held = 0, at = 0;
  for (const letter of text.toUpperCase()) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) throw new Malformed("not base32");
    buffer = (buffer << 5 | value) & 0xFFF;
    held += 5;
    if (held >= 8) bytes[at++] = buffer >> (held -= 8) & 0xFF;
  }
  if (held >= 5 || buffer & (1 << held) - 1) throw new Malformed("base32 of an impossible length");
  return bytes;
}

export function fromBase64url(text) {
  if (!/^[\w-]*$/.test(text)) throw new Malformed("not base64url");
  try {
    return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), letter => letter.charCodeAt(0));
  } catch {
    throw new Malformed("not base64url");
  }
}

export const base64url = bytes =>
  btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

export const ascii = text => Uint8Array.from(text, letter => letter.charCodeAt(0));

export function join(...parts) {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  parts.reduce((at, part) => (all.set(part, at), at + part.length), 0);
  return all;
}

/** @param format "deflate" for zlib, "deflate-raw" without its header; more than 64 KB is a bomb */
export async function inflate(bytes, format) {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(format)).getReader();
  const parts = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return join(...parts);
      length += value.length;
      if (length > LONGEST) break;
      parts.push(value);
    }
  } catch {
    throw new Malformed("not packed");
  }
  reader.cancel().catch(() => {});
  throw new Malformed("bomb");
}

/** Strict UTF-8 without control characters and overrides of direction; zero-width joiners stay. */
export function utf8(bytes) {
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Malformed("not UTF-8");
  }
  if (/[\p{Cc}\u061C\u200E\u200F\uFEFF\u202A-\u202E\u2066-\u2069]/u.test(text)) throw new Malformed("control character");
  return text;
}

/** One CBOR item that fills its bytes: numbers, bytes, texts, arrays, maps with plain keys, tags. */
export function cbor(bytes) {
  let at = 0, items = 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

  function take(length) {
    if (length > bytes.length - at) throw new Malformed("longer than the data");
    return bytes.subarray(at, at += Number(length));
  }

  function number(info) {
    if (info < 24) return info;
    const [length, least] = { 24: [1, 24], 25: [2, 0x100], 26: [4, 0x10000], 27: [8, 0x100000000] }[info] ?? [];
    if (!length) throw new Malformed("indefinite length");
    const from = at;
    take(length);
    const value = [, view.getUint8, view.getUint16, , view.getUint32, , , , view.getBigUint64][length].call(view, from);
    if (value < least || value >= 1n << 63n) throw new Malformed("not the shortest form");
    return value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
  }

  function item(depth) {
    if (depth > DEEPEST || ++items > ITEMS) throw new Malformed("too deep or too many");
    const [first] = take(1), major = first >> 5, info = first & 31;
    if (major === 7) return other(info);
    const value = number(info);
    switch (major) {
      case 0: return value;
      case 1: return typeof value === "bigint" ? -1n - value : -1 - value;
      case 2: return take(value);
      case 3: return utf8(take(value));
      case 4: return array(value, depth);
      case 5: return table(value, depth);
      default: return { tag: value, value: item(depth + 1) };
    }
  }

  function other(info) {
    if (info >= 25 && info <= 27) take(1 << info - 24);
    else if (info < 20 || info > 23) throw new Malformed("simple value");
    return null;
  }

  function array(length, depth) {
    const values = [];
    for (let n = 0; n < length; n++) values.push(item(depth + 1));
    return values;
  }

  function table(length, depth) {
    const entries = new Map();
    for (let n = 0; n < length; n++) {
      const key = item(depth + 1);
      if (!["number", "bigint", "string"].includes(typeof key) || entries.has(key)) throw new Malformed("odd or repeated key");
      entries.set(key, item(depth + 1));
    }
    return entries;
  }

  const value = item(0);
  if (at !== bytes.length) throw new Malformed("bytes after the end");
  return value;
}

/** The head and the bytes of a CBOR byte string, to be signed. */
export function byteString(bytes) {
  const length = bytes.length;
  const head = length < 24 ? [0x40 | length] : length < 256 ? [0x58, length] : [0x59, length >> 8, length & 255];
  return join(Uint8Array.from(head), bytes);
}
