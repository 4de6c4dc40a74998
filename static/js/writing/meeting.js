/* Others at the same text: who they are, and what to do when both saved. */

import { SignedOut, ask, trouble } from "./asking.js";
import { sentence } from "./sentences.js";

const EVERY = 10_000; // milliseconds

/* Tell that we are here, hear who else is; when somebody saved, take that over. */
export function presence({ address, place, form, saving }) {
  async function tell() {
    if (document.hidden || saving.isLeaving) return;
    const writing = Date.now() - (saving.wroteAt ?? 0) < EVERY ? 1 : 0;
    try {
      const { said } = await ask(address, { writing });
      if (said.words !== undefined && place.textContent !== said.words) place.textContent = said.words;
      if (said.saves > Number(form.elements.base.value)) saving.save({ asked: true });
    } catch {
      place.textContent = ""; // Without a connection nobody is known to be here.
    }
  }
  setInterval(tell, EVERY);
  document.addEventListener("visibilitychange", tell);
  tell();
}

/* A dialog with the server's proposal; onDone(said) when it was saved. */
export function choose(page, { onDone, onLater }) {
  const box = document.querySelector("#ask-merge");
  const place = box.querySelector("[data-merge-place]");
  let done = false;

  function show(html) {
    place.innerHTML = html;
    const form = place.querySelector("form");
    form.onsubmit = async (event) => {
      event.preventDefault();
      try {
        const { status, said } = await ask(form.action, new FormData(form));
        if (status === 200) {
          done = true;
          box.close();
          onDone(said);
        } else if (said.page) show(said.page);
        else trouble(form, ...Object.values(said.errors ?? { all: [sentence("refused")] }).flat());
      } catch (error) {
        trouble(form, sentence(error instanceof SignedOut ? "signedOut" : "offline"));
      }
    };
  }
  show(page);
  box.onclose = () => done || onLater();
  if (!box.open) box.showModal();
}
