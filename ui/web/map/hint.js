// @ts-check
/* How to use the map, in three lines: shown to each browser until it is closed, and never again. */

/** @import { View } from "./types.js" */

/* A smaller map has no corner to spare, in pixels. */
const ROOM = 600;
const CLOSED = "atlas-map-hint-closed";

/** @type {L.Control | null} */
let hint = null;

/** @param {L.Map} map @param {View} view whose `hint` ends with the name of its button */
export function showHint(map, view) {
  if (hint || !view.hint.length || map.getSize().x < ROOM || closedBefore()) return;
  hint = new L.Control({ position: "bottomleft" });
  hint.onAdd = () => drawn(view.hint);
  hint.addTo(map);
}

/** @param {string[]} words */
function drawn(words) {
  const box = L.DomUtil.create("div", "atlas-hint");
  const lines = L.DomUtil.create("div", "", box);
  for (const line of words.slice(0, -1)) L.DomUtil.create("p", "", lines).textContent = line;
  const close = L.DomUtil.create("button", "", box);
  close.type = "button";
  close.textContent = "×";
  close.setAttribute("aria-label", words[words.length - 1]);
  close.onclick = () => {
    hint?.remove();
    keepClosed();
  };
  L.DomEvent.disableClickPropagation(box);
  return box;
}

function closedBefore() {
  try {
    return Boolean(localStorage.getItem(CLOSED));
  } catch {
    return false; // a browser that keeps nothing sees it at each visit
  }
}

function keepClosed() {
  try {
    localStorage.setItem(CLOSED, "1");
  } catch {
    // it is closed for this visit
  }
}
