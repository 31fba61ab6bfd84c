// @ts-check
/* Paints the map before the server has answered. What has just been chosen is read from the page's
   own controls, by what they tell a screen reader (the text of the list, the value of the slider,
   the radio button that is on); what it looks like is in the file of render/maps/prefetch.py. If a
   control is not what is expected nothing is painted, and the map waits for the server as it would
   anyway. */

import { chosen, looks } from "./choice.js";
import { named } from "./pending.js";

/** @import { AheadFile, Painter, View } from "./types.js" */

const LIST = ".st-key-atlas-indicator [role=combobox]";
const YEAR = ".st-key-atlas-year input[type=range]";
const CLASSES = ".st-key-atlas-scheme input[type=radio]";
const EVENTS = ["input", "change", "click", "keydown", "pointermove"];

const page = window.parent.document;
const gone = new AbortController();
/** @type {Map<string, AheadFile | "asked" | null>} */
const files = new Map();
/** @type {View["ahead"]} what the server has said is on the map */
let told = null;
/** @type {string | null} */
let painted = null;
/** @type {Painter | null} */
let show = null;
let waiting = false;

/** @param {View["ahead"]} now @param {Painter} painter */
export function tell(now, painter) {
  told = now;
  painted = now && named(now);
  show = painter;
  if (now && !files.has(now.url)) load(now.url);
}

/** Whether what may come next is at hand. */
export function ready() {
  return file() !== null;
}

/** @returns {AheadFile | null} */
function file() {
  const content = told ? files.get(told.url) : null;
  return content && content !== "asked" ? content : null;
}

/** @param {string} url */
async function load(url) {
  files.set(url, "asked");
  try {
    const answer = await fetch(url);
    files.set(url, answer.ok ? await answer.json() : null);
  } catch {
    files.set(url, null);
  }
}

/**
 * The controls have their new value when the next frame is drawn.
 * @param {Event} event
 */
function soon(event) {
  const hovers = event.type === "pointermove" && !(/** @type {PointerEvent} */ (event).buttons);
  if (waiting || !told || hovers) return;
  waiting = true;
  window.parent.requestAnimationFrame(() => {
    waiting = false;
    look();
  });
}

function look() {
  const known = file();
  if (!known || !told || !show) return;
  const choice = chosen(known, controls(), told);
  if (!choice || named(choice) === painted) return;
  const { look: areas, scale } = looks(known, choice);
  painted = named(choice);
  show(choice, areas, (theme) => known.palettes[theme][scale]);
}

function controls() {
  const list = /** @type {HTMLInputElement | null} */ (page.querySelector(LIST));
  /** @type {NodeListOf<HTMLInputElement>} */
  const schemes = page.querySelectorAll(CLASSES);
  return {
    title: list?.value ?? null,
    year: page.querySelector(YEAR)?.getAttribute("aria-valuetext") ?? null,
    scheme: [...schemes].findIndex((button) => button.checked),
  };
}

const options = { capture: true, passive: true, signal: gone.signal };
for (const event of EVENTS) page.addEventListener(event, soon, options);
addEventListener("pagehide", () => gone.abort());
