/* The writer's own copy of a text, in this browser, until the server has confirmed it.

   Each page has a copy of its own: of two tabs neither takes the place of the other's. What an
   earlier page left behind is put aside, and offered until somebody chose. */

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

const keys = () => {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
};

export class Copies {
  constructor(person) {
    const place = `writing:${location.pathname}:${person}`;
    this.before = `${place}:before`;
    this.pages = `${place}:page:`;
    this.now = `${this.pages}${Date.now()}-${Math.random()}`;
  }

  /* Put aside what other pages left; return the copies to offer, the newest last. */
  found(isKnown) {
    const left = keys().filter((key) => key.startsWith(this.pages));
    const copies = [...(read(this.before) ?? []), ...left.map(read)]
      .filter((copy) => copy && !isKnown(copy.html))
      .sort((one, other) => one.at - other.at);
    if (write(this.before, copies.length ? copies : null)) left.forEach((key) => write(key, null));
    return copies;
  }

  keep(copy) {
    return write(this.now, { ...copy, at: Date.now() });
  }

  /* The server has it. */
  drop() {
    write(this.now, null);
  }

  /* Somebody chose what to do with this one; return what is still to be offered. */
  settle(chosen) {
    const copies = (read(this.before) ?? []).filter((copy) => copy.at !== chosen.at);
    write(this.before, copies.length ? copies : null);
    return copies;
  }
}
