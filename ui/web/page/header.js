// @ts-check
/* Name of the site, its pages, its languages: one element of the page, filled in place so that the
   focus stays where it is. A link carries what the address says at the moment it is used. */

import { inside } from "../parts/dom.js";
import { fill, listen, mark, refresh } from "./links.js";

/** @import { Component } from "../parts/types.js" */
/** @import { BarElement, Link, Offer, Top } from "./types.js" */

const OFFERED = "atlas-language-offered";

/** @param {Component<Top>} component */
export default function header({ data, parentElement, setTriggerValue }) {
  const bar = /** @type {BarElement} */ (inside(parentElement, ".atlas-bar"));
  bar.atlasTell = setTriggerValue;
  bar.hidden = !data.bar;
  if (!data.bar || bar.dataset.stamp === data.bar.stamp) return;
  const { stamp, site, short, page, below, pages, languages, offer: words, ...labels } = data.bar;
  bar.dataset.stamp = stamp;
  inside(bar, "strong").textContent = site;
  inside(bar, ".short").textContent = short;
  const nav = inside(bar, "nav");
  const tongues = inside(bar, ".languages");
  nav.setAttribute("aria-label", labels.pages_label);
  tongues.setAttribute("aria-label", labels.languages_label);
  fill(nav, pages, (link, entry) => {
    link.textContent = entry.title;
    const here = entry.slug === page;
    mark(link, here || entry.slug === below, here ? "page" : "true");
    link.atlasAddress = () => entry.slug + location.search;
    link.atlasUsed = here ? undefined : () => bar.atlasTell("page", entry.slug);
  });
  fill(tongues, languages, (link, tongue) => {
    link.textContent = tongue.code.toUpperCase();
    link.setAttribute("aria-label", tongue.name);
    mark(link, tongue.code === data.language, "true");
    speak(link, tongue.code, bar);
    if (tongue.code === data.language) link.atlasUsed = undefined;
  });
  offer(inside(parentElement, ".atlas-offer"), words, bar);
}

/**
 * Makes of a link the way to the same page in another language.
 * @param {Link} link @param {string} code @param {BarElement} bar
 */
function speak(link, code, bar) {
  link.lang = code;
  link.hreflang = code;
  link.atlasAddress = () => {
    const query = new URLSearchParams(location.search);
    query.set("lingua", code);
    return `?${query}`;
  };
  link.atlasUsed = () => bar.atlasTell("language", code);
}

/**
 * The page in the language this browser prefers: offered once, and never again on this browser.
 * @param {HTMLElement} line @param {Offer | null} words @param {BarElement} bar
 */
function offer(line, words, bar) {
  line.hidden = !words || offeredBefore();
  if (!words || line.hidden) return;
  const link = /** @type {Link} */ (inside(line, "a"));
  const close = inside(line, "button");
  link.textContent = words.words;
  close.setAttribute("aria-label", words.close);
  close.lang = words.code;
  close.onclick = () => {
    line.hidden = true;
  };
  if (!link.atlasAddress) listen(link);
  speak(link, words.code, bar);
  refresh(link);
}

function offeredBefore() {
  try {
    const before = localStorage.getItem(OFFERED);
    localStorage.setItem(OFFERED, "1");
    return Boolean(before);
  } catch {
    return false; // a browser that keeps nothing is offered it at each visit
  }
}
