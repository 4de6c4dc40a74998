/* What somebody types in a form of a page of its own is kept in this browser until it has arrived:
   across a reload, a session that ended meanwhile, and a page that was closed by accident. */

const PREFIX = "typed:";
const form = document.querySelector("form[data-keeps]");
const key = PREFIX + location.pathname;
const fields = () => [...form.querySelectorAll("textarea")];

/* Storage may be refused, and what stands in it may be of others: then nothing is kept. */
function tried(work) {
  try {
    return work();
  } catch {
    return null;
  }
}

const read = (name) => tried(() => JSON.parse(localStorage.getItem(name)));

function keep({ isSent = false } = {}) {
  const typed = fields().filter((each) => each.value !== each.defaultValue || isSent);
  const words = Object.fromEntries(typed.map((each) => [each.name, each.value]));
  tried(() =>
    typed.length
      ? localStorage.setItem(key, JSON.stringify({ words, isSent }))
      : localStorage.removeItem(key),
  );
}

/* The server says thank you: what was sent has arrived. */
function forgetWhatArrived() {
  if (!document.querySelector("#messages .notice.ok")) return;
  for (const name of tried(() => Object.keys(localStorage)) ?? []) {
    if (name.startsWith(PREFIX) && read(name)?.isSent) localStorage.removeItem(name);
  }
}

/* What the server itself gave back, as after a refusal, goes before what was kept. */
function restore() {
  const { words = {} } = read(key) ?? {};
  const isRefused = form.querySelector("[aria-invalid], [role=alert]");
  for (const field of isRefused ? [] : fields()) {
    const kept = words[field.name];
    if (kept === undefined || kept === field.value) continue;
    field.value = kept;
    const folded = field.closest("details");
    if (folded) folded.open = true;
    form.querySelector("[data-kept]").hidden = false;
  }
}

forgetWhatArrived();
if (form) {
  restore();
  form.addEventListener("input", () => keep());
  form.addEventListener("submit", () => keep({ isSent: true }));
}
