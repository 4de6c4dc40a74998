/* The writer's own copy of a text, in this browser, until the server has confirmed it.

   A copy that an earlier page left behind is put aside, so that new writing cannot take its
   place, and offered until somebody chose. */

const read = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null; // No storage, or not ours: then nothing was kept.
  }
};

const write = (key, value) => {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false; // Full or refused; the page still holds the words.
  }
};

export class Copies {
  constructor(person) {
    this.now = `writing:${location.pathname}:${person}`;
    this.before = `${this.now}:before`;
  }

  /* Put aside what an earlier page left; return the copies to offer, the newest last. */
  found(isKnown) {
    const copies = [...(read(this.before) ?? []), read(this.now)].filter(
      (copy) => copy && !isKnown(copy.html),
    );
    write(this.before, copies.length ? copies : null);
    write(this.now, null);
    return copies;
  }

  keep(copy) {
    return write(this.now, { ...copy, at: Date.now() });
  }

  /* The server has it. */
  drop() {
    write(this.now, null);
  }

  /* Somebody chose what to do with the newest that was put aside. */
  settle() {
    const copies = (read(this.before) ?? []).slice(0, -1);
    write(this.before, copies.length ? copies : null);
    return copies;
  }
}
