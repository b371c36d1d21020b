// The citizen's app: reads pages aloud, and keeps her card on her own phone for the time without a network.
const language = document.documentElement.lang;

// "keep" on pages of hers on her own phone, "forget" on a borrowed one; sign-in pages say neither.
const app = document.querySelector("[data-app]")?.dataset.app;
if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/my/worker.js", { scope: "/my" })
    .then(() => navigator.serviceWorker.ready)
    .then(ready => { if (app) ready.active.postMessage({ act: app, language }); })
    .catch(() => {}); // a browser that keeps nothing shows the same pages
}

document.addEventListener("submit", event => {
  if (event.target.matches("[data-forget]")) window.caches?.delete("hims-card");
});

// Listening: what stands beside the button, by the phone's own voice.
const speech = window.speechSynthesis;
document.addEventListener("click", event => {
  const button = event.target.closest("[data-listen]");
  if (!button) return;
  if (speech.speaking) return speech.cancel();
  const part = button.closest("section") ?? document.getElementById("main");
  const words = new SpeechSynthesisUtterance(part.innerText);
  words.lang = language + "-IN";
  speech.speak(words);
});
if (!speech) document.querySelectorAll("[data-listen]").forEach(button => button.remove());
window.addEventListener("pagehide", () => speech?.cancel());
