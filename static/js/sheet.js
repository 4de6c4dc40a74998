/* What rises from the bottom of a phone: the form, and the cards of a paragraph. */

const phone = matchMedia("(max-width: 860px)");
let back = null; // what had the focus before

export const isPhone = () => phone.matches;

/* Keep a form above the keyboard of a phone, which shrinks only the visual viewport. */
function lift() {
  const view = window.visualViewport;
  const form = document.querySelector(".composer");
  if (!view || !form) return;
  const hidden = Math.max(0, innerHeight - view.height - view.offsetTop);
  form.style.setProperty("--keyboard", `${Math.round(hidden)}px`);
}

/* The form in view; on a phone the words that it, or a sheet, is about: above it. */
export function bringBeside(form, words) {
  requestAnimationFrame(() => {
    if (!isPhone()) form.scrollIntoView({ block: "nearest" });
    else if (words) scrollBy({ top: words.getBoundingClientRect().top - 76 });
  });
}

export function hold(form) {
  back = document.activeElement === document.body ? null : document.activeElement;
  visualViewport?.addEventListener("resize", lift);
  document.body.classList.add("writes");
  if (form.isConnected) lift();
}

/* Give the focus back to where the reader was. */
export function release(form) {
  const had = form.contains(document.activeElement);
  visualViewport?.removeEventListener("resize", lift);
  document.body.classList.remove("writes");
  if (had) (back?.isConnected ? back : document.querySelector("#main")).focus({ preventScroll: true });
  back = null;
}

const opened = () => document.querySelector(".sheetup:target");

/* The sheets of cards open by their address; this brings focus there, and back on Escape. */
export function watchSheets() {
  let opener = null;
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a.to-sheet");
    if (link) opener = link;
  });
  addEventListener("hashchange", () => {
    if (opened()) opened().focus({ preventScroll: true });
    else if (opener?.isConnected && isPhone()) {
      opener.focus({ preventScroll: true });
      opener = null;
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isPhone()) return;
    opened()?.querySelector(".grab a")?.click();
  });
}
