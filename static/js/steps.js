/* From change to change, by button and by key: Alt with the arrows down and up. */

const bar = document.querySelector("[data-steps]");
const changes = [...document.querySelectorAll("[data-kind][id]")];
let at = -1;

/* The change at the top of the screen counts as the one that is being read. */
function here() {
  const top = 160;
  const below = changes.findIndex((change) => change.getBoundingClientRect().top > top);
  return (below < 0 ? changes.length : below) - 1;
}

function go(step) {
  const from = document.activeElement === changes[at] ? at : here();
  const to = Math.min(changes.length - 1, Math.max(0, from + step));
  at = to;
  const change = changes[to];
  const folded = change.closest("details");
  if (folded) folded.open = true;
  change.tabIndex = -1;
  history.replaceState(null, "", `#${change.id}`);
  change.focus({ preventScroll: true });
  change.scrollIntoView({ block: "start" });
  tell();
}

function tell() {
  const words = bar.querySelector("[data-at]");
  words.textContent = words.dataset.at.replace("{n}", at + 1).replace("{of}", changes.length);
}

if (bar && changes.length) {
  bar.hidden = false;
  const named = changes.findIndex((change) => `#${change.id}` === location.hash);
  if (named >= 0) at = named;
  bar.addEventListener("click", (event) => {
    const step = event.target.closest("[data-step]")?.dataset.step;
    if (step) go(Number(step));
  });
  document.addEventListener("keydown", (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.target.matches("textarea, select, input")) return;
    event.preventDefault();
    go(step);
  });
}
