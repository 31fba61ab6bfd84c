// @ts-check
/* Streamlit's own English labels, replaced by exact match, beginning or end; its texts have no
   other handle. What it wrote is kept, so that its English comes back on an English page. */

/** @import { Replaced, Top } from "./types.js" */

const NAMES = ["aria-label", "title", "placeholder"];

/** @param {ParentNode} root @param {Pick<Top, "theirs" | "begins" | "ends">} words */
export function rename(root, words) {
  const translate = translator(words);
  for (const name of NAMES) {
    for (const element of root.querySelectorAll(`[${name}]`)) replace(element, name, translate);
  }
}

/**
 * The words of ours for a text of Streamlit's; the text itself where there are none.
 * @param {Pick<Top, "theirs" | "begins" | "ends">} words
 * @returns {(text: string) => string}
 */
export function translator({ theirs, begins, ends }) {
  const whole = new Map(Object.entries(theirs));
  const starts = Object.entries(begins);
  const lasts = Object.entries(ends);
  return (text) => {
    const exact = whole.get(text);
    if (exact) return exact;
    const start = starts.find(([theirsStart]) => text.startsWith(theirsStart));
    if (start) return start[1] + text.slice(start[0].length);
    const last = lasts.find(([theirsLast]) => text.endsWith(theirsLast));
    return last ? text.slice(0, -last[0].length) + last[1] : text;
  };
}

/**
 * @param {Element & {atlasTheirs?: Replaced}} element
 * @param {string} name of the attribute
 * @param {(text: string) => string} translate
 */
function replace(element, name, translate) {
  const now = element.getAttribute(name) ?? "";
  const before = element.atlasTheirs?.[name];
  const theirs = before?.ours === now ? before.theirs : now;
  const ours = translate(theirs);
  if (ours === now) return;
  element.setAttribute(name, ours);
  element.atlasTheirs = { ...element.atlasTheirs, [name]: { theirs, ours } };
}
