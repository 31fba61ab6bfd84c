// @ts-check
/* Lists of a scene: its points in words, the key of its colours. */

import { part } from "./dom.js";

/** @import { ThemeName, Told } from "./types.js" */

/** @param {Told["lists"][number]} points */
export function list({ title, items }) {
  const box = part("section", "list");
  const lines = part("ul");
  for (const item of items) lines.append(part("li", "", item));
  box.append(part("h2", "", title), lines);
  return box;
}

/** @param {Told} told @param {ThemeName} theme @returns {HTMLElement[]} */
export function key(told, theme) {
  const title = told.key_title ? [part("p", "key-title", told.key_title)] : [];
  if (!told.key.length) return title;
  const entries = part("ul", "key-list");
  for (const { drawing, label } of told.key) {
    const row = part("li");
    row.innerHTML = `<svg viewBox="-26 -18 52 36" aria-hidden="true">${drawing[theme]}</svg>`;
    row.append(part("span", "", label));
    entries.append(row);
  }
  return [...title, entries];
}
