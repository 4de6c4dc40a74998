/* What the buttons and keys do. */

import { freshName } from "./numbers.js";
import { Extension, pm } from "./library.js";

const { TextSelection } = pm.state;
const depthOf = ({ $from }, ...names) => {
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if (names.includes($from.node(depth).type.name)) return depth;
  }
  return 0;
};

/* Whether the cursor is in one of these. */
export const within = (editor, ...names) => depthOf(editor.state.selection, ...names) > 0;

/* Where a new block can stand: after the one that the cursor is in, before the notes. */
export function placeForBlock({ state: { selection, doc } }) {
  const last = doc.lastChild;
  const end = last.type.name === "notes" ? doc.content.size - last.nodeSize : doc.content.size;
  return Math.min(selection.$to.depth ? selection.$to.after(1) : selection.to, end);
}

export function addTable(editor) {
  const row = (type) => ({ type: "tableRow", content: [{ type }, { type }, { type }] });
  const rows = ["tableHeader", "tableCell", "tableCell"].map(row);
  const place = placeForBlock(editor);
  const content = [{ type: "tableCaption" }, { type: "table", content: rows }];
  editor.chain().insertContentAt(place, { type: "tableBox", content }).setTextSelection(place + 2).focus().run();
}

function dropTable(editor) {
  const { $from } = editor.state.selection;
  const depth = depthOf(editor.state.selection, "tableBox");
  if (depth) editor.view.dispatch(editor.state.tr.delete($from.before(depth), $from.after(depth)));
  editor.commands.focus();
}

/* A sign here, and a note at the end to write in. */
export function addNote(editor) {
  const { state, schema, view } = editor;
  if (!state.selection.$to.parent.inlineContent || within(editor, "note")) return false;
  const name = freshName(state.doc);
  const tr = state.tr.insert(state.selection.to, schema.nodes.footnote.create({ name }));
  const note = schema.nodes.note.create({ name }, schema.nodes.paragraph.create());
  const hasNotes = tr.doc.lastChild.type.name === "notes";
  const end = tr.doc.content.size;
  if (hasNotes) tr.insert(end - 1, note);
  else tr.insert(end, schema.nodes.notes.create(null, note));
  tr.setSelection(TextSelection.near(tr.doc.resolve(tr.doc.content.size - 2), -1));
  view.dispatch(tr.scrollIntoView());
  view.focus();
  return true;
}

/* From a note back to its sign. */
function toSign(editor) {
  const depth = depthOf(editor.state.selection, "note");
  if (!depth) return false;
  const { name } = editor.state.selection.$from.node(depth).attrs;
  let sign = -1;
  editor.state.doc.descendants((node, place) => {
    if (node.type.name === "footnote" && node.attrs.name === name && sign < 0) sign = place + 1;
  });
  return sign >= 0 && editor.chain().setTextSelection(sign).scrollIntoView().run();
}

/* Enter where no new paragraph can be: a new line in a cell, out of a caption. */
function enter(editor) {
  if (within(editor, "tableCell", "tableHeader")) {
    return editor.commands.insertContent({ type: "hardBreak" });
  }
  const { selection } = editor.state;
  if (within(editor, "tableCaption")) {
    return editor.commands.setTextSelection(selection.$from.after() + 3);
  }
  if (!within(editor, "figure")) return false;
  const place = selection.$from.after();
  return editor.chain().insertContentAt(place, { type: "paragraph" }).setTextSelection(place + 1).run();
}

const chain = (editor) => editor.chain().focus();

export const actions = {
  bold: (editor) => chain(editor).toggleBold().run(),
  italic: (editor) => chain(editor).toggleItalic().run(),
  superscript: (editor) => chain(editor).toggleSuperscript().run(),
  subscript: (editor) => chain(editor).toggleSubscript().run(),
  bullets: (editor) => chain(editor).toggleBulletList().run(),
  numbers: (editor) => chain(editor).toggleOrderedList().run(),
  quote: (editor) => chain(editor).toggleBlockquote().run(),
  rule: (editor) => chain(editor).insertContentAt(placeForBlock(editor), { type: "horizontalRule" }).run(),
  table: addTable,
  note: addNote,
  undo: (editor) => chain(editor).undo().run(),
  redo: (editor) => chain(editor).redo().run(),
  rowBelow: (editor) => chain(editor).addRowAfter().run(),
  columnAfter: (editor) => chain(editor).addColumnAfter().run(),
  headRow: (editor) => chain(editor).toggleHeaderRow().run(),
  headColumn: (editor) => chain(editor).toggleHeaderColumn().run(),
  dropRow: (editor) => chain(editor).deleteRow().run() || dropTable(editor),
  dropColumn: (editor) => chain(editor).deleteColumn().run() || dropTable(editor),
  dropTable,
};

/* Keys of our own; "asked" are those that need more than the editor. */
export const Keys = (asked) =>
  Extension.create({
    name: "keys",
    priority: 1000,
    addKeyboardShortcuts() {
      const { editor } = this;
      const shortcuts = { Enter: () => enter(editor), Escape: () => toSign(editor), "Mod-Alt-f": () => addNote(editor) };
      for (const [key, act] of Object.entries(asked)) {
        shortcuts[key] = () => {
          act();
          return true;
        };
      }
      return shortcuts;
    },
  });
