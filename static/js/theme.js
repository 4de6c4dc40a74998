/* Light, dark, or as the device says: one button goes round, localStorage remembers.

   A plain script in the head, not a module: modules run after the first paint, and a page
   that starts white in a dark room hurts. The button is hidden until this file shows it. */
(() => {
  const KEY = "theme";
  const ROUND = { device: "light", light: "dark", dark: "device" };
  const root = document.documentElement;

  const remembered = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // A browser may refuse storage; the button then works for this page only.
    }
  };

  const remember = (theme) => {
    try {
      if (theme === "device") localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, theme);
    } catch {
      /* As above. */
    }
  };

  const show = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  };

  show(remembered());

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("[data-theme-button]");
    if (!button) return;
    const label = button.querySelector("[data-theme-label]");
    const name = () => {
      label.textContent = button.dataset[root.dataset.theme ?? "device"];
      button.title = label.textContent;
    };
    name();
    button.hidden = false;
    button.addEventListener("click", () => {
      const theme = ROUND[root.dataset.theme ?? "device"];
      show(theme);
      remember(theme);
      name();
    });
  });
})();
