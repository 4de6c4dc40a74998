/* Say something to a screen reader, in the words of the page's template. */

const place = () => document.querySelector("[data-status]");

/* The sentence that the template holds for a key; "{n}" in it becomes the number. */
export const sentence = (key, number) =>
  (place()?.dataset[number === 1 ? `${key}One` : key] ?? "").replace("{n}", number ?? "");

export function say(words) {
  const status = place();
  // A reader hears only a change.
  status.textContent = "";
  setTimeout(() => {
    status.textContent = words;
  }, 50);
}
