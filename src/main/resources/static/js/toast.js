// Six seconds, longer while it is read with the pointer on it or the focus in it.
export function toast(text) {
  const element = Object.assign(document.createElement("div"), { className: "h-toast", textContent: text });
  element.dataset.toast = "";
  document.getElementById("h-toasts")?.append(element);
  fade(element);
}

function fade(element) {
  setTimeout(() => {
    if (element.matches(":hover, :focus-within")) return fade(element);
    element.classList.add("h-toast--gone");
    setTimeout(() => element.remove(), 200);
  }, 6000);
}

document.querySelectorAll("[data-toast]:not([data-stays])").forEach(fade);
document.addEventListener("hims:toast", event => toast(event.detail.value ?? event.detail));
