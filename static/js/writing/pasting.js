/* What is pasted is cleaned by the server, which alone knows what a text may hold. */

import { ask } from "./asking.js";
import { forEditor } from "./exchange.js";
import { pm } from "./library.js";
import { freshName } from "./numbers.js";
import { sentence } from "./sentences.js";

const { Fragment, Slice } = pm.model;

/* A copy is a new block: the server gives it an id, or finds the old one when it was moved. */
function withoutIds(fragment) {
  const nodes = [];
  fragment.forEach((node) => {
    const attrs = "b" in node.attrs ? { ...node.attrs, b: null } : node.attrs;
    nodes.push(node.isText ? node : node.type.create(attrs, withoutIds(node.content), node.marks));
  });
  return Fragment.fromArray(nodes);
}

/* Styles would be reported by the policy of the page before anything could leave them out. */
const tame = (html) =>
  html.replace(/<!--[\s\S]*?-->|<style[\s\S]*?<\/style>/gi, "").replace(/\s(style|on\w+)\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, "");

/* Take the notes out of what was pasted, and give each a name that is free here. */
function notesOf(body, doc) {
  const taken = new Set();
  for (const item of body.querySelectorAll("li[data-note]")) {
    const name = freshName(doc, taken);
    taken.add(name);
    for (const sign of body.querySelectorAll(`sup[data-fn="${item.dataset.note}"]`)) sign.dataset.new = name;
    item.dataset.note = name;
  }
  for (const sign of body.querySelectorAll("sup[data-new]")) sign.dataset.fn = sign.dataset.new;
  const notes = body.querySelector("ol[data-notes]");
  notes?.remove();
  return notes;
}

function addNotes(editor, notes) {
  const { state, schema, view } = editor;
  const parsed = pm.model.DOMParser.fromSchema(schema).parseSlice(notes).content;
  const last = state.doc.lastChild;
  const found = parsed.firstChild?.type.name === "notes" ? parsed.firstChild.content : parsed;
  const isThere = last.type.name === "notes";
  const place = isThere ? state.doc.content.size - 1 : state.doc.content.size;
  view.dispatch(state.tr.insert(place, isThere ? found : schema.nodes.notes.create(null, found)));
}

export class Pasting {
  constructor({ address, report, onFile }) {
    Object.assign(this, { address, report, onFile });
    this.isClean = false;
  }

  /* For the editor: how it takes what is pasted. */
  get props() {
    return {
      handlePaste: (view, event) => this.#taken(view, event),
      handleDrop: (view, event, _slice, moved) => !moved && this.#file(event.dataTransfer, event),
      transformPastedHTML: tame,
      transformPasted: (slice) => new Slice(withoutIds(slice.content), slice.openStart, slice.openEnd),
    };
  }

  #file(data, event) {
    const file = [...(data?.files ?? [])].find((each) => each.type.startsWith("image/"));
    if (!file) return false;
    event.preventDefault();
    this.onFile(file);
    return true;
  }

  #taken(view, event) {
    const html = event?.clipboardData?.getData("text/html") ?? "";
    if (this.isClean || html.includes("data-pm-slice")) return false;
    if (!html) return this.#file(event?.clipboardData, event);
    event.preventDefault();
    this.#clean(html, event.clipboardData.getData("text/plain"));
    return true;
  }

  async #clean(html, plain) {
    this.report(sentence("pasting"));
    let clean = null;
    try {
      const { status, said } = await ask(this.address, { html });
      if (status === 200) clean = said;
      else this.report(Object.values(said.errors ?? {}).flat().join(" ") || sentence("tooLong"));
    } catch {
      // Without a connection: the words at least.
    }
    if (clean) {
      this.#insert(clean.html);
      this.report(clean.lost.length ? sentence("pasted", { what: clean.lost.join(", ") }) : "");
    } else if (plain) this.editor.view.pasteText(plain);
  }

  #insert(html) {
    const body = forEditor(html);
    const notes = notesOf(body, this.editor.state.doc);
    this.isClean = true;
    try {
      this.editor.view.pasteHTML(body.innerHTML);
    } finally {
      this.isClean = false;
    }
    if (notes) addNotes(this.editor, notes);
  }
}
