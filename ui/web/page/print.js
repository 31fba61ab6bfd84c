// @ts-check
/* What a style sheet cannot do for paper, done at the moment of printing and taken back afterwards:
   the address and the day at the foot, charts that scale, the light theme's colours in the dark. */

import { swapped } from "./paper_colours.js";

/** @import { Component } from "../parts/types.js" */
/** @import { Top } from "./types.js" */
/** @typedef {(HTMLElement | SVGElement) & {style: CSSStyleDeclaration}} Styled */

/** @type {(() => void)[]} */
const undo = [];

/** @param {Component<Top>} component */
export default function paper({ data }) {
  window.atlasPaper = data;
  if (window.atlasPrints) return;
  window.atlasPrints = true;
  window.addEventListener("beforeprint", prepare);
  window.addEventListener("afterprint", restore);
}

function prepare() {
  restore();
  const data = window.atlasPaper;
  if (!data) return;
  foot(data);
  for (const chart of document.querySelectorAll(".stPlotlyChart")) {
    letScale(/** @type {HTMLElement} */ (chart));
  }
  const swaps = swapped(data.colours);
  if (!swaps.size) return;
  for (const root of trees(document)) whiten(root, swaps);
}

function restore() {
  while (undo.length) undo.pop()?.();
}

/** @param {HTMLElement} chart */
function letScale(chart) {
  const layers = [...chart.querySelectorAll(".main-svg")];
  if (!layers.length) return;
  const [wide, tall] = ["width", "height"].map((name) => layers[0].getAttribute(name));
  for (const svg of layers) {
    if (!svg.hasAttribute("viewBox")) change(svg, "viewBox", `0 0 ${wide} ${tall}`);
  }
  style(chart, "aspect-ratio", `${wide} / ${tall}`);
  style(chart, "max-width", `${wide}px`);
}

/** @param {Top} data */
function foot(data) {
  const line = document.getElementById("atlas-printed") ?? document.createElement("p");
  line.id = "atlas-printed";
  if (!line.isConnected) document.body.append(line);
  const written = /** @type {const} */ ({ day: "numeric", month: "long", year: "numeric" });
  const day = new Date().toLocaleDateString(data.language, written);
  const address = decodeURI(location.href);
  line.textContent = `${data.site} · ${address} · ${data.printed} ${day}`;
  margins(`${data.site} · ${day}`, data);
}

/**
 * The margins of every sheet, where the browser prints them.
 * @param {string} text @param {Top} data
 */
function margins(text, { page, quiet }) {
  const sheet = document.getElementById("atlas-margins") ?? document.createElement("style");
  sheet.id = "atlas-margins";
  if (!sheet.isConnected) document.head.append(sheet);
  const font = `font: 8pt "Source Sans", "Source Sans Pro", sans-serif; color: ${quiet};`;
  const pages = `${JSON.stringify(page)} " " counter(page) " / " counter(pages)`;
  sheet.textContent =
    `@page { @bottom-left { content: ${JSON.stringify(text)}; ${font} }` +
    ` @bottom-right { content: ${pages}; ${font} } }`;
}

/**
 * The document, the insides of our components, and the maps' frames.
 * @param {Document | ShadowRoot} root
 * @returns {(Document | ShadowRoot)[]}
 */
function trees(root) {
  const roots = [root];
  for (const element of root.querySelectorAll("*")) {
    if (element.shadowRoot) roots.push(...trees(element.shadowRoot));
  }
  for (const frame of root.querySelectorAll("iframe")) {
    const inside = frame.contentDocument;
    if (!inside?.body) continue;
    lighten(inside.body);
    roots.push(...trees(inside));
  }
  return roots;
}

/** @param {HTMLElement} body */
function lighten(body) {
  const { theme } = body.dataset;
  if (!theme) return;
  body.dataset.theme = "light";
  undo.push(() => {
    body.dataset.theme = theme;
  });
}

/** @param {ParentNode} root @param {Map<string, string>} swaps */
function whiten(root, swaps) {
  for (const element of /** @type {NodeListOf<Styled>} */ (root.querySelectorAll("svg, svg *"))) {
    for (const name of ["fill", "stroke", "stop-color"]) {
      const light = swaps.get((element.getAttribute(name) ?? "").toLowerCase());
      if (light) change(element, name, light);
      const inline = swaps.get(element.style?.getPropertyValue(name) ?? "");
      if (inline) style(element, name, inline);
    }
  }
  const grounds = root.querySelectorAll("[style*='background']");
  for (const element of /** @type {NodeListOf<Styled>} */ (grounds)) {
    const light = swaps.get(element.style.backgroundColor);
    if (light) style(element, "background-color", light);
  }
}

/** @param {Element} element @param {string} name @param {string} value */
function change(element, name, value) {
  const before = element.getAttribute(name);
  element.setAttribute(name, value);
  undo.push(() => {
    if (before === null) element.removeAttribute(name);
    else element.setAttribute(name, before);
  });
}

/** @param {Styled} element @param {string} name @param {string} value */
function style(element, name, value) {
  const before = element.style.getPropertyValue(name);
  element.style.setProperty(name, value);
  undo.push(() => element.style.setProperty(name, before));
}
