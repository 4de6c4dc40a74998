/* What is asked beside the text: where a link leads, which picture and what it shows. */

import { placeForBlock, within } from "./acting.js";
import { SignedOut, ask, trouble } from "./asking.js";
import { sentence } from "./sentences.js";

const SAFE = /^(https?:\/\/|mailto:)[^/]/i;

export const showKeys = () => document.querySelector("#ask-keys").showModal();

export function link(editor) {
  const box = document.querySelector("#ask-link");
  const form = box.querySelector("form");
  const before = editor.getAttributes("link").href ?? "";
  const wrong = form.querySelector("[data-trouble]");
  form.elements.href.value = before;
  wrong.hidden = true;
  form.onsubmit = (event) => {
    const href = form.elements.href.value.trim();
    const chain = editor.chain().focus().extendMarkRange("link");
    if (event.submitter.value === "unset") chain.unsetMark("link").run();
    if (event.submitter.value !== "set") return;
    const address = /^[\w-]+(\.[\w-]+)+(\/|$)/.test(href) ? `https://${href}` : href;
    if (!SAFE.test(address)) {
      event.preventDefault();
      wrong.hidden = false;
      form.elements.href.focus();
    } else if (editor.state.selection.empty && !before) {
      const mark = { type: "link", attrs: { href: address } };
      editor.chain().focus().insertContent({ type: "text", text: address, marks: [mark] }).run();
    } else chain.setMark("link", { href: address }).run();
  };
  box.showModal();
}

function put(editor, src, alt, caption) {
  const content = caption ? [{ type: "text", text: caption }] : [];
  const figure = { type: "figure", attrs: { src, alt }, content };
  editor.chain().insertContentAt(placeForBlock(editor), figure).focus().run();
}

/* With a file that was pasted or dropped, or none. In a figure: what the picture shows. */
export function picture(editor, file) {
  const box = document.querySelector("#ask-picture");
  const form = box.querySelector("form");
  const [input, alt, caption] = ["file", "alt", "caption"].map((name) => form.elements[`figure-${name}`]);
  const isOld = !file && within(editor, "figure");
  form.reset();
  trouble(form);
  if (isOld) alt.value = editor.state.selection.$from.parent.attrs.alt;
  caption.closest(".field").hidden = isOld;
  if (file) {
    const files = new DataTransfer();
    files.items.add(file);
    input.files = files.files;
  }
  box.querySelector("[data-close]").onclick = () => box.close();
  form.onsubmit = async (event) => {
    event.preventDefault();
    if (isOld && !input.files.length && alt.value.trim()) {
      editor.chain().updateAttributes("figure", { alt: alt.value.trim() }).focus().run();
      box.close();
      return;
    }
    const said = await send(form);
    if (!said) return;
    if (isOld) editor.chain().updateAttributes("figure", { src: said.src, alt: alt.value.trim() }).focus().run();
    else put(editor, said.src, alt.value.trim(), caption.value.trim());
    box.close();
  };
  box.showModal();
}

async function send(form) {
  const button = form.querySelector("button");
  button.disabled = true;
  try {
    const { status, said } = await ask(form.action, new FormData(form));
    if (status === 201) return said;
    trouble(form, ...Object.values(said.errors ?? { all: [sentence("refused")] }).flat());
  } catch (error) {
    trouble(form, sentence(error instanceof SignedOut ? "signedOut" : "offline"));
  } finally {
    button.disabled = false;
  }
  return null;
}
