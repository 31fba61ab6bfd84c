// @ts-check
/* Filters a table in the browser. While something is typed, the table that is written out for paper
   stands on the screen in place of the grid, with the rows that hold it; so it is printed too. */

import { inside } from "./dom.js";

/** @import { Component } from "./types.js" */
/** @typedef {{label: string, found: string}} Words `found` has `{count}` and `{of}` */

const LATER = 200;
/** Milliseconds until a table that is still on its way is looked for again. */

/** @param {Component<Words>} component */
export default function filter({ data, parentElement }) {
  const input = /** @type {HTMLInputElement} */ (inside(parentElement, "input"));
  inside(parentElement, "span").textContent = data.label;
  const told = inside(parentElement, "p");
  const host = /** @type {ShadowRoot} */ (input.getRootNode()).host;
  const box = /** @type {HTMLElement} */ (host.closest("[class*=st-key-atlas-whole]"));
  const apply = () => {
    const rows = /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll("tbody tr"));
    const typed = input.value.trim();
    if (!rows.length) return void setTimeout(apply, LATER);
    box.classList.toggle("atlas-filtered", typed !== "");
    const count = matching([...rows], typed);
    const found = data.found.replace("{count}", String(count)).replace("{of}", `${rows.length}`);
    told.textContent = typed ? found : "";
  };
  input.oninput = apply;
  if (input.value) apply();
}

/**
 * Hides the rows that do not hold every word typed, accents or not; how many are left.
 * @param {{textContent: string | null, hidden: boolean | string}[]} rows @param {string} typed
 */
export function matching(rows, typed) {
  const words = plain(typed).split(/\s+/);
  for (const row of rows) {
    const held = plain(row.textContent ?? "");
    row.hidden = !words.every((word) => held.includes(word));
  }
  return rows.filter((row) => !row.hidden).length;
}

/** @param {string} text without accents, in small letters */
function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
