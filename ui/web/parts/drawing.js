// @ts-check
/* Shows a drawing made by our own code (SVG or a table, its texts already escaped). Where it has
   shapes of areas, `data-areas="1,2"`, they light those areas on the map and wherever else they are
   drawn, and are lit with them. A click on a part with `data-choose` chooses it; where that is a
   link, it opens elsewhere as links do. */

import { around, inside } from "./dom.js";
import { areasOf, point, whenPointed } from "./pointed.js";

/** @import { Component } from "./types.js" */
/** @typedef {HTMLElement & {leave?: () => void}} Holder */

/** @param {Component<{stamp: string, drawing: string}>} component */
export default function drawing({ data, parentElement, setTriggerValue }) {
  const holder = /** @type {Holder} */ (inside(parentElement, ".holder"));
  holder.onclick = (event) => {
    const part = around(event, "[data-choose]");
    if (!part || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    setTriggerValue("chosen", part.dataset.choose);
  };
  if (holder.dataset.stamp !== data.stamp) {
    holder.dataset.stamp = data.stamp;
    holder.innerHTML = data.drawing;
  }
  if (!holder.querySelector("[data-areas]")) return;
  holder.leave ??= listen(holder);
  return holder.leave;
}

/** @param {Holder} holder */
function listen(holder) {
  const end = whenPointed((areas) => light(holder, areas));
  /** @param {Event} event */
  const areasAt = (event) => areasOf(around(event, "[data-areas]")?.dataset.areas);
  holder.addEventListener("pointermove", (event) => point(areasAt(event)));
  holder.addEventListener("pointerleave", () => point([]));
  return () => {
    end();
    delete holder.leave;
  };
}

/** @param {Holder} holder @param {number[]} lit */
function light(holder, lit) {
  for (const shape of /** @type {NodeListOf<SVGElement>} */ (
    holder.querySelectorAll("[data-areas]")
  )) {
    const own = areasOf(shape.dataset.areas);
    const among = own.some((area) => lit.includes(area));
    shape.classList.toggle("lit", lit.length > 0 && among && own.length <= lit.length);
    shape.classList.toggle("aside", lit.length > 1 && !among);
  }
}
