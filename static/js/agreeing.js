/* Agreeing without leaving the page: the same form, sent by script, and the server's truth after. */

export function watchAgreeing(refresh) {
  document.addEventListener("submit", async (event) => {
    const { target: form, submitter: button } = event;
    if (form.id !== "agree" || !button) return;
    event.preventDefault();
    // Not disabled: then it would lose the focus.
    if (button.getAttribute("aria-busy") === "true") return;
    button.setAttribute("aria-busy", "true");
    try {
      await fetch(button.formAction, {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
        headers: { Accept: "application/json" },
      });
      await refresh();
    } finally {
      button.removeAttribute("aria-busy");
    }
  });
}
