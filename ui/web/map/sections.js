// @ts-check
/* The map of census sections inside the iframe: outlines on one canvas, fetched once by address;
   every later change is one message (see render/maps/sections.py). A click comes back as
   {kind: "section", id: position, count}. */

import { filled, patternsOf } from "./canvas_fills.js";
import { addPanes, json, markPainted, nameMap, ring, showWhole, tell, tip } from "./frame.js";
import { pinned } from "./premises.js";
import { corners } from "./rings.js";
import { reading } from "./section_facts.js";

/** @import { SectionView } from "./types.js" */
/** @typedef {{map: L.Map, borders: L.GeoJSON, marks: L.LayerGroup, canvas: L.Canvas}} Parts */

const nilFetched = json("../ui.widgets.static_files.layers/nil_drawing.geojson");

/** @type {Parts | null} */
let parts = null;
/** @type {SectionView | null} */
let view = null;
/** @type {string | null} address of the layer that is drawn */
let drawn = null;
/** @type {L.Polygon[]} */
let paths = [];
/** @type {L.LayerGroup | null} */
let chosen = null;
/** @type {import("./canvas_fills.js").Patterns} */
let patterns = {};

/** @param {L.Map} map */
export async function mount(map) {
  map.attributionControl.setPrefix(false);
  addPanes(map, { borders: 410, selection: 420 });
  const canvas = L.canvas({ padding: 0.1 });
  const marks = L.layerGroup().addTo(map);
  const look = { fill: false, weight: 1.3, opacity: 0.75, color: "currentColor" };
  const pane = { pane: "borders", renderer: L.svg({ pane: "borders" }) };
  const borders = L.geoJSON(
    await nilFetched,
    /** @type {L.GeoJSONOptions} */ ({ ...pane, interactive: false, style: look }),
  ).addTo(map);
  showWhole(map, borders.getBounds());
  map.setMaxBounds(borders.getBounds().pad(0.6));
  map.on("click", () => tell({ kind: "section", id: null }));
  parts = { map, borders, marks, canvas };
  if (view) await draw(parts, view);
}

/** @param {L.Map} _map @param {SectionView} next */
export async function paint(_map, next) {
  view = next;
  if (parts) await draw(parts, view);
}

/** @param {Parts} on @param {SectionView} now */
async function draw(on, now) {
  nameMap(on.map, now.words, now.theme);
  patterns = patternsOf(now);
  if (drawn !== now.layer) await outlines(on, now.layer);
  if (!view || drawn !== view.layer) return;
  const last = view;
  paths.forEach((path, position) => {
    path.setStyle(style(last, position));
  });
  on.borders.setStyle({ color: last.ink });
  choose(last.selected);
  premises(on.marks, last);
  markPainted(last.stamp);
}

/** @param {Parts} on @param {string} address */
async function outlines(on, address) {
  const shapes = /** @type {number[][][][]} */ (await json(`../..${address}`));
  if (!view || address !== view.layer || drawn === address) return;
  const now = view;
  for (const path of paths) path.remove();
  paths = shapes.map((polygons, position) => {
    const rings = polygons.map((polygon) => polygon.map(corners));
    const look = { renderer: on.canvas, ...style(now, position), smoothFactor: 0.5 };
    return listen(L.polygon(rings, look), position).addTo(on.map);
  });
  drawn = address;
}

/** @param {L.Polygon} path @param {number} position */
function listen(path, position) {
  path.on("click", (event) => {
    L.DomEvent.stopPropagation(event);
    choose(position);
    tell({ kind: "section", id: position });
  });
  const look = { sticky: true, className: "atlas-tip", opacity: 1 };
  return path.bindTooltip(() => tooltip(position), look);
}

/** @param {SectionView} now @param {number} position */
function style(now, position) {
  return { color: now.ground, weight: 0.4, opacity: 1, ...filled(now, patterns, position) };
}

/** @param {number} position */
function tooltip(position) {
  if (!view) return "";
  const { title, note } = reading(view, position);
  return note === null ? tip(title) : tip(title, note);
}

/** @param {number | null} position */
function choose(position) {
  chosen?.remove();
  chosen = null;
  const path = position === null ? null : paths[position];
  if (!path || !parts || !view) return;
  const renderer = L.svg({ pane: "selection" });
  chosen = ring(parts.map, view, (look) => L.polygon(path.getLatLngs(), { ...look, renderer }));
}

/** @param {L.LayerGroup} layer @param {SectionView} now */
function premises(layer, now) {
  layer.clearLayers();
  const paint = `fill="${now.marker}" stroke="${now.marker_ink}" stroke-width="2.4"`;
  const html = pinned(`<circle r="8" ${paint}/>`, '<span class="atlas-right"></span>');
  for (const mark of now.marks) {
    const icon = L.divIcon({
      html,
      className: "atlas-place",
      iconSize: [28, 28],
      iconAnchor: [14, 14],
    });
    const look = { icon, interactive: false, keyboard: false };
    const marker = L.marker([mark.lat, mark.lon], look).addTo(layer);
    const label = marker.getElement()?.querySelector("span");
    if (label) label.textContent = mark.name;
  }
}
