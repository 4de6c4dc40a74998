/* What the page says, in the reader's language: the template of the page holds the sentences. */

const said = () => document.querySelector("template[data-sentences]").content;

/* The sentence for a key; "{name}" in it becomes the value of that name. */
export const sentence = (key, values = {}) =>
  said()
    .querySelector(`[data-say="${key}"]`)
    .textContent.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

/* "14:03", today; else with its day. */
export function moment(time) {
  const date = new Date(time);
  const isToday = date.toDateString() === new Date().toDateString();
  const day = isToday ? {} : { day: "numeric", month: "long" };
  return date.toLocaleString(document.documentElement.lang, {
    ...day,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
}
