/* Words of the text as one can type them, back again, and what of them was changed. */

const BREAK = "\u2028";

/* The sign for a line break cannot be typed in a text area; a footnote's mark can stay. */
export const editable = (words) => words.replaceAll(BREAK, "\n");
export const rewritten = (typed) => typed.replaceAll("\r\n", "\n").replaceAll("\n", BREAK);

/* Words as a person reads them in a quotation. */
export const shown = (words) => words.replaceAll("\ufffc", "").replace(/\s+/g, " ");

const tokens = (words) => words.match(/\s+|[^\s]+/g) ?? [];

/* What differs: {before, was, becomes, after}, whole words, as little as there is. */
export function changed(old, typed) {
  const [a, b] = [tokens(old), tokens(typed)];
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const between = (list) => list.slice(head, list.length - tail).join("");
  return {
    before: a.slice(0, head).join(""),
    was: between(a),
    becomes: between(b),
    after: a.slice(a.length - tail).join(""),
  };
}
