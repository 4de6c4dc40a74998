/* Cards at the height of the words they are about. On a phone they stand in sheets instead. */

import { flash } from "./highlight.js";
import { rangeOf } from "./offsets.js";
import { tops } from "./pooling.js";
import { bringBeside, isPhone } from "./sheet.js";

const NEAR = 1.5; // screens; farther away a block is not laid out, and measuring would do that

export class Margin {
  #rail;
  #root;
  #cards = [];
  #marks = new Map();
  #active = null;
  #isLifted = false; // came from the text: then beside its words, whatever that pushes out of view
  #asked = 0;
  composer = null;

  constructor(rail, root) {
    this.#rail = rail;
    this.#root = root;
    const sizes = new ResizeObserver(() => this.later());
    sizes.observe(root);
    sizes.observe(rail);
    addEventListener("scroll", () => this.later(), { passive: true });
    document.fonts?.ready.then(() => this.later());
    root.addEventListener("click", (event) => this.#pressed(event));
    for (const kind of ["focusin", "click"]) {
      rail.addEventListener(kind, (event) => this.activate(event.target.closest(".card")?.id));
    }
    this.renew();
    if (/^#c\d+$/.test(location.hash)) this.show(location.hash.slice(1));
  }

  get #box() {
    return this.#rail.querySelector(".cards");
  }

  /* Look again what there is: after the text or the cards were drawn anew. */
  renew() {
    this.#marks.clear();
    for (const mark of this.#root.querySelectorAll("mark[data-c]")) {
      for (const id of mark.dataset.c.split(" ")) {
        if (!this.#marks.has(id)) this.#marks.set(id, []);
        this.#marks.get(id).push(mark);
      }
    }
    this.#cards = [...(this.#box?.querySelectorAll(".card:not(.composer)") ?? [])];
    this.#paint(this.#active, true);
    this.later();
  }

  later() {
    this.#asked ||= requestAnimationFrame(() => this.#lay());
  }

  /* Put the form among the cards, where its words are in the order of the text. */
  receive(form, passage) {
    const block = document.getElementById(`b-${passage.start_block}`);
    const isLater = (group) => {
      const other = document.getElementById(group.id.replace(/^r-/, "b-"));
      return block?.compareDocumentPosition(other ?? block) & Node.DOCUMENT_POSITION_FOLLOWING;
    };
    const next = [...(this.#box?.querySelectorAll(".sheetup") ?? [])].find(isLater);
    if (next) next.before(form);
    else (this.#box ?? this.#rail).append(form);
  }

  /* First all that is read, then all that is written: else each card costs a layout. */
  #lay() {
    this.#asked = 0;
    const box = this.#box;
    this.#rail.classList.toggle("laid", Boolean(box) && !isPhone());
    if (box && isPhone()) box.style.height = "";
    if (!box || isPhone()) return;
    const home = box.getBoundingClientRect().top;
    const form = this.composer?.form;
    const pinned = form ?? document.getElementById(this.#active);
    const items = (form ? [...this.#cards, form] : this.#cards).map((card) => ({
      card,
      want: this.#heightOf(card) - home - 6,
      height: card.offsetHeight,
      isPinned: card === pinned,
      wasPlaced: card.style.getPropertyValue("--y") !== "",
    }));
    items.sort((one, other) => one.want - other.want);
    const found = tops(items, form || this.#isLifted ? -Infinity : 0);
    items.forEach(({ card, wasPlaced }, at) => {
      card.classList.toggle("placed", wasPlaced);
      card.style.setProperty("--y", `${found[at]}px`);
    });
    const bottom = items.length ? found.at(-1) + items.at(-1).height : 0;
    box.style.height = bottom ? `${bottom}px` : "";
  }

  #heightOf(card) {
    const passage = card === this.composer?.form ? this.composer.passage : null;
    const block = document.getElementById(`b-${passage?.start_block ?? card.dataset.block}`);
    const around = block?.getBoundingClientRect().top ?? 0;
    if (Math.abs(around) > NEAR * innerHeight) return around;
    const words = passage ? rangeOf(passage, this.#root) : this.#marks.get(card.id)?.[0];
    return words?.getBoundingClientRect().top ?? around;
  }

  #pressed(event) {
    const mark = event.target.closest("mark[data-c]");
    if (event.target.closest("a") || !getSelection().isCollapsed) return;
    if (!mark) this.#isLifted = false;
    if (!mark) return void this.later();
    const ids = mark.dataset.c.split(" ");
    // Where several were said about the same words, each press shows the next.
    const id = ids[(ids.indexOf(this.#active) + 1) % ids.length];
    if (isPhone()) {
      location.hash = `r-${document.getElementById(id)?.dataset.block}`;
      bringBeside(null, mark);
    }
    this.activate(id, { lifts: true });
  }

  activate(id, { lifts = false } = {}) {
    if (!/^c\d+$/.test(id ?? "") || (id === this.#active && !lifts)) return;
    this.#isLifted = lifts;
    this.#paint(this.#active, false);
    this.#active = id;
    this.#paint(id, true);
    this.later();
  }

  #paint(id, isOn) {
    for (const each of [document.getElementById(id), ...(this.#marks.get(id) ?? [])]) {
      each?.classList.toggle("on", isOn);
    }
  }

  /* Bring a card to the reader, as after sending it. */
  show(id) {
    const card = document.getElementById(id);
    if (!card) return;
    if (isPhone() && card.dataset.block) location.hash = `r-${card.dataset.block}`;
    this.activate(id, { lifts: true });
    flash("arrived", this.#marks.get(id) ?? []);
    this.#lay();
    card.tabIndex = -1;
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
  }
}
