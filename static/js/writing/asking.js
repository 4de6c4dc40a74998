/* Asking the server something in the background. */

/* The session ended: the answer is a page to sign in on. */
export class SignedOut extends Error {}

const token = () => document.cookie.match(/(?:^|;\s*)csrftoken=([^;]+)/)?.[1] ?? "";

/* Post fields; return the status and what was said. Throws TypeError without a connection. */
export async function ask(address, fields) {
  const response = await fetch(address, {
    method: "POST",
    body: fields instanceof FormData ? fields : new URLSearchParams(fields),
    headers: { "X-CSRFToken": token(), Accept: "application/json" },
  });
  const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
  if (!isJson && (response.redirected || response.status === 403)) throw new SignedOut();
  return { status: response.status, said: isJson ? await response.json() : {} };
}

/* Show what was wrong, or nothing, in the place of a form for it. */
export function trouble(form, ...sentences) {
  const place = form.querySelector("[data-trouble]");
  place.hidden = !sentences.length;
  place.textContent = sentences.join(" ");
}
