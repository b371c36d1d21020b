// The reader opens without a network: its page in both languages, its words and its code. What was scanned is never kept.
// ASSETS and FILES stand above, written by the server.
const SHELL = "hims-reader-shell " + ASSETS, KEPT = "hims-reader", LANGUAGES = ["en", "hi"];

self.addEventListener("install", event => event.waitUntil(fill().then(() => self.skipWaiting())));

async function fill() {
  const shell = await caches.open(SHELL);
  await shell.addAll([...FILES, ...LANGUAGES.map(language => `/E/words-${language}.json`)]);
  for (const language of LANGUAGES) {
    const page = await fetch("/E", { credentials: "omit", headers: { Accept: "text/html", "Accept-Language": language } });
    if (!page.ok) throw new Error("no page");
    await shell.put("/E/page-" + language, page);
  }
}

self.addEventListener("activate", event => event.waitUntil(tidy().then(() => self.clients.claim())));

async function tidy() {
  for (const name of await caches.keys()) if (name.startsWith("hims-reader-shell") && name !== SHELL) await caches.delete(name);
}

self.addEventListener("fetch", event => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== location.origin) return;
  if (event.request.mode === "navigate") event.respondWith(page(event.request, pathname));
  else if (pathname.startsWith(ASSETS) || pathname.startsWith("/E/words-")) event.respondWith(stored(event.request));
});

async function stored(request) {
  return await caches.match(request, { ignoreSearch: true, ignoreVary: true }) ?? fetch(request);
}

// On line a Service QR is answered by the server, which knows the card of this minute.
async function page(request, path) {
  if (path.startsWith("/Q/")) {
    try {
      return await fetch(request);
    } catch { /* no network: the reader reads it */ }
  }
  const chosen = await (await caches.match("/E/language"))?.text() ?? navigator.language.slice(0, 2);
  return await caches.match("/E/page-" + (LANGUAGES.includes(chosen) ? chosen : "en"), { ignoreVary: true }) ?? fetch(request);
}
