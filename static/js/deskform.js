/* What the form of the desk does while one chooses: without a script the same buttons send it. */

const WAIT = 350; // ms after the last letter

const find = (selector) => document.querySelector(selector);
let timer;
let asked = 0;

/* A standard reason comes at the end of what was written. */
function insert(button) {
  const field = find("[data-reason]");
  const text = [field.value.trim(), button.dataset.insert].filter(Boolean).join("\n\n");
  field.value = text;
  field.focus();
}

/* How the paragraph will read, as the server makes it. */
async function look() {
  const button = find("[data-look]");
  const number = ++asked;
  const answer = await fetch(button.formAction, {
    method: "POST",
    body: new URLSearchParams(new FormData(button.form)),
  }).catch(() => null);
  if (!answer?.ok || number !== asked) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById("result");
  if (fresh) find("#result").replaceChildren(...fresh.childNodes);
}

function lookSoon() {
  clearTimeout(timer);
  timer = setTimeout(look, WAIT);
}

/* The green button says what it will do. */
function name() {
  const chosen = find("[name=choice]:checked");
  const words = find("[data-choose] span");
  if (chosen && words) words.textContent = chosen.dataset.act;
}

function count() {
  const words = find("[data-picked]");
  const many = document.querySelectorAll("[name=reactie]:checked").length;
  words.dataset.none ??= words.textContent;
  words.textContent = many ? words.dataset.picked.replace("{n}", many) : words.dataset.none;
}

export function watchChoices() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-insert], [data-look]");
    if (!button) return;
    event.preventDefault();
    if (button.matches("[data-look]")) look();
    else insert(button);
  });
  document.addEventListener("change", ({ target }) => {
    if (target.name === "reactie" && find("[data-picked]")) count();
    if (target.name !== "choice") return;
    // A choice and an outcome exclude each other.
    for (const radio of document.querySelectorAll("[name=outcome]")) radio.checked = false;
    name();
    look();
  });
  find("[data-own]")?.addEventListener("input", () => {
    find("[name=choice][value=eigen]").checked = true;
    name();
    lookSoon();
  });
  name();
}
