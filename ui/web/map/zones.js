// @ts-check
/* Zones of about a thousand residents, on a canvas under the neighbourhoods, which give their fills
   up and keep their outlines, their clicks and their names. The outlines of the zones are fetched
   once, when a person asks for them; what is read of them once for each indicator. */

import { filled, patternsOf } from "./canvas_fills.js";
import { addPanes, json } from "./frame.js";
import { holds, lines, unpacked } from "./zone_facts.js";

/** @import { View, ZoneFacts } from "./types.js" */
/** @typedef {{path: L.Polygon, bounds: L.LatLngBounds, rings: number[][][]}} Zone */

const OUTLINES = "../ui.widgets.static_files.layers/precinct_drawing.geojson";

/** @type {Promise<Zone[]> | null} */
let asked = null;
/** @type {Zone[]} */
let zones = [];
const layer = L.layerGroup();
const edges = L.layerGroup();
/** @type {Map<string, ZoneFacts>} by address */
const files = new Map();
/** @type {View | null} what is to be seen */
let now = null;

/**
 * Show the zones of a view, or none; the areas are painted again when the map has them.
 * @param {L.Map} map @param {View} view @param {{paint(view: View): void}} areas
 */
export async function tell(map, view, areas) {
  now = view;
  if (!view.zones) {
    if (map.hasLayer(layer)) areas.paint(view);
    layer.remove();
    edges.remove();
    return;
  }
  if (!zones.length) {
    asked ??= begin(map);
    const fetched = await asked;
    zones = fetched;
  }
  if (now !== view) return;
  const pane = map.getPane("zones");
  if (pane) pane.style.opacity = view.tiles ? "0.72" : "1";
  paint(view, view.zones);
  layer.addTo(map);
  edges.addTo(map);
  areas.paint(view);
  document.documentElement.dataset.atlasZones = view.stamp;
  const { facts } = view.zones;
  if (!files.has(facts)) files.set(facts, await json(`../..${facts}`));
}

/** Whether zones are what is seen. */
export function drawn() {
  return Boolean(now?.zones && zones.length);
}

/**
 * What is read of the zone at a point; nothing where none is, or before it is known.
 * @param {L.LatLng} point
 */
export function reading(point) {
  const file = now?.zones && files.get(now.zones.facts);
  const position = zones.findIndex(
    ({ bounds, rings }) => bounds.contains(point) && holds(rings, point),
  );
  return file && position >= 0 ? lines(file, position) : [];
}

/** @param {L.Map} map @returns {Promise<Zone[]>} */
async function begin(map) {
  const outlines = /** @type {GeoJSON.FeatureCollection} */ (await json(OUTLINES));
  addPanes(map, { zones: 390 });
  const renderer = L.canvas({ pane: "zones", padding: 0.1 });
  return outlines.features.map(({ geometry }) => {
    const { type, coordinates } = /** @type {GeoJSON.MultiPolygon | GeoJSON.Polygon} */ (geometry);
    const parts = /** @type {number[][][][]} */ (type === "Polygon" ? [coordinates] : coordinates);
    const look = { renderer, pane: "zones", interactive: false, smoothFactor: 0.5 };
    const path = L.polygon(L.GeoJSON.coordsToLatLngs(parts, 2), look);
    layer.addLayer(path);
    return { path, bounds: path.getBounds(), rings: parts.flat() };
  });
}

/** @param {View} view @param {NonNullable<View["zones"]>} what */
function paint(view, what) {
  const seen = { ...unpacked(what.classes), palette: view.palette };
  const patterns = patternsOf(view);
  const edge = { color: view.ground, weight: 0.5, opacity: 1 };
  zones.forEach(({ path }, position) => {
    path.setStyle({ ...edge, ...filled(seen, patterns, position) });
  });
  edges.clearLayers();
  for (const [color, weight] of /** @type {[string, number][]} */ ([
    [view.ground, 5],
    [view.ink, 2],
  ])) {
    for (const position of what.outlined) {
      const { path } = zones[position];
      L.polygon(path.getLatLngs(), { ...path.options, fill: false, color, weight }).addTo(edges);
    }
  }
}
