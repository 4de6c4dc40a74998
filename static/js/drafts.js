/* What somebody is writing, kept in this browser until it is sent or thrown away. */

const key = () => `draft:${location.pathname}`;

export function read() {
  try {
    return JSON.parse(localStorage.getItem(key()));
  } catch {
    return null; // No storage, or not ours: then nothing was kept.
  }
}

export function keep(draft) {
  try {
    localStorage.setItem(key(), JSON.stringify(draft));
  } catch {
    /* A browser may refuse storage; the form still holds the words. */
  }
}

export function drop() {
  try {
    localStorage.removeItem(key());
  } catch {
    /* As above. */
  }
}

/* Whether a draft is about these very words. */
export const isAbout = (draft, passage) =>
  ["start_block", "start", "end_block", "end"].every((part) => draft.passage[part] === passage[part]);
