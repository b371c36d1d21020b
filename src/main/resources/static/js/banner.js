// Two lines at rest, one when the page has moved; its height is known to what sticks below it.
const banner = document.querySelector("[data-banner]");
if (banner) {
  const small = () => banner.classList.toggle("h-banner--small", scrollY > (banner.classList.contains("h-banner--small") ? 8 : 60));
  addEventListener("scroll", small, { passive: true });
  const open = banner.querySelector("[data-banner-open]");
  open?.addEventListener("click", () => open.setAttribute("aria-expanded", banner.classList.toggle("h-banner--open")));
}
