/* HTML as the server keeps it, and as the editor holds it: only tables differ. */

import { pm } from "./library.js";

const box = (html) => {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template;
};

function renamed(element, name, marker) {
  const other = document.createElement(name);
  if (marker) other.dataset[marker] = "";
  if (element?.dataset.b) other.dataset.b = element.dataset.b;
  other.append(...(element?.childNodes ?? []));
  return other;
}

/* The server's HTML as an element that the editor can read. */
export function forEditor(html) {
  const { content } = box(html);
  for (const table of content.querySelectorAll("table")) {
    const whole = document.createElement("div");
    const caption = table.querySelector("caption");
    whole.dataset.table = "";
    table.replaceWith(whole);
    whole.append(renamed(caption, "p", "caption"), table);
    caption?.remove();
  }
  const body = document.createElement("div");
  body.append(content);
  return body;
}

export const documentOf = (schema, html) =>
  pm.model.DOMParser.fromSchema(schema).parse(forEditor(html));

/* What the editor holds, as HTML for the server. */
export function forServer(editor) {
  const template = box(editor.getHTML());
  for (const whole of template.content.querySelectorAll("div[data-table]")) {
    const table = whole.querySelector("table");
    const caption = whole.querySelector("p[data-caption]");
    if (caption.hasChildNodes()) table.prepend(renamed(caption, "caption"));
    whole.replaceWith(table);
  }
  return template.innerHTML;
}

/* The same text, whatever ids its blocks have. */
export const withoutIds = (html) => html.replace(/ data-b="\w*"/g, "");
