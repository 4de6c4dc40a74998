/* The redactietafel by keyboard. Every key presses a link or a button that is on the page. */

import { watchChoices } from "./deskform.js";

const desk = document.querySelector("[data-desk]");
const help = document.querySelector("[data-keys]");
const OFF = "desk-keys-off";

const find = (selector) => document.querySelector(selector);
const press = (selector) => find(selector)?.click();
const reason = () => find("[data-reason]");

/* One may type here: no key is taken away. */
function types(element) {
  if (element.isContentEditable || element.matches("textarea, select")) return true;
  return element.matches("input:not([type=radio]):not([type=checkbox]):not([type=hidden])");
}

function unfold(element) {
  const folded = element?.closest("details");
  if (folded) folded.open = true;
}

/* The outcome with that number; its explanation comes in sight with it. */
function outcome(number) {
  const radio = document.querySelectorAll("[name=outcome]")[number - 1];
  if (!radio) return;
  unfold(radio);
  radio.checked = true;
  radio.focus();
  radio.dispatchEvent(new Event("change", { bubbles: true }));
}

/* The next of the words to choose from; after the last the first. */
function another() {
  const radios = [...document.querySelectorAll("[name=choice]:not(:disabled)")];
  if (!radios.length) return;
  const next = radios[(radios.findIndex((radio) => radio.checked) + 1) % radios.length];
  next.checked = true;
  next.focus();
  next.dispatchEvent(new Event("change", { bubbles: true }));
}

/* In the list: from comment to comment. */
function step(by) {
  const rows = [...document.querySelectorAll(".pick > .q")];
  const at = rows.indexOf(document.activeElement.closest(".pick")?.querySelector(".q"));
  const row = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
  row?.focus();
  row?.scrollIntoView({ block: "center" });
}

function tick() {
  const row = document.activeElement.closest(".pick") || find(".pick");
  row?.querySelector("input")?.click();
}

/* Decides: by an outcome when one is chosen, else by the words that are. */
function send() {
  const chosen = find("[name=outcome]:checked");
  const button = (!chosen && find("[data-choose]")) || find("[data-send]");
  if (button) button.form.requestSubmit(button);
}

function focus(selector) {
  const field = find(selector);
  unfold(field);
  field?.focus();
}

const inList = desk?.dataset.desk === "list";
const KEYS = {
  j: () => (inList ? step(1) : press("[data-key=j]")),
  k: () => (inList ? step(-1) : press("[data-key=k]")),
  a: () => press("[data-key=a]"),
  w: another,
  e: () => reason()?.focus(),
  l: () => press("[data-key=l]"),
  u: () => press("[data-key=u]"),
  n: () => focus("[data-note]"),
  x: tick,
  t: () => press("[data-key=t]"),
  "/": () => focus("[data-search]"),
  "?": () => help?.showModal(),
};

function isOff() {
  return localStorage.getItem(OFF) !== null;
}

function key(event) {
  if (help?.open || event.defaultPrevented || event.isComposing) return;
  const { target } = event;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    // In a field of another form, such as a note, it sends that one.
    const form = target.form;
    event.preventDefault();
    if (form && form.id !== "decision-form") form.requestSubmit();
    else send();
    return;
  }
  if (event.key === "Escape" && types(target)) target.blur();
  if (event.ctrlKey || event.metaKey || event.altKey || types(target)) return;
  if (isOff() && event.key !== "?") return;
  const act = /^[1-6]$/.test(event.key) ? () => outcome(Number(event.key)) : KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

if (desk) {
  watchChoices();
  document.addEventListener("keydown", key);
  if (help) {
    const open = find("[data-keys-open]");
    open.hidden = false;
    open.addEventListener("click", () => help.showModal());
    const on = help.querySelector("[data-keys-on]");
    on.checked = !isOff();
    on.addEventListener("change", () => {
      if (on.checked) localStorage.removeItem(OFF);
      else localStorage.setItem(OFF, "1");
    });
  }
  document.documentElement.dataset.desk = "ready";
}
