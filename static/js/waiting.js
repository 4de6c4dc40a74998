/* A file is being made: look again by itself, and open the file when it is there. */

const page = document.querySelector("[data-waiting]");
const progress = () => document.querySelector("[data-progress]");
const MOST_FAILURES = 5;

async function look(failures) {
  let next = failures + 1;
  try {
    // A redirect is not followed: it means that the file is there, and the browser opens it.
    const answer = await fetch(location.href, { redirect: "manual" });
    if (answer.type === "opaqueredirect" || answer.status === 503) {
      location.reload();
      return;
    }
    if (answer.status === 202) {
      show(await answer.text());
      next = 0;
    }
  } catch {
    // No connection for a moment: the next look may succeed.
  }
  if (next < MOST_FAILURES) again(next);
}

function show(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  const now = fresh.querySelector("[data-progress]");
  // A screen reader says it only when it is something new.
  if (now && now.textContent !== progress().textContent) {
    progress().textContent = now.textContent;
    progress().parentElement.className = now.parentElement.className;
  }
}

const again = (failures) => setTimeout(() => look(failures), Number(page.dataset.waiting) * 1000);

again(0);
