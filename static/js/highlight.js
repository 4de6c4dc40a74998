/* Passing states of words, painted without touching the page: the CSS Custom Highlight API,
   where it exists. Decoration only; what must be known stands in marks and cards. */

const painter = globalThis.CSS?.highlights;

/* Paint these ranges under a name of writing.css, in the place of what had it. */
export function paint(name, ...ranges) {
  const shown = ranges.filter(Boolean);
  if (!painter) return;
  if (shown.length) painter.set(name, new Highlight(...shown));
  else painter.delete(name);
}

/* Paint an element's words for as long as one looks for what is new. */
export function flash(name, elements, milliseconds = 6000) {
  const ranges = elements.map((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return range;
  });
  paint(name, ...ranges);
  setTimeout(() => paint(name), milliseconds);
}
