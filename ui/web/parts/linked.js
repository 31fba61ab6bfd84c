// @ts-check
/* Drawings that know each other: what is pointed at in one is lit in all of them, and a click
   chooses it. The drawing is made by our own code, its texts already escaped. */

import { around, inside, make } from "./dom.js";
import { point, whenPointed } from "./pointed.js";
import { FLAT, nearest, stepped } from "./strips.js";

/** @import { Component } from "./types.js" */
/**
 * @typedef {{areas: number[], names: string[], keys?: string,
 *   at: Record<string, (number | null)[]>, written: Record<string, string[]>}} Links
 * @typedef {{stamp: string, drawing: string, links: Links | null}} Data
 * @typedef {HTMLElement & {
 *   choose: (kind: string, value: string | number) => void,
 *   links: Links | null,
 *   leave?: () => void,
 * }} Holder
 */

const NS = "http://www.w3.org/2000/svg";

/** @param {Component<Data>} component */
export default function linked({ data, parentElement, setTriggerValue }) {
  const holder = /** @type {Holder} */ (inside(parentElement, ".holder"));
  holder.choose = (kind, value) => setTriggerValue(kind, String(value));
  holder.links = data.links;
  if (holder.dataset.stamp !== data.stamp) fill(holder, data);
  walkable(holder);
  holder.leave ??= listen(holder);
  return holder.leave;
}

/** @param {Holder} holder @param {Data} data */
function fill(holder, data) {
  holder.dataset.stamp = data.stamp;
  const walk = /** @type {HTMLElement | null} */ (holder.querySelector(".walk"));
  const focused = walk?.matches(":focus");
  holder.innerHTML = data.drawing;
  if (walk) holder.prepend(walk);
  if (focused) walk?.focus({ preventScroll: true });
}

/** @param {Holder} holder @returns {() => void} */
function listen(holder) {
  const end = whenPointed((areas) => light(holder, areas.length === 1 ? areas[0] : null));
  holder.addEventListener("pointermove", (event) => tell(areaAt(holder, event)));
  holder.addEventListener("pointerleave", () => tell(null));
  holder.addEventListener("click", (event) => {
    const link = around(event, "a[href]");
    if (link) {
      if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      holder.choose("link", String(link.getAttribute("href")));
      return;
    }
    const area = areaAt(holder, event);
    if (area !== null) holder.choose("area", area);
  });
  return () => {
    end();
    delete holder.leave;
  };
}

/**
 * The keyboard's pointer: one stop for each drawing, arrows go through the areas by name.
 * @param {Holder} holder
 */
function walkable(holder) {
  if (!holder.links?.keys) return;
  const { areas, names, keys } = holder.links;
  const walk =
    /** @type {HTMLElement | null} */ (holder.querySelector(".walk")) ?? stop(areas.length);
  const place = () => Number(walk.dataset.at);
  /** @param {number} at */
  const show = (at) => {
    walk.dataset.at = String(at);
    walk.setAttribute("aria-valuenow", String(at + 1));
    walk.setAttribute("aria-valuetext", at < 0 ? "–" : names[at]);
    walk.textContent = at < 0 ? keys : names[at];
    if (at >= 0) tell(areas[at]);
  };
  if (!walk.isConnected) holder.prepend(walk);
  walk.setAttribute("aria-label", keys);
  walk.onfocus = () => show(place());
  walk.onblur = () => tell(null);
  walk.onkeydown = (event) => {
    const to = stepped(event.key, place(), areas.length);
    if (to !== null) show(to);
    else if (event.key === "Enter" && place() >= 0) holder.choose("area", areas[place()]);
    else return;
    event.preventDefault();
  };
}

/** @param {number} count */
function stop(count) {
  return make("div", {
    class: "walk",
    tabindex: 0,
    role: "slider",
    "aria-valuemin": 0,
    "aria-valuenow": 0,
    "aria-valuetext": "–",
    "aria-valuemax": count,
    "data-at": -1,
  });
}

/** @param {number | null} area */
function tell(area) {
  point(area === null ? [] : [area]);
}

/**
 * The area under the pointer: a shape that says so, or the nearest dot of a strip.
 * @param {Holder} holder @param {MouseEvent} event
 */
function areaAt(holder, event) {
  const shape = around(event, "[data-area]");
  if (shape) return Number(shape.dataset.area);
  const row = around(event, "[data-strip]");
  const strip = around(event, "svg.strip");
  if (!row || !strip || !holder.links) return null;
  const box = strip.getBoundingClientRect();
  const x = ((event.clientX - box.left) / box.width) * FLAT.width;
  const number = nearest(holder.links.at[String(row.dataset.strip)], x);
  return number === null ? null : holder.links.areas[number];
}

/** @param {Holder} holder @param {number | null} area */
function light(holder, area) {
  for (const shape of holder.querySelectorAll(".lit")) shape.classList.remove("lit");
  for (const shape of holder.querySelectorAll(".pointed")) shape.remove();
  const name = holder.querySelector(".pointed-name");
  const { links } = holder;
  const place = area === null || !links ? -1 : links.areas.indexOf(area);
  if (name) name.textContent = place < 0 ? "" : (links?.names[place] ?? "");
  if (area === null) return;
  for (const shape of holder.querySelectorAll(`path[data-area="${area}"]`)) {
    shape.classList.add("lit");
  }
  if (!links) return;
  for (const row of /** @type {NodeListOf<HTMLElement>} */ (
    holder.querySelectorAll("[data-strip]")
  )) {
    const key = String(row.dataset.strip);
    const at = links.at[key][place];
    const strip = /** @type {SVGSVGElement | null} */ (row.querySelector("svg.strip"));
    if (at === null || !strip) continue;
    strip.append(dot(at), value(at, links.written[key][place], strip.viewBox.baseVal.height));
  }
}

/** @param {number} at */
function dot(at) {
  return drawn("circle", { cx: at, cy: FLAT.axis, r: 6, class: "pointed" });
}

/**
 * What an area has there, at the foot of the strip.
 * @param {number} at @param {string} written @param {number} height
 */
function value(at, written, height) {
  const x = Math.min(Math.max(at, FLAT.margin), FLAT.width - FLAT.margin);
  const words = drawn("text", { x, y: height - 4, class: "pointed value" });
  words.textContent = written;
  return words;
}

/** @param {string} name @param {Record<string, string | number>} attributes */
function drawn(name, attributes) {
  const shape = document.createElementNS(NS, name);
  for (const [key, given] of Object.entries(attributes)) shape.setAttribute(key, String(given));
  return shape;
}
