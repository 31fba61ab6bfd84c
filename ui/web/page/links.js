// @ts-check
/* Links that are kept while what they lead to changes. */

/** @import { Link } from "./types.js" */

/**
 * As many links as there are entries: those that are there stay.
 * @template Entry
 * @param {HTMLElement} box
 * @param {Entry[]} entries
 * @param {(link: Link, entry: Entry) => void} write
 */
export function fill(box, entries, write) {
  while (box.children.length > entries.length) box.lastElementChild?.remove();
  while (box.children.length < entries.length) box.append(listen(document.createElement("a")));
  entries.forEach((entry, at) => {
    const link = /** @type {Link} */ (box.children[at]);
    write(link, entry);
    refresh(link);
  });
}

/** @param {Link} link @returns {Link} */
export function listen(link) {
  for (const name of ["pointerenter", "focus", "contextmenu"]) {
    link.addEventListener(name, () => refresh(link));
  }
  link.addEventListener("click", (event) => {
    refresh(link);
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    link.atlasUsed?.();
  });
  return link;
}

/** @param {Link} link whose address is what it would be now */
export function refresh(link) {
  link.setAttribute("href", link.atlasAddress?.() ?? "");
}

/** @param {Link} link @param {boolean} current @param {string} kind of `aria-current` */
export function mark(link, current, kind) {
  if (current) link.setAttribute("aria-current", kind);
  else link.removeAttribute("aria-current");
}
