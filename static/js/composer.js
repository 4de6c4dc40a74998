/* The form for what somebody says about selected words. Every key typed in it is kept at once,
   so that a reload, signing in, a refusal or a lost connection never costs the words. */

import * as drafts from "./drafts.js";
import { paint } from "./highlight.js";
import { rangeOf } from "./offsets.js";
import { say, sentence } from "./status.js";
import { send } from "./sending.js";
import { bringBeside, hold, release } from "./sheet.js";
import { changed, editable, rewritten, shown } from "./wording.js";

export class Composer {
  #template;
  #root;
  #place;
  #laid;
  #done;
  #form = null;
  #passage = null;

  /* laid() is called when the form came, grew or went; done(answer) when it was sent. */
  constructor({ template, root, place, laid, done }) {
    this.#template = template;
    this.#root = root;
    this.#place = place;
    this.#laid = laid;
    this.#done = done;
  }

  get form() {
    return this.#form;
  }

  get passage() {
    return this.#passage;
  }

  /* Where a draft was left: open it again, without taking the focus of somebody who reads. */
  restore() {
    const draft = drafts.read();
    if (!draft?.passage || !draft.isOpen || !rangeOf(draft.passage, this.#root)) return;
    this.#show(draft.passage, draft);
    say(sentence("kept"));
  }

  open(kind, passage) {
    const typed = this.#form ? this.#typed() : drafts.read();
    const isSame = typed?.passage && drafts.isAbout(typed, passage);
    // Half-written words move along to the words that somebody selected instead.
    const kept = this.#form || isSame ? typed : null;
    const replacement = isSame && kept?.replacement ? kept.replacement : editable(passage.exact);
    this.#remove();
    this.#show(passage, { ...kept, kind, replacement });
    const first = kind === "suggestion" ? "replacement" : "text";
    this.#form.elements[first].focus({ preventScroll: true });
    bringBeside(this.#form, rangeOf(passage, this.#root));
  }

  #show(passage, { kind, text = "", replacement, for_organisation: speaks }) {
    this.#passage = passage;
    const form = this.#template.content.firstElementChild.cloneNode(true);
    this.#form = form;
    const isOneBlock = passage.start_block === passage.end_block;
    form.querySelector("[data-quote]").textContent = `“${shown(passage.exact)}”`;
    form.querySelector("[data-only-block]").hidden = !isOneBlock;
    form.elements.kind.value = isOneBlock ? kind : "comment";
    form.elements.text.value = text;
    form.elements.replacement.value = replacement ?? editable(passage.exact);
    if (form.elements.for_organisation) form.elements.for_organisation.checked = Boolean(speaks);
    form.addEventListener("input", () => this.#changed());
    form.addEventListener("submit", (event) => this.#submit(event));
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    });
    form.querySelector("[data-cancel]").addEventListener("click", () => this.close());
    this.#place(form, passage);
    hold(form);
    this.paint();
    this.#changed();
  }

  #typed() {
    const { kind, text, replacement, for_organisation: speaks } = this.#form.elements;
    return {
      passage: this.#passage,
      kind: kind.value,
      text: text.value,
      replacement: replacement.value,
      for_organisation: Boolean(speaks?.checked),
      isOpen: true,
    };
  }

  #changed() {
    const form = this.#form;
    const typed = this.#typed();
    form.classList.toggle("s", typed.kind === "suggestion");
    for (const kind of ["comment", "suggestion"]) {
      for (const part of form.querySelectorAll(`[data-only-${kind}]`)) part.hidden = typed.kind !== kind;
    }
    const { was, becomes } = changed(editable(this.#passage.exact), typed.replacement);
    form.querySelector("[data-preview]").hidden = was === becomes;
    form.querySelector("[data-was]").textContent = shown(was);
    form.querySelector("[data-becomes]").textContent = shown(becomes);
    drafts.keep(typed);
    this.#laid();
  }

  async #submit(event) {
    event.preventDefault();
    const typed = this.#typed();
    const fields = { ...this.#passage, text: typed.text };
    if (typed.kind === "suggestion") fields.replacement = rewritten(typed.replacement);
    if (typed.for_organisation) fields.for_organisation = "on";
    const answer = await send(this.#form, fields);
    this.#laid();
    if (!answer) return;
    drafts.drop();
    this.#remove();
    this.#done(answer);
  }

  /* Put the form away. What was typed comes back when the same words are chosen again. */
  close() {
    if (!this.#form) return;
    const typed = this.#typed();
    const isTyped = typed.text.trim() || typed.replacement !== editable(this.#passage.exact);
    if (isTyped) drafts.keep({ ...typed, isOpen: false });
    else drafts.drop();
    this.#remove();
  }

  #remove() {
    if (!this.#form) return;
    release(this.#form);
    this.#form.remove();
    this.#form = this.#passage = null;
    this.paint();
    this.#laid();
  }

  /* Show which words it is about; again when the text was drawn anew. */
  paint() {
    paint("pending", this.#passage && rangeOf(this.#passage, this.#root));
  }
}
