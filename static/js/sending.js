/* Sending a form without leaving the page: one thing at a time, and no refusal without a reason. */

import { say, sentence } from "./status.js";

const token = (form) =>
  document.cookie.match(/(?:^|;\s*)csrftoken=([^;]+)/)?.[1] ?? form.elements.csrfmiddlewaretoken.value;

/* Where to; nowhere when the round is closed. */
const address = () => document.querySelector("[data-words-url]")?.dataset.wordsUrl;

function trouble(form, ...sentences) {
  const place = form.querySelector("[data-trouble]");
  place.hidden = !sentences.length;
  place.replaceChildren(
    ...sentences.map((words) => {
      const line = document.createElement("p");
      line.textContent = words;
      return line;
    }),
  );
}

function refuse(form, errors) {
  trouble(form, ...Object.values(errors).flat());
  for (const field of form.querySelectorAll("textarea")) {
    field.toggleAttribute("aria-invalid", field.name in errors);
    if (field.name in errors) field.setAttribute("aria-invalid", "true");
  }
  const first = Object.keys(errors).find((name) => form.elements[name]?.focus);
  if (first) form.elements[first].focus();
}

/* Back on this page after signing in, where the draft waits. */
function askToSignIn(form, login) {
  const way = new URL(login, location.href);
  way.searchParams.set("next", location.pathname + location.search);
  const link = form.querySelector("[data-sign-in]");
  link.href = way;
  link.hidden = false;
  trouble(form, sentence("signIn"));
  link.focus();
}

/* A quotation that is not there: the whole paragraph, by the way of the form without script. */
function offerBlock(form, fields) {
  const button = form.querySelector("[data-on-block]");
  button.hidden = false;
  button.onclick = () => {
    form.action = `${address().replace(/woorden\/$/, "reageer/")}${fields.start_block}/`;
    form.method = "post";
    for (const name of ["replacement", "kind"]) {
      for (const field of form.querySelectorAll(`[name="${name}"]`)) field.disabled = true;
    }
    form.submit();
  };
}

async function ask(form, fields) {
  const response = await fetch(address(), {
    method: "POST",
    // Not FormData: that makes CRLF of the line ends in a quotation.
    body: new URLSearchParams(fields),
    headers: { "X-CSRFToken": token(form), Accept: "application/json" },
  });
  const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
  return { status: response.status, said: isJson ? await response.json() : {} };
}

/* Send; return what the server said when it was recorded, else null with the reason shown. */
export async function send(form, fields) {
  const button = form.querySelector("[data-send]");
  if (button.getAttribute("aria-disabled") === "true") return null;
  trouble(form, ...(address() ? [] : [sentence("closed")]));
  if (!address()) return null;
  button.setAttribute("aria-disabled", "true");
  say(sentence("sending"));
  try {
    const { status, said } = await ask(form, fields);
    if (status === 201) return said;
    if (said.login) askToSignIn(form, said.login);
    else if (said.errors) refuse(form, said.errors);
    else trouble(form, sentence("refused"));
    if (said.offer === "block") offerBlock(form, fields);
  } catch {
    trouble(form, sentence("offline"));
    addEventListener("online", () => form.isConnected && trouble(form, sentence("online")), {
      once: true,
    });
  } finally {
    button.removeAttribute("aria-disabled");
  }
  return null;
}
