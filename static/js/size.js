/* Larger letters: one button goes round, localStorage remembers. A plain script in the head,
   as theme.js is, so that a page does not jump after the first paint. */
(() => {
  const KEY = "size";
  const SIZES = ["", "119%", "132%"]; // of what a browser says; ours is 106.25%
  const root = document.documentElement;

  const remembered = () => {
    try {
      return Number(localStorage.getItem(KEY)) % SIZES.length || 0;
    } catch {
      return 0; // No storage: then for this page only.
    }
  };

  let chosen = remembered();
  const show = () => {
    root.style.fontSize = SIZES[chosen];
  };
  show();

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("[data-size-button]");
    if (!button) return;
    const label = button.querySelector("[data-size-label]");
    const name = () => {
      label.textContent = button.dataset[`size${chosen}`];
      button.title = label.textContent;
    };
    name();
    button.hidden = false;
    button.addEventListener("click", () => {
      chosen = (chosen + 1) % SIZES.length;
      show();
      name();
      try {
        localStorage.setItem(KEY, chosen);
      } catch {
        /* As above. */
      }
    });
  });
})();
