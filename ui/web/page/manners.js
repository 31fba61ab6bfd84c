// @ts-check
/* What Streamlit fixes in English, put right for the reader: the document's language, the titles
   of iframes, a skip link. Runs in the page itself; nothing is fetched. */

import { inside } from "../parts/dom.js";
import { rename } from "./labels.js";

/** @import { Component } from "../parts/types.js" */
/** @import { Top } from "./types.js" */

/* Mended when the page has been still for so long, or has moved for so long. */
const STILL_MS = 120;
const MOST_MS = 400;

const CONTENT = ".st-key-atlas-content";
const TWIN = ".st-key-atlas-twin-box";
const DROP_ZONE = '[data-testid="stFileUploaderDropzone"]';

/** @param {Component<Top>} component */
export default function manners({ data }) {
  document.documentElement.lang = data.language;
  skipLink(data.skip);
  mendAll(data);
  window.atlasManners?.disconnect();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  let since = 0;
  window.atlasManners = new MutationObserver(() => {
    const now = performance.now();
    since = since || now;
    clearTimeout(waiting);
    const mend = () => {
      since = 0;
      mendAll(data);
    };
    waiting = setTimeout(mend, Math.max(0, Math.min(STILL_MS, since + MOST_MS - now)));
  });
  // React may hand an element to another part of the page: then only its class changes
  const watched = { childList: true, subtree: true, attributes: true, attributeFilter: ["class"] };
  window.atlasManners.observe(document.body, watched);
}

/** @param {Top} data */
function mendAll(data) {
  nameFrames(data.map);
  rename(document, data);
  mendRoles();
  reachTables();
  nameUploads(data.upload);
  nameContent();
  twinLink(data.twin);
}

/**
 * @template {Element} [Found=HTMLElement]
 * @param {string} selector @returns {NodeListOf<Found>}
 */
function all(selector) {
  return document.querySelectorAll(selector);
}

/** @param {string} title */
function nameFrames(title) {
  for (const frame of /** @type {NodeListOf<HTMLIFrameElement>} */ (all("iframe"))) {
    if (frame.src.includes("streamlit_folium") && frame.title !== title) frame.title = title;
  }
}

function nameContent() {
  const content = document.querySelector(CONTENT);
  for (const element of all("#atlas-content")) {
    if (element !== content) element.removeAttribute("id");
  }
  if (content && content.id !== "atlas-content") content.id = "atlas-content";
}

/** @param {string} text */
function skipLink(text) {
  let link = document.getElementById("atlas-skip");
  if (!link) {
    link = jump("atlas-skip", () => {
      const target = /** @type {HTMLElement | null} */ (document.querySelector(CONTENT));
      if (!target) return;
      target.tabIndex = -1;
      target.focus();
      target.scrollIntoView();
    });
    document.body.prepend(link);
  }
  link.textContent = text;
}

/**
 * Where there is a map: a link to its twin, which is opened if it is closed.
 * @param {string} text
 */
function twinLink(text) {
  let link = document.getElementById("atlas-to-twin");
  if (!document.querySelector(TWIN)) {
    link?.remove();
    return;
  }
  if (!link) {
    link = jump("atlas-to-twin", openTwin);
    document.getElementById("atlas-skip")?.after(link);
  }
  if (link.textContent !== text) link.textContent = text;
}

function openTwin() {
  const box = /** @type {HTMLDetailsElement | null} */ (document.querySelector(`${TWIN} details`));
  if (!box) return;
  document.documentElement.dataset.atlasTwin = "wanted"; // it takes the focus when it is there
  if (!box.open) inside(box, "summary").click();
  window.dispatchEvent(new Event("atlas-twin-wanted"));
}

/** @param {string} id @param {() => void} act */
function jump(id, act) {
  const link = document.createElement("a");
  link.id = id;
  link.href = "#atlas-content";
  link.addEventListener("click", (event) => {
    event.preventDefault();
    act();
  });
  return link;
}

/**
 * The words on the button of an uploader are drawn by the style sheet: they are its name too.
 * @param {string} name
 */
function nameUploads(name) {
  for (const button of all(`${DROP_ZONE} button`)) {
    if (button.hasAttribute("aria-label") && !("atlasNamed" in button.dataset)) continue;
    button.dataset.atlasNamed = "";
    if (button.getAttribute("aria-label") !== name) button.setAttribute("aria-label", name);
  }
}

/* An element that is named and can be focused is no mere decoration (Streamlit's drop zone). An
   icon beside a message adds nothing to it, and its name is English. */
function mendRoles() {
  for (const zone of all(`${DROP_ZONE}[role="presentation"]`)) zone.setAttribute("role", "group");
  for (const icon of all('[role="img"][aria-label$=" icon"]:not([aria-hidden])')) {
    icon.setAttribute("aria-hidden", "true");
  }
}

/* A table wider than its box can be scrolled with the keyboard too. */
function reachTables() {
  for (const box of all('[data-testid="stTable"] > div')) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
}
