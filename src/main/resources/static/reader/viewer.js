// Opens a SMART Health Link in this browser: the key stands behind the # and never leaves the device.
import { ascii, fromBase64url, join } from "./bytes.js";

const form = document.querySelector("[data-viewer]"), said = form.querySelector("[data-viewer-said]");
const link = read(location.hash);
if (!link) tell("none");

form.addEventListener("submit", async event => {
  event.preventDefault();
  if (!link) return tell("none");
  const { who, passcode } = Object.fromEntries(new FormData(form));
  const answer = await fetch(link.url, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ recipient: who || "?", passcode: passcode.trim() || undefined }),
  });
  if (answer.status === 401) return tell("wrong", (await answer.json()).remainingAttempts);
  if (answer.status === 429) return tell("wait");
  if (!answer.ok) return tell("closed");
  const { files } = await answer.json();
  const [file] = await Promise.all(files.map(async ({ embedded, location }) => embedded ?? (await fetch(location)).text()));
  show(JSON.parse(new TextDecoder().decode(await opened(file))));
});

function read(hash) {
  try {
    const text = new TextDecoder().decode(fromBase64url(hash.split("shlink:/")[1]));
    const { url, key } = JSON.parse(text);
    return { url, key: fromBase64url(key) };
  } catch {
    return undefined;
  }
}

async function opened(jwe) {
  const [head, , iv, body, tag] = jwe.split(".");
  const key = await crypto.subtle.importKey("raw", link.key, "AES-GCM", false, ["decrypt"]);
  const how = { name: "AES-GCM", iv: fromBase64url(iv), additionalData: ascii(head) };
  const plain = new Uint8Array(await crypto.subtle.decrypt(how, key, join(fromBase64url(body), fromBase64url(tag))));
  const { zip } = JSON.parse(new TextDecoder().decode(fromBase64url(head)));
  return zip === "DEF" ? inflated(plain) : plain;
}

// A summary may be larger than a code; the issuer signed the way to it.
async function inflated(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function show(bundle) {
  const resources = bundle.entry.map(entry => entry.resource);
  const composition = resources.find(resource => resource.resourceType === "Composition");
  const patient = resources.find(resource => resource.resourceType === "Patient");
  const name = patient?.name?.[0], parts = [];
  parts.push(element("h2", name?.text ?? [...name?.given ?? [], name?.family].filter(Boolean).join(" ")));
  parts.push(element("p", [patient?.birthDate, patient?.gender].filter(Boolean).join(", ")));
  for (const section of composition?.section ?? []) parts.push(part(section));
  document.querySelector("[data-viewer-summary]").replaceChildren(...parts);
  form.hidden = true;
}

// Only the words of the narrative: its markup is a stranger's.
function part({ title, text }) {
  const card = element("section"), list = element("ul");
  card.className = "h-card h-card--pad";
  const words = new DOMParser().parseFromString(text?.div ?? "", "text/html").querySelectorAll("li, p, td");
  list.append(...[...words].map(line => element("li", line.textContent)));
  card.append(element("h3", title ?? ""), list);
  return card;
}

function tell(what, value) {
  said.textContent = form.dataset[what].replace("{0}", value);
}

function element(name, text = "") {
  return Object.assign(document.createElement(name), { textContent: text });
}
