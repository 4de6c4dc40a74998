/* Where cards go that all want to be beside their words. */

const GAP = 12;

/* Each card wants a height. Return the tops with the least squares of distances, none overlapping:
   isotonic regression, by pooling adjacent violators. A pinned one weighs so much that it stays.
   lowest is where the first may begin. */
export function tops(items, lowest = 0) {
  const pools = [];
  let offset = 0;
  const offsets = items.map(({ height }) => (offset += height + GAP) - height - GAP);
  items.forEach(({ want, isPinned }, at) => {
    const weight = isPinned ? 1e6 : 1;
    let pool = { sum: (want - offsets[at]) * weight, weight, count: 1 };
    while (pools.length && pools.at(-1).sum / pools.at(-1).weight > pool.sum / pool.weight) {
      const last = pools.pop();
      pool = {
        sum: last.sum + pool.sum,
        weight: last.weight + pool.weight,
        count: last.count + pool.count,
      };
    }
    pools.push(pool);
  });
  const starts = pools.flatMap(({ sum, weight, count }) =>
    Array(count).fill(Math.max(lowest, sum / weight)),
  );
  return starts.map((start, at) => Math.round(start + offsets[at]));
}
