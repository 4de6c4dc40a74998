/* On paper a comment is found by its number: the same at the words and in the list. */

export function watchPrinting(root) {
  addEventListener("beforeprint", () => {
    const marks = [...root.querySelectorAll("mark[data-c]")];
    const numbers = new Map();
    for (const card of document.querySelectorAll(".rail .card[id]")) {
      numbers.set(card.id, numbers.size + 1);
      card.dataset.n = numbers.get(card.id);
    }
    for (const mark of marks) mark.dataset.n = "";
    for (const [id, number] of numbers) {
      // Where a mark is cut into pieces, at the last.
      const last = marks.findLast((mark) => mark.dataset.c.split(" ").includes(id));
      if (last) last.dataset.n += `${last.dataset.n && ", "}${number}`;
    }
  });
}
