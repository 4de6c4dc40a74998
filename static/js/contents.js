/* Which chapter one reads now, in the contents beside the text. */

export function watchContents(root) {
  const links = new Map(
    Array.from(document.querySelectorAll(".toc a[href^='#']"), (link) => [
      document.getElementById(link.hash.slice(1)),
      link,
    ]),
  );
  links.delete(null);
  const heads = [...links.keys()];
  let waits = 0;
  const look = () => {
    waits = 0;
    const below = heads.findIndex((head) => head.getBoundingClientRect().top > 200);
    const now = heads[(below < 0 ? heads.length : below) - 1];
    for (const [head, link] of links) {
      if (head === now) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
  };
  if (!heads.length || !root) return;
  addEventListener("scroll", () => (waits ||= requestAnimationFrame(look)), { passive: true });
  look();
}
