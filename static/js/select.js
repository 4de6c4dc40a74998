/* Selected words get a toolbar, however they were selected: one event serves mouse, touch
   handles, Shift with arrows and caret browsing. Ctrl+Alt+M comments without the toolbar. */

import { passageOf } from "./offsets.js";
import { say, sentence } from "./status.js";

const LONGEST = 5000; // code points; who means more means the whole
const coarse = matchMedia("(pointer: coarse)");

export class Selecting {
  #root;
  #toolbar;
  #choose;
  #timer = 0;
  #chosen = null;

  /* Calls choose(what, passage) with what is "comment", "suggestion" or "link". */
  constructor(root, toolbar, choose) {
    this.#root = root;
    this.#toolbar = toolbar;
    this.#choose = choose;
    document.addEventListener("selectionchange", () => this.#soon());
    document.addEventListener("keydown", (event) => this.#key(event));
    addEventListener("resize", () => this.#place());
    // A press on the toolbar must not end the selection.
    toolbar.addEventListener("pointerdown", (event) => event.preventDefault());
    toolbar.addEventListener("click", (event) => {
      const what = event.target.closest("button")?.dataset.what;
      if (what) this.#done(what);
    });
  }

  #soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), coarse.matches ? 250 : 60);
  }

  /* The passage that is selected now, or null. */
  #read() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!range.intersectsNode(this.#root)) return null;
    const passage = passageOf(range, this.#root);
    if (!passage || passage.exact.length > LONGEST) return null;
    return { passage, range };
  }

  #look() {
    // Focus in the toolbar is no end of a selection: some browsers then report none.
    if (this.#toolbar.contains(document.activeElement)) return;
    const isNew = !this.#chosen;
    this.#chosen = this.#read();
    this.#toolbar.hidden = !this.#chosen;
    const { passage } = this.#chosen ?? {};
    if (!passage) return;
    const suggest = this.#toolbar.querySelector('[data-what="suggestion"]');
    if (suggest) suggest.hidden = passage.start_block !== passage.end_block;
    this.#place();
    if (isNew) say(sentence("selected"));
  }

  /* Above the words, or below when a bar is in the way; on a phone the style sheet docks it. */
  #place() {
    if (!this.#chosen) return;
    const bar = this.#toolbar;
    const line = this.#chosen.range.getBoundingClientRect();
    const home = bar.offsetParent?.getBoundingClientRect();
    if (!home || !line.width) return;
    const middle = line.left - home.left + line.width / 2;
    const most = home.width - bar.offsetWidth - 10;
    const left = Math.min(most, Math.max(10, middle - bar.offsetWidth / 2));
    const fitsAbove = line.top > 130 + bar.offsetHeight;
    const top = fitsAbove ? line.top - home.top - bar.offsetHeight - 12 : line.bottom - home.top + 12;
    bar.classList.toggle("below", !fitsAbove);
    bar.style.setProperty("--x", `${Math.round(left)}px`);
    bar.style.setProperty("--y", `${Math.round(top)}px`);
    bar.style.setProperty("--tip", `${Math.round(middle - left)}px`);
  }

  #key(event) {
    if (event.altKey && (event.ctrlKey || event.metaKey) && event.code === "KeyM") {
      this.#chosen = this.#read();
      if (!this.#chosen) return;
      event.preventDefault();
      this.#done(this.#toolbar.querySelector('[data-what="comment"]') ? "comment" : "link");
    } else if (event.key === "Escape" && !this.#toolbar.hidden) {
      getSelection().removeAllRanges();
      this.hide();
    } else if (this.#toolbar.contains(event.target)) this.#roam(event);
  }

  /* Arrows walk along a toolbar. */
  #roam(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const buttons = [...this.#toolbar.querySelectorAll("button:not([hidden])")];
    const at = buttons.indexOf(document.activeElement) + step;
    buttons.at(at % buttons.length).focus();
    event.preventDefault();
  }

  #done(what) {
    const { passage } = this.#chosen ?? {};
    if (!passage) return;
    if (what !== "link") this.hide();
    this.#choose(what, passage);
  }

  hide() {
    this.#toolbar.hidden = true;
    this.#chosen = null;
  }
}

/* The address of a passage: its block, and in browsers that know how the very words. */
export function addressOf(passage) {
  const address = new URL(location.pathname, location.href);
  const isPlain = !/[\n\t\u2028\ufffc]/.test(passage.exact) && passage.exact.length < 300;
  const quoted = encodeURIComponent(passage.exact).replaceAll("-", "%2D");
  const words = isPlain ? `:~:text=${quoted}` : "";
  return `${address}#b-${passage.start_block}${words}`;
}

export async function copyAddress(passage) {
  try {
    await navigator.clipboard.writeText(addressOf(passage));
    return true;
  } catch {
    return false; // Not on plain http, and not where a person forbade it.
  }
}
