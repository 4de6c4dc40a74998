/* The buttons above the text: one stop for the Tab key, arrows from one to the next. */

import { actions, within } from "./acting.js";

const PRESSED = {
  bold: "bold",
  italic: "italic",
  superscript: "superscript",
  subscript: "subscript",
  link: "link",
  bullets: "bulletList",
  numbers: "orderedList",
  quote: "blockquote",
};

const items = (bar) => [...bar.querySelectorAll("button, select")].filter((item) => item.offsetParent);

function roving(bar, editor) {
  const stop = (item) => {
    for (const each of bar.querySelectorAll("button, select")) each.tabIndex = each === item ? 0 : -1;
  };
  stop(bar.querySelector("select"));
  bar.addEventListener("focusin", (event) => stop(event.target));
  bar.addEventListener("keydown", (event) => {
    if (event.key === "Escape") editor.commands.focus();
    const all = items(bar);
    const at = all.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    all.at(to % all.length).focus();
  });
}

function kinds(bar, editor) {
  const select = bar.querySelector("[data-kind]");
  select.addEventListener("change", () => {
    const chain = editor.chain().focus();
    if (select.value === "p") chain.setParagraph().run();
    else chain.setHeading({ level: Number(select.value) }).run();
  });
  return () => {
    const { parent } = editor.state.selection.$from;
    select.value = parent.type.name === "heading" ? String(parent.attrs.level) : "p";
  };
}

/* asked: what a button does that needs more than the editor. */
export function toolbar(bar, editor, asked) {
  const doing = { ...actions, ...asked };
  const showKind = kinds(bar, editor);
  roving(bar, editor);
  // A button must not take the selection away from the text.
  bar.addEventListener("mousedown", (event) => {
    if (event.target.closest("button")) event.preventDefault();
  });
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button) doing[button.dataset.do](editor);
  });

  function show() {
    showKind();
    for (const [name, mark] of Object.entries(PRESSED)) {
      bar.querySelector(`[data-do="${name}"]`).setAttribute("aria-pressed", editor.isActive(mark));
    }
    bar.querySelector("[data-of-table]").hidden = !within(editor, "table");
  }
  editor.on("transaction", show);
  show();
  bar.hidden = false;
}
