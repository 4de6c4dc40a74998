/* Saving by itself: soon after the last key, and never long after the first. */

import { SignedOut, ask } from "./asking.js";
import { sentence } from "./sentences.js";

const IDLE = 1500; // milliseconds after the last key
const LONGEST = 15_000;
const COPY = 500; // until the copy in this browser is written
const RETRY = [3_000, 5_000, 10_000, 30_000];
const MUCH = 1_000_000; // characters: three such texts are more than one request may hold
const LATER = 60_000; // who put off a choice is asked again

export class Saving {
  /* text(): what the editor holds. show(sentence): tell how it stands. onTheirs(said): another
     saved too, and it is one text. onConflict(said): somebody must choose. */
  constructor({ form, copies, text, show, onTheirs, onConflict }) {
    Object.assign(this, { form, copies, text, show, onTheirs, onConflict });
    this.saved = text();
    this.tries = 0;
    // What was sent and never answered: it may have arrived all the same.
    this.lost = [];
    this.firstAt = this.quietUntil = 0;
    this.busy = null;
    addEventListener("online", () => this.isDirty && this.save());
    addEventListener("pagehide", () => this.keep());
    document.addEventListener("visibilitychange", () => {
      this.keep();
      if (document.hidden && this.isDirty) this.save();
    });
  }

  get isDirty() {
    return this.text() !== this.saved;
  }

  /* The server has what the editor holds now. */
  settle({ saves, seen }, text = this.text()) {
    this.form.elements.base.value = saves;
    this.form.elements.seen.value = seen;
    this.saved = text;
  }

  /* Called at every change. */
  changed() {
    this.wroteAt = Date.now();
    if (!this.firstAt && !this.tries) this.show("", "typing");
    this.firstAt ||= Date.now();
    // Not put off by the next key: who types on and on has a copy too.
    this.copying ??= setTimeout(() => this.keep(), COPY);
    this.later(Math.min(IDLE, Math.max(0, this.firstAt + LONGEST - Date.now())));
  }

  later(wait) {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.save(), wait);
  }

  keep() {
    clearTimeout(this.copying);
    this.copying = null;
    if (!this.isDirty || this.isLeaving) return;
    const { base, seen } = this.form.elements;
    this.copies.keep({ html: this.text(), base: base.value, seen: seen.value });
    if (!this.busy && !this.tries) this.show(sentence("unsaved"), "unsaved");
  }

  /* Save now. One at a time: a second call waits for the first. "asked": somebody else saved;
     "insist": the writer wants it, also if a choice was put off. */
  async save({ asked = false, insist = false } = {}) {
    if (this.busy) return this.busy;
    if (!insist && Date.now() < this.quietUntil) return undefined;
    if (this.isLeaving || (!this.isDirty && !asked)) return undefined;
    clearTimeout(this.waiting);
    this.keep();
    this.busy = this.#send().finally(() => {
      this.busy = null;
    });
    return this.busy;
  }

  async #send() {
    const html = this.text();
    const { base, seen } = this.form.elements;
    this.show(sentence("saving"), "saving");
    try {
      const fields = new FormData();
      const all = { html, base: base.value, seen: seen.value, reason: "autosave" };
      for (const [name, value] of Object.entries(all)) fields.append(name, value);
      for (const text of html.length < MUCH ? this.lost : []) fields.append("lost", text);
      const { status, said } = await ask(this.form.action, fields);
      this.lost = [];
      this.#heard(status, said, html);
    } catch (error) {
      // The first is the likeliest to have arrived, then the last.
      this.lost = [...this.lost.slice(0, 1), html];
      if (error instanceof SignedOut) this.#failed(sentence("signedOut"));
      else if (error instanceof TypeError) this.#failed(sentence("offline"));
      else throw error;
    }
  }

  #heard(status, said, html) {
    if (status === 200) {
      this.tries = this.firstAt = 0;
      this.settle(said, html);
      this.show(sentence("saved", { at: said.at }), "saved");
      if (this.isDirty) this.changed();
      else this.copies.drop();
    } else if (status === 409 && this.text() !== html) {
      this.later(0); // Something was typed meanwhile: ask again, with that too.
    } else if (status === 409 && said.page) {
      this.show(sentence("waiting"), "waiting");
      this.onConflict(said);
    } else if (status === 409) {
      this.onTheirs(said);
      this.later(0);
    } else {
      this.#failed(Object.values(said.errors ?? {}).flat().join(" ") || sentence("refused"));
    }
  }

  #failed(words) {
    this.show(words, "failed");
    this.later(RETRY[Math.min(this.tries, RETRY.length - 1)]);
    this.tries += 1;
  }

  /* Who must choose did not want to now. */
  putOff() {
    this.quietUntil = Date.now() + LATER;
    this.later(LATER);
  }
}
