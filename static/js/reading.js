/* The reading page with script: select words, say something, see it stand beside them. */

import { watchAgreeing } from "./agreeing.js";
import { Composer } from "./composer.js";
import { watchContents } from "./contents.js";
import { Live } from "./live.js";
import { Margin } from "./margin.js";
import { watchPrinting } from "./numbering.js";
import { passageOf } from "./offsets.js";
import { Selecting, addressOf, copyAddress } from "./select.js";
import { watchSheets } from "./sheet.js";
import { say, sentence } from "./status.js";
import "./typing.js";

const main = document.querySelector("[data-state-url]");
const root = main?.querySelector(".text");
const rail = document.querySelector(".rail");
const template = document.querySelector("[data-composer]");

/* The styles of what only a script shows are fetched by it. */
function styles() {
  const sheets = template.dataset.styles.split(" ").map((address) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = address;
    return link;
  });
  const ready = sheets.map((link) => new Promise((done) => (link.onload = link.onerror = done)));
  document.head.append(...sheets);
  return Promise.all(ready);
}

async function start() {
  await styles();
  const live = new Live(main, () => {
    composer.paint();
    margin.renew();
  });
  const margin = new Margin(rail, root);
  const composer = new Composer({
    template,
    root,
    place: (form, passage) => margin.receive(form, passage),
    laid: () => margin.later(),
    done: async ({ id }) => {
      await live.refresh({ isOwn: true });
      margin.show(`c${id}`);
      say(sentence("sent"));
    },
  });
  margin.composer = composer;
  const choose = async (what, passage) => {
    if (what !== "link") return composer.open(what, passage);
    const isCopied = await copyAddress(passage);
    if (!isCopied) history.replaceState(null, "", addressOf(passage));
    return say(sentence(isCopied ? "copied" : "notCopied"));
  };
  const toolbar = document.querySelector("[data-toolbar]");
  new Selecting(root, toolbar, choose);
  // The bubble beside a paragraph that nobody spoke about: the form at once, about all its words.
  root.addEventListener("click", (event) => {
    const bubble = event.target.closest("a.act:not(.has)");
    if (!bubble || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const block = bubble.closest(".blk, tr, caption, figcaption");
    const range = document.createRange();
    range.selectNodeContents(block.closest("[data-b]") ?? block.querySelector("[data-b]"));
    const passage = passageOf(range, root);
    if (!passage) return;
    event.preventDefault();
    choose("comment", passage);
  });
  for (const each of document.querySelectorAll("[data-with-script]")) each.hidden = false;
  watchPrinting(root);
  watchSheets();
  watchContents(root);
  watchAgreeing(() => live.refresh({ isOwn: true }));
  composer.restore();
  document.documentElement.dataset.writes = "";
}

if (root && rail && template) start();
