// Two lines at rest, one when the page has moved. What would make a third line folds into the counted chip.
const banner = document.querySelector("[data-banner]");
const still = banner?.closest(".h-gallery__still");

function fold() {
  const more = banner.querySelector("[data-banner-more]");
  const line = banner.querySelector(".h-banner__two");
  if (!more || innerWidth < 1200) return;
  while (line.offsetHeight > 40 && more.previousElementSibling) {
    more.hidden = false;
    more.querySelector("summary").after(more.previousElementSibling);
  }
  const folded = more.querySelectorAll(".h-chip").length - 1;
  more.querySelector("summary").textContent = `+${folded}`;
}

if (banner && !still) {
  const small = () => banner.classList.toggle("h-banner--small", scrollY > (banner.classList.contains("h-banner--small") ? 8 : 60));
  addEventListener("scroll", small, { passive: true });
  const open = banner.querySelector("[data-banner-open]");
  open?.addEventListener("click", () => open.setAttribute("aria-expanded", banner.classList.toggle("h-banner--open")));
  document.fonts.ready.then(fold);
  new ResizeObserver(() => document.documentElement.style.setProperty("--h-banner", `${banner.offsetHeight}px`)).observe(banner);
}
