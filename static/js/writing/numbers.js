/* The numbers of footnotes, in the text and before the notes: shown, never kept. */

import { Extension, pm } from "./library.js";
import { sentence } from "./sentences.js";

const { Decoration, DecorationSet } = pm.view;

function numbered(doc) {
  const numbers = new Map();
  const shown = [];
  doc.descendants((node, place) => {
    const { name } = node.attrs;
    if (node.type.name === "footnote") {
      if (!numbers.has(name)) numbers.set(name, numbers.size + 1);
      const number = numbers.get(name);
      const label = `${sentence("note")} ${number}`;
      const attributes = { "data-number": number, role: "img", "aria-label": label };
      shown.push(Decoration.node(place, place + node.nodeSize, attributes));
    } else if (node.type.name === "note") {
      const attributes = numbers.has(name)
        ? { "data-number": `${numbers.get(name)}.` }
        : { "data-number": "–", "data-orphan": sentence("orphan") };
      shown.push(Decoration.node(place, place + node.nodeSize, attributes));
    } else if (["figure", "tableCaption"].includes(node.type.name) && !node.childCount) {
      shown.push(Decoration.node(place, place + node.nodeSize, { "data-empty": sentence("caption") }));
    }
  });
  return DecorationSet.create(doc, shown);
}

export const Numbers = Extension.create({
  name: "numbers",
  addProseMirrorPlugins: () => [
    new pm.state.Plugin({
      state: {
        init: (_, state) => numbered(state.doc),
        apply: (tr, old) => (tr.docChanged ? numbered(tr.doc) : old),
      },
      props: {
        decorations(state) {
          return this.getState(state);
        },
      },
    }),
  ],
});

/* A name that no note has yet. */
export function freshName(doc, taken = new Set()) {
  doc.descendants((node) => {
    if (["footnote", "note"].includes(node.type.name)) taken.add(node.attrs.name);
  });
  let number = 1;
  while (taken.has(`n${number}`)) number += 1;
  return `n${number}`;
}
