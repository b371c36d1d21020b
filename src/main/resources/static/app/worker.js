// Keeps the shell of the app, and the card of her who signed in on her own phone; nothing else of hers is ever stored.
// ASSETS and FILES stand above, written by the server.
const SHELL = "hims-shell " + ASSETS;
const CARD = "hims-card";
const KEPT = "/my/card/kept", OFFLINE = "/my/offline", KEPT_AT = "X-Kept-At";
const LONGEST = 30 * 24 * 3600 * 1000;

self.addEventListener("install", event => event.waitUntil(fill().then(() => self.skipWaiting())));

async function fill() {
  const shell = await caches.open(SHELL);
  await shell.addAll(FILES);
  await keepOffline(self.navigator.language);
}

// Without cookies: the page must hold nothing of her.
async function keepOffline(language) {
  const page = await fetch(OFFLINE, { credentials: "omit", headers: { Accept: "text/html", "Accept-Language": language } });
  if (page.ok) await (await caches.open(SHELL)).put(OFFLINE, page);
}

self.addEventListener("activate", event => event.waitUntil(tidy().then(() => self.clients.claim())));

async function tidy() {
  for (const name of await caches.keys()) if (name.startsWith("hims-shell") && name !== SHELL) await caches.delete(name);
}

self.addEventListener("message", event => {
  if (event.data?.act === "keep") event.waitUntil(Promise.all([keep(), keepOffline(event.data.language)]));
  if (event.data?.act === "forget") event.waitUntil(caches.delete(CARD));
});

async function keep() {
  const page = await fetch(KEPT, { headers: { Accept: "text/html" } });
  if (!page.ok || page.redirected) return;
  const headers = { "Content-Type": "text/html;charset=UTF-8", [KEPT_AT]: String(Date.now()) };
  headers["Content-Security-Policy"] = page.headers.get("Content-Security-Policy") ?? "default-src 'self'";
  await (await caches.open(CARD)).put(KEPT, new Response(await page.blob(), { headers }));
}

self.addEventListener("fetch", event => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith(ASSETS)) event.respondWith(asset(event.request));
  else if (event.request.mode === "navigate") event.respondWith(page(event.request, url.pathname));
});

async function asset(request) {
  return await caches.match(request, { ignoreSearch: true }) ?? fetch(request);
}

async function page(request, path) {
  try {
    return await fetch(request);
  } catch (noNetwork) {
    return (path === "/my" || path.startsWith("/my/card") ? await kept() : null) ?? await caches.match(OFFLINE) ?? Response.error();
  }
}

async function kept() {
  const card = await (await caches.open(CARD)).match(KEPT);
  if (!card || Date.now() - card.headers.get(KEPT_AT) < LONGEST) return card;
  await caches.delete(CARD);
}
