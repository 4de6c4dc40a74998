/* Another text in the editor, with as few changes as can be: who writes elsewhere keeps their place. */

import { documentOf } from "./exchange.js";

/* A block by what it says; its id may have come since. */
const says = (node) => JSON.stringify(node, (key, value) => (key === "b" ? undefined : value));

function parts(doc) {
  const found = [];
  doc.forEach((node, start) => found.push({ node, start, end: start + node.nodeSize, says: says(node) }));
  return found;
}

/* The stretches of blocks that differ: [from, to) of the old ones, [from, to) of the new ones;
   of every block that stays, stay(old, new) is told. */
function differences(old, now, stay) {
  const found = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i].says === now[j].says) {
      stay(old[i], now[j]);
      i += 1;
      j += 1;
      continue;
    }
    const [to, until] = nextSame(old, now, i, j);
    found.push([i, to, j, until]);
    [i, j] = [to, until];
  }
  return found;
}

function nextSame(old, now, i, j) {
  for (let steps = 1; steps < old.length - i + now.length - j; steps += 1) {
    for (let one = 0; one <= steps; one += 1) {
      const [to, until] = [i + one, j + steps - one];
      if (to < old.length && until < now.length && old[to].says === now[until].says) {
        return [to, until];
      }
    }
  }
  return [old.length, now.length];
}

/* A block that stays takes the id that the server knows it by. */
function takeIds(tr, old, now, place) {
  const { b } = now.attrs;
  if (b && old.attrs.b !== b) tr.setNodeAttribute(place, "b", b);
  old.forEach((child, offset, index) => takeIds(tr, child, now.child(index), place + 1 + offset));
}

export function replaceText(editor, html, { undoable = false } = {}) {
  const { state, schema, view } = editor;
  const tr = state.tr;
  const next = documentOf(schema, html);
  const old = parts(state.doc);
  const now = parts(next);
  const changed = differences(old, now, (was, is) => takeIds(tr, was.node, is.node, was.start));
  for (const [i, to, j, until] of changed.reverse()) {
    const start = old[i]?.start ?? state.doc.content.size;
    const end = to > i ? old[to - 1].end : start;
    tr.replaceWith(start, end, now.slice(j, until).map((part) => part.node));
  }
  view.dispatch(tr.setMeta("addToHistory", undoable).setMeta("ofServer", !undoable));
}
