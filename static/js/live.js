/* What others say appears without a reload: ask every half minute, while somebody looks.
   The server draws; this only puts in the place of what stood there what differs. */

import { say, sentence } from "./status.js";

const EVERY = 30_000;
const FOCUSABLE = "a[href], button, textarea, input, [tabindex]";

/* Numbers are for paper, and given anew before printing; one new comment shifts all after it. */
const plain = (element) => element.outerHTML.replaceAll(/ data-n="[^"]*"/g, "");

export class Live {
  #main;
  #changed;
  #drawn = new WeakMap(); // what the server drew, before a script touched it
  #turn = Promise.resolve();
  #last = Date.now();

  constructor(main, changed) {
    this.#main = main;
    this.#changed = changed;
    for (const drawn of document.querySelectorAll("[data-live] > [id]")) {
      this.#drawn.set(drawn, plain(drawn));
    }
    setInterval(() => this.#poll(), EVERY);
    const late = () => Date.now() - this.#last > EVERY;
    document.addEventListener("visibilitychange", () => late() && this.#poll());
  }

  #poll() {
    if (!document.hidden && navigator.onLine) this.refresh();
  }

  /* Ask now, after what was asked before; one's own news is not announced. */
  refresh({ isOwn = false } = {}) {
    this.#turn = this.#turn.then(() => this.#ask(isOwn)).catch(() => {
      /* No connection or a server that is away: the next time, then. */
    });
    return this.#turn;
  }

  async #ask(isOwn) {
    this.#last = Date.now();
    const address = new URL(this.#main.dataset.stateUrl, location.href);
    address.search = location.search;
    address.searchParams.set("sinds", this.#main.dataset.state);
    const response = await fetch(address);
    if (response.status !== 200 || response.redirected) return;
    const page = document.createElement("template");
    page.innerHTML = await response.text();
    const state = page.content.querySelector("[data-state]");
    if (!state) return;
    this.#main.dataset.state = state.dataset.state;
    const before = new Set(this.#ids());
    this.#withFocus(() => {
      const part = (name) => state.querySelector(`[data-part="${name}"]`);
      const place = (name) => document.querySelector(`[data-live="${name}"]`);
      this.#drawText(part("text"));
      for (const list of ["rail", "whole"]) this.#drawCards(part(list), place(list));
      if (place("counts")) place("counts").textContent = part("counts").textContent.trim();
    });
    this.#changed();
    const news = this.#ids().filter((id) => !before.has(id)).length;
    if (news && !isOwn) say(sentence("arrived", news));
  }

  #ids() {
    const said = document.querySelectorAll("[data-live] :is(.card, .reply)[id]");
    return Array.from(said, (each) => each.id);
  }

  /* The text itself never changes: only its marks and counters. */
  #drawText(part) {
    const selection = getSelection();
    // Asked once: a selection is looked up in the layout, which each replacement throws away.
    const selected = selection.isCollapsed ? null : selection.getRangeAt(0);
    for (const fresh of part?.querySelectorAll('[id^="b-"]') ?? []) {
      const old = document.getElementById(fresh.id);
      if (old && plain(old) !== plain(fresh)) {
        // Words that somebody has selected stay: the next time, when they are free.
        if (selected?.intersectsNode(old)) this.#main.dataset.state = "";
        else old.replaceWith(fresh.cloneNode(true));
      }
    }
  }

  /* What the server drew anew goes in the place of what had its id; what is gone goes. */
  #drawCards(part, box) {
    if (!part || !box) return;
    const kept = new Set();
    let last = null;
    for (const fresh of [...part.children]) {
      const old = fresh.id ? document.getElementById(fresh.id) : null;
      let here = old;
      if (!old || this.#drawn.get(old) !== plain(fresh)) {
        this.#drawn.set(fresh, plain(fresh));
        this.#keepHeights(old, fresh);
        here = fresh;
        if (old) old.replaceWith(fresh);
        else if (last) last.after(fresh);
        else box.prepend(fresh);
      }
      kept.add(here);
      last = here;
    }
    for (const each of [...box.children]) {
      if (!kept.has(each) && !each.matches(".composer")) each.remove();
    }
  }

  #keepHeights(old, fresh) {
    for (const card of fresh.querySelectorAll(".card")) {
      const before = old?.querySelector(`#${CSS.escape(card.id)}`)?.style.getPropertyValue("--y");
      if (before) card.style.setProperty("--y", before);
    }
  }

  #withFocus(draw) {
    const at = document.activeElement;
    const home = at?.closest("[id]");
    const order = home ? [...home.querySelectorAll(FOCUSABLE)].indexOf(at) : -1;
    draw();
    if (!home || at.isConnected) return;
    const again = document.getElementById(home.id);
    const target = order < 0 ? again : again?.querySelectorAll(FOCUSABLE)[order];
    (target ?? document.querySelector("#main")).focus({ preventScroll: true });
  }
}
