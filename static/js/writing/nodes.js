/* What a text is made of that the library has no word for: figures, tables with a caption, notes. */

import { Mark, Node, Table } from "./library.js";

/* A picture with the words below it. Where it says what is to be seen, the words are empty at most. */
export const Figure = Node.create({
  name: "figure",
  group: "block",
  content: "inline*",
  isolating: true,
  defining: true,
  addAttributes: () => ({
    src: { default: "", rendered: false },
    alt: { default: "", rendered: false },
    b: { default: null, rendered: false },
  }),
  parseHTML: () => [
    {
      tag: "figure",
      getAttrs: (figure) => {
        const image = figure.querySelector("img");
        const b = figure.querySelector("figcaption")?.dataset.b ?? null;
        return image && { src: image.getAttribute("src"), alt: image.getAttribute("alt"), b };
      },
      contentElement: (figure) =>
        figure.querySelector("figcaption") ?? document.createElement("figcaption"),
    },
  ],
  renderHTML: ({ node: { attrs } }) => [
    "figure",
    ["img", { src: attrs.src, alt: attrs.alt }],
    ["figcaption", attrs.b ? { "data-b": attrs.b } : {}, 0],
  ],
});

/* The library's table counts every child as a row: so the caption stands before it, in a box. */
export const TableBox = Node.create({
  name: "tableBox",
  group: "block",
  content: "tableCaption table",
  isolating: true,
  parseHTML: () => [{ tag: "div[data-table]" }],
  renderHTML: () => ["div", { "data-table": "" }, 0],
});

export const TableCaption = Node.create({
  name: "tableCaption",
  content: "inline*",
  isolating: true,
  parseHTML: () => [{ tag: "p[data-caption]", priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ["p", { "data-caption": "", ...HTMLAttributes }, 0],
});

export const BareTable = Table.extend({
  group: "",
  renderHTML: () => ["table", ["tbody", 0]],
  addNodeView: () => null,
  addKeyboardShortcuts() {
    const { Tab, "Shift-Tab": back } = this.parent();
    return { Tab, "Shift-Tab": back };
  },
});

/* The sign of a footnote in the text; its words stand in a note with the same name. */
export const Footnote = Node.create({
  name: "footnote",
  group: "inline",
  inline: true,
  atom: true,
  addAttributes: () => ({ name: { default: "", rendered: false } }),
  parseHTML: () => [
    { tag: "sup[data-fn]", priority: 70, getAttrs: (sup) => ({ name: sup.dataset.fn }) },
  ],
  renderHTML: ({ node }) => ["sup", { "data-fn": node.attrs.name }],
  renderText: () => "",
});

export const Notes = Node.create({
  name: "notes",
  content: "note+",
  isolating: true,
  parseHTML: () => [{ tag: "ol[data-notes]", priority: 70 }],
  renderHTML: () => ["ol", { "data-notes": "" }, 0],
});

export const Note = Node.create({
  name: "note",
  content: "paragraph+",
  isolating: true,
  defining: true,
  addAttributes: () => ({ name: { default: "", rendered: false } }),
  parseHTML: () => [
    { tag: "li[data-note]", priority: 70, getAttrs: (item) => ({ name: item.dataset.note }) },
  ],
  renderHTML: ({ node }) => ["li", { "data-note": node.attrs.name }, 0],
});

export const Link = Mark.create({
  name: "link",
  inclusive: false,
  addAttributes: () => ({ href: { default: "" } }),
  parseHTML: () => [{ tag: "a[href]" }],
  renderHTML: ({ HTMLAttributes }) => ["a", HTMLAttributes, 0],
});
