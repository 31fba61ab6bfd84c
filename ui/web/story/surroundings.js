// @ts-check
/* What one finds the way by on the map of a story: lines, parks, names and their credit, the same
   in every scene; names move and hide as the view leaves room. */

import { drawn } from "./dom.js";
import { rooms } from "./labels.js";
import { arranged, SIZE } from "./places.js";

/** @import { Box, PlaceName, Point, Story, View } from "./types.js" */
/**
 * @typedef {PlaceName & {group: SVGGElement, badge: SVGRectElement | null,
 *   label: SVGTextElement, width: number}} Place
 * @typedef {{label: SVGTextElement, at: Point, width: number}} Named
 */

export class Surroundings {
  /** @param {Story["city"]} city @param {SVGSVGElement} svg its lines are drawn at once */
  constructor(city, svg) {
    this.city = city;
    /** @type {Place[]} */
    this.places = [];
    this.measured = false;
    this.credit = drawn("text", { class: "credit" });
    const layer = drawn("g", { class: "base" }, svg);
    for (const [name, path] of Object.entries(city.base)) {
      if (name === "metro") drawn("path", { d: path, class: "casing" }, layer);
      drawn("path", { d: path, class: name }, layer);
    }
  }

  /** @param {SVGSVGElement} svg names, over what is drawn so far; not seen until they have room */
  drawNames(svg) {
    const layer = drawn("g", { class: "places" }, svg);
    this.places = this.city.names.map((name) => {
      const group = drawn("g", { class: `place ${name.kind}`, visibility: "hidden" }, layer);
      const badge = name.kind === "line" ? drawn("rect", { rx: 4 }, group) : null;
      if (name.kind === "station") drawn("circle", { r: 4.5 }, group);
      const label = drawn("text", { "text-anchor": "middle" }, group);
      label.textContent = name.text;
      return { ...name, group, badge, label, width: 0 };
    });
    svg.append(this.credit);
  }

  /** @param {number} scale */
  look(scale) {
    for (const { group, x, y } of this.places) {
      group.setAttribute("transform", `translate(${x} ${y}) scale(${scale})`);
    }
  }

  /* A name is as wide in every view, once its typeface is there. */
  measure() {
    for (const place of this.places) place.width = place.label.getBBox().width;
    this.measured = document.fonts.status === "loaded";
  }

  /**
   * @param {number} scale @param {Box} seen the part of the plane on screen
   * @param {Box[]} taken by marks @param {View} view
   * @param {Named[]} own names of the scene @param {Point[]} moved where they are
   */
  arrange(scale, seen, taken, view, own, moved) {
    const [left, , , bottom] = seen;
    const corner = `translate(${left} ${bottom}) scale(${scale}) translate(6 -8)`;
    this.credit.setAttribute("transform", corner);
    const { width, height } = this.credit.getBBox();
    /** @type {Box} */
    const credited = [left, bottom - (height + 8) * scale, left + (width + 12) * scale, bottom];
    if (!this.measured) this.measure();
    const near = view[2] < this.city.width / 2;
    const whole = [...taken, ...rooms(own, moved, scale), credited];
    const without = new Set(own.map(({ label }) => label.textContent ?? ""));
    const moves = arranged(this.places, scale, seen, whole, near, without);
    for (const [number, off] of moves.entries()) move(this.places[number], off);
  }
}

/**
 * @param {Place} place
 * @param {Point | null} off how far its name is moved; null to hide it
 */
function move({ group, badge, label, width }, off) {
  group.setAttribute("visibility", off ? "visible" : "hidden");
  if (!off) return;
  const [x, y] = off;
  label.setAttribute("x", String(x));
  label.setAttribute("y", String(y + SIZE * 0.34));
  const box = { x: x - width / 2 - 4, y: y - SIZE * 0.6, width: width + 8, height: SIZE * 1.2 };
  for (const [key, value] of Object.entries(box)) badge?.setAttribute(key, String(value));
}
