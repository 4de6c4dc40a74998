/* The draft page with a script: an editor in the place of the text area with HTML. */

import { Keys } from "./acting.js";
import { link, picture, showKeys } from "./boxes.js";
import { Copies } from "./copies.js";
import { documentOf, forServer, withoutIds } from "./exchange.js";
import { Editor } from "./library.js";
import { choose, presence } from "./meeting.js";
import { Numbers } from "./numbers.js";
import { Pasting } from "./pasting.js";
import { replaceText } from "./replacing.js";
import { Saving } from "./saving.js";
import { schema } from "./schema.js";
import { moment, sentence } from "./sentences.js";
import { toolbar } from "./toolbar.js";

const form = document.querySelector("form[data-writing]");
const area = form.elements.html;
const bar = form.querySelector("[data-tools]");
const copies = new Copies(form.dataset.person);

function tell(place, words) {
  place.hidden = !words;
  place.textContent = words;
}

const pasting = new Pasting({
  address: form.dataset.paste,
  report: (words) => tell(form.querySelector("[data-pasted]"), words),
  onFile: (file) => picture(editor, file),
});

const editor = new Editor({
  element: form.querySelector("[data-paper]"),
  extensions: [
    ...schema,
    Numbers,
    Keys({
      "Mod-k": () => link(editor),
      "Mod-s": () => saving.save({ insist: true }),
      "Alt-F1": showKeys,
      "Alt-F10": () => bar.querySelector("[tabindex='0']").focus(),
    }),
  ],
  injectCSS: false,
  editorProps: {
    ...pasting.props,
    attributes: {
      id: "writing",
      class: "text",
      role: "textbox",
      "aria-multiline": "true",
      "aria-label": sentence("editor"),
      spellcheck: "true",
    },
  },
});
pasting.editor = editor;

/* The text as it came, which is no change and cannot be undone. */
editor.view.dispatch(
  editor.state.tr
    .replaceWith(0, editor.state.doc.content.size, documentOf(editor.schema, area.value).content)
    .setMeta("addToHistory", false),
);

// Changing it into HTML takes longer than a key does: once for each state of the text.
let known = { doc: null, html: "" };
function text() {
  if (known.doc !== editor.state.doc) known = { doc: editor.state.doc, html: forServer(editor) };
  return known.html;
}

const status = form.querySelector("[data-status]");
const saving = new Saving({
  form,
  copies,
  text,
  show(words, state) {
    // Read aloud only when there is something to know: not at every pause in the writing.
    status.setAttribute("aria-live", ["failed", "waiting"].includes(state) ? "polite" : "off");
    status.textContent = words;
    status.dataset.state = state;
  },
  onTheirs(said) {
    replaceText(editor, said.html);
    saving.settle(said);
    saving.saved = null; // Together it is a text that nobody saved yet.
    tell(form.querySelector("[data-pasted]"), said.words);
  },
  onConflict(said) {
    choose(said.page, {
      onDone(answer) {
        replaceText(editor, answer.html);
        saving.settle(answer);
        copies.drop();
        saving.show(sentence("saved", { at: answer.at }), "saved");
      },
      onLater: () => saving.putOff(),
    });
  },
});

editor.on("update", ({ transaction }) => transaction.getMeta("ofServer") || saving.changed());
presence({ address: form.dataset.presence, place: form.querySelector("[data-others]"), form, saving });
toolbar(bar, editor, { link, picture, keys: showKeys });

/* What an earlier page could not save. */
function offer(list) {
  const copy = list.at(-1);
  const box = form.querySelector("[data-kept]");
  box.hidden = !copy;
  if (!copy) return;
  box.querySelector("[data-kept-words]").textContent = sentence("kept", { at: moment(copy.at) });
  box.querySelector("[data-throw-away]").onclick = () => offer(copies.settle(copy));
  box.querySelector("[data-put-back]").onclick = () => {
    form.elements.base.value = copy.base;
    form.elements.seen.value = copy.seen;
    replaceText(editor, copy.html, { undoable: true });
    saving.keep();
    offer(copies.settle(copy));
    editor.commands.focus();
  };
}
const loaded = withoutIds(text());
offer(copies.found((html) => withoutIds(html) === loaded));

/* The button: first what every save does, with its dialog; then the form, which keeps the reason. */
form.addEventListener("submit", async (event) => {
  if (!saving.isDirty && !saving.busy) {
    area.value = text();
    saving.isLeaving = true;
    return;
  }
  event.preventDefault();
  await saving.busy;
  await saving.save({ insist: true });
  if (!saving.isDirty) form.requestSubmit();
});

for (const each of document.querySelectorAll("[data-without-script]")) each.hidden = true;
area.closest(".field").classList.add("replaced");
