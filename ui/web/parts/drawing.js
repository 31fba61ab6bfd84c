// @ts-check
/* Shows a drawing made by our own code (SVG with its texts already escaped). */

import { inside } from "./dom.js";

/** @import { Component } from "./types.js" */

/** @param {Component<{stamp: string, drawing: string}>} component */
export default function drawing({ data, parentElement }) {
  const holder = inside(parentElement, ".holder");
  if (holder.dataset.stamp === data.stamp) return;
  holder.dataset.stamp = data.stamp;
  holder.innerHTML = data.drawing;
}
