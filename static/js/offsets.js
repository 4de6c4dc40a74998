/* A range of the page as a passage of the text, and back. The only place that knows UTF-16.

   A passage is {start_block, start, end_block, end, exact, prefix, suffix}: code points in the
   reading texts of its blocks, half open. Reading text is as documents/core/blocks.py counts it:
   text is its data, <br> a line separator, a footnote mark one sign, a cell that is not the first
   of its row is preceded by a tab, and what carries data-ui is nothing. */

const BREAK = "\u2028";
const NOTE = "\ufffc";
const CELL = "\t";
const CONTEXT = 32;
const BLANK = /\s/;

/* Yield {node, text, inText} in order; the place of a sign is just before its node. */
function* pieces(node) {
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) yield { node: child, text: child.data, inText: true };
    else if (child.nodeType !== Node.ELEMENT_NODE || child.hasAttribute("data-ui")) continue;
    else if (child.tagName === "BR") yield { node: child, text: BREAK };
    else if (child.hasAttribute("data-fn")) yield { node: child, text: NOTE };
    else {
      const isCell = child.tagName === "TD" || child.tagName === "TH";
      if (isCell && child.previousElementSibling) yield { node: child, text: CELL };
      yield* pieces(child);
    }
  }
}

export const wordsOf = (block) => Array.from(pieces(block), (piece) => piece.text).join("");

const points = (text) => Array.from(text);
const blocksOf = (root) => Array.from(root.querySelectorAll("[data-b]"));
const isLow = (unit) => unit >= 0xdc00 && unit <= 0xdfff;

/* How many code points of a text lie before a UTF-16 offset; half a pair counts where it widens. */
function pointsBefore(text, units, isEnd) {
  const isHalf = units > 0 && units < text.length && isLow(text.charCodeAt(units));
  return points(text.slice(0, isHalf ? units + (isEnd ? 1 : -1) : units)).length;
}

/* Whether a sign lies before a point: a range that touches the inside of a note takes it whole. */
function isPassed(piece, point, isEnd) {
  const at = Array.prototype.indexOf.call(piece.node.parentNode.childNodes, piece.node);
  if (point.comparePoint(piece.node.parentNode, at) >= 0) return false;
  if (piece.text === CELL || !piece.node.contains(point.startContainer)) return true;
  const inside = document.createRange();
  inside.selectNodeContents(piece.node);
  if (isEnd) inside.setEnd(point.startContainer, point.startOffset);
  else inside.setStart(point.startContainer, point.startOffset);
  return isEnd ? inside.toString() !== "" : inside.toString() === "";
}

/* The code points of a block before a point of the document. */
function offsetIn(block, node, offset, isEnd) {
  const point = document.createRange();
  point.setStart(node, offset);
  let count = 0;
  for (const piece of pieces(block)) {
    if (piece.node === node && piece.inText) return count + pointsBefore(piece.text, offset, isEnd);
    if (piece.inText) {
      if (point.comparePoint(piece.node, 0) >= 0) return count;
      count += points(piece.text).length;
    } else if (isPassed(piece, point, isEnd)) count += 1;
    else return count;
  }
  return count;
}

function partOf(block, range) {
  const text = points(wordsOf(block));
  const has = (node) => block.contains(node);
  const start = has(range.startContainer)
    ? offsetIn(block, range.startContainer, range.startOffset, false)
    : 0;
  const end = has(range.endContainer)
    ? offsetIn(block, range.endContainer, range.endOffset, true)
    : text.length;
  return { block, text, start, end };
}

/* Blanks at the ends are seldom meant: a double click takes them along. */
function trim(part, isFirst, isLast) {
  while (isFirst && part.start < part.end && BLANK.test(part.text[part.start])) part.start += 1;
  while (isLast && part.start < part.end && BLANK.test(part.text[part.end - 1])) part.end -= 1;
}

/* Return the passage that a range selects within root, or null when it selects no words. */
export function passageOf(range, root, { trims = true } = {}) {
  const all = blocksOf(root);
  const first = all.findIndex((block) => range.intersectsNode(block));
  if (first < 0) return null;
  const last = all.findLastIndex((block) => range.intersectsNode(block));
  let parts = all.slice(first, last + 1).map((block) => partOf(block, range));
  const isFull = (part) => part.start < part.end;
  do {
    parts = parts.slice(parts.findIndex(isFull), parts.findLastIndex(isFull) + 1);
    if (!parts.length) return null;
    if (trims) parts.forEach((part, at) => trim(part, at === 0, at === parts.length - 1));
  } while (!isFull(parts[0]) || !isFull(parts.at(-1)));
  return described(parts, all);
}

function described(parts, all) {
  const [head, tail] = [parts[0], parts.at(-1)];
  const ahead = all.slice(Math.max(0, all.indexOf(head.block) - CONTEXT), all.indexOf(head.block));
  const after = all.slice(all.indexOf(tail.block) + 1, all.indexOf(tail.block) + 1 + CONTEXT);
  const before = [...ahead.map(wordsOf), head.text.slice(0, head.start).join("")].join("\n");
  const behind = [tail.text.slice(tail.end).join(""), ...after.map(wordsOf)].join("\n");
  return {
    start_block: head.block.dataset.b,
    start: head.start,
    end_block: tail.block.dataset.b,
    end: tail.end,
    exact: parts.map((part) => part.text.slice(part.start, part.end).join("")).join("\n"),
    prefix: points(before).slice(-CONTEXT).join(""),
    suffix: points(behind).slice(0, CONTEXT).join(""),
  };
}

/* The point of the document at an offset of a block: [node, offset]. */
function pointAt(block, offset, isEnd) {
  let left = offset;
  for (const piece of pieces(block)) {
    const length = piece.inText ? points(piece.text).length : 1;
    if (isEnd ? left <= length : left < length) {
      if (piece.inText) return [piece.node, points(piece.text).slice(0, left).join("").length];
      if (piece.text === CELL && isEnd && left) return [piece.node, 0];
      const at = Array.prototype.indexOf.call(piece.node.parentNode.childNodes, piece.node);
      return [piece.node.parentNode, at + (isEnd && left ? 1 : 0)];
    }
    left -= length;
  }
  return [block, block.childNodes.length];
}

/* Return the range of a passage within root, or null when the page says something else there. */
export function rangeOf(passage, root) {
  const [head, tail] = [passage.start_block, passage.end_block].map((id) =>
    root.querySelector(`[data-b="${CSS.escape(id)}"]`),
  );
  if (!head || !tail) return null;
  const range = document.createRange();
  range.setStart(...pointAt(head, passage.start, false));
  range.setEnd(...pointAt(tail, passage.end, true));
  return passageOf(range, root, { trims: false })?.exact === passage.exact ? range : null;
}
