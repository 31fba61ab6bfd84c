// @ts-check
/* What one finds the way by, over the colours and under the marks: parks, railways, trams, metro,
   and names that never cover each other. Its script and its files come when the frame has nothing
   else to do, the names of streets when the map is near. Screen readers have the map in words. */

import { addPanes, json } from "./frame.js";
import { showHint } from "./hint.js";
import { labels, STREETS_FROM, streets } from "./names.js";
import { placed, room } from "./placement.js";

/** @import { BaseFile, Named, Placed, Street, View } from "./types.js" */
/** @typedef {{lines: L.LayerGroup, places: Street[]}} Drawn */

const FILES = "../ui.widgets.static_files.layers/";
const SVG = "http://www.w3.org/2000/svg";
const FONT = '"Source Sans Pro", system-ui, sans-serif';
const WEIGHTS = { sure: 700, landmark: 700, line: 700, neighbourhood: 600, station: 600 };
const OBSTACLES =
  ".atlas-place svg, .atlas-place span, .atlas-pin svg, .leaflet-control, .atlas-ring";
const DOTS_FROM = 12.25;
const TYPE = 14;

/** @type {Promise<Drawn> | null} */
let drawing = null;
/** @type {Drawn | null} */
let drawn = null;
/** @type {Promise<Street[]> | null} */
let streetsAsked = null;
/** @type {Street[]} */
let streetNames = [];
/** @type {SVGSVGElement | null} */
let svg = null;
/** @type {string} */
let look = "";
/** @type {View["base"]} what is to be seen; null for nothing */
let wanted = null;
/** @type {string[]} the names that come first */
let sure = [];
let waiting = false;
const widths = new Map();
const pen = document.createElement("canvas").getContext("2d");

/**
 * Show or hide it, as the message says; street tiles bring names of their own.
 * @param {L.Map} map @param {View} view
 */
export async function tell(map, view) {
  const now = view.tiles ? null : view.base;
  showHint(map, view);
  const next = JSON.stringify([now, view.sure, view.place, view.premises.map(({ id }) => id)]);
  if (next === look) return;
  look = next;
  if (wanted) map.attributionControl.removeAttribution(wanted);
  wanted = now;
  sure = view.sure;
  if (now) {
    drawing ??= begin(map);
    drawn = await drawing;
  }
  if (!drawn) return;
  if (wanted) {
    drawn.lines.addTo(map);
    map.attributionControl.addAttribution(wanted);
  } else drawn.lines.remove();
  soon(map);
}

/** @param {L.Map} map @returns {Promise<Drawn>} */
async function begin(map) {
  const [base, parks] = await Promise.all([
    /** @type {Promise<BaseFile>} */ (json(`${FILES}basemap.geojson`)),
    /** @type {Promise<BaseFile>} */ (json(`${FILES}basemap_parks.geojson`)),
    document.fonts.load(`600 13px ${FONT}`),
    document.fonts.load(`400 13px ${FONT}`),
  ]);
  addPanes(map, { base: 405, names: 432 });
  for (const name of ["base", "names"]) map.getPane(name)?.setAttribute("aria-hidden", "true");
  svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "atlas-names leaflet-zoom-hide");
  map.getPane("names")?.append(svg);
  map.on("moveend resize", () => soon(map));
  const places = [...base.features.flatMap(points), ...parks.features.flatMap(parkName)];
  return { lines: layers(base, parks), places };
}

/** @param {BaseFile} base @param {BaseFile} parks */
function layers(base, parks) {
  /** @param {BaseFile} file @param {string} className */
  const drawnAs = (file, className) =>
    L.geoJSON(/** @type {GeoJSON.GeoJsonObject} */ (/** @type {unknown} */ (file)), {
      pane: "base",
      interactive: false,
      style: { className },
    });
  /** @param {string} kind */
  const of = (kind) => ({
    ...base,
    features: base.features.filter(({ properties }) => properties.kind === kind),
  });
  return L.layerGroup([
    drawnAs(parks, "atlas-park"),
    drawnAs(of("tram"), "atlas-tram"),
    drawnAs(of("railway"), "atlas-railway"),
    drawnAs(of("metro"), "atlas-casing"),
    drawnAs(of("metro"), "atlas-metro"),
  ]);
}

/** @param {BaseFile["features"][number]} feature @returns {Street[]} a name at each point */
function points({ properties, geometry }) {
  const { kind, name, rank } = properties;
  const { type, coordinates } = geometry;
  if (!type.endsWith("Point")) return [];
  const all = /** @type {number[][]} */ (type === "Point" ? [coordinates] : coordinates);
  return all.map(([lng, lat]) => ({ kind, text: name, rank, lat, lng }));
}

/** @param {BaseFile["features"][number]} feature @returns {Street[]} */
function parkName({ properties: { name, label_lon: lng, label_lat: lat } }) {
  return name ? [{ kind: "park", text: name, rank: 1, lat, lng }] : [];
}

/**
 * Once for all that asks in one turn, and after the map is painted.
 * @param {L.Map} map
 */
function soon(map) {
  if (waiting) return;
  waiting = true;
  setTimeout(() => {
    waiting = false;
    write(map);
  });
}

/** @param {L.Map} map */
function write(map) {
  if (!svg || !drawn) return;
  svg.replaceChildren();
  if (!wanted) return;
  const zoom = map.getZoom();
  if (zoom >= STREETS_FROM) askStreets(map);
  const { x: width, y: height } = map.getSize();
  L.DomUtil.setPosition(/** @type {any} */ (svg), map.containerPointToLayerPoint([0, 0]));
  svg.setAttribute("width", String(width));
  svg.setAttribute("height", String(height));
  const scale = Number.parseFloat(getComputedStyle(document.body).fontSize) / TYPE;
  const names = inView(
    map,
    zoom >= STREETS_FROM ? [...drawn.places, ...streetNames] : drawn.places,
  );
  const dots = zoom >= DOTS_FROM ? names.filter(({ kind }) => kind.endsWith("station")) : [];
  const metres = map.distance(
    map.containerPointToLatLng([0, 0]),
    map.containerPointToLatLng([0, 1]),
  );
  const tried = labels(names, { zoom, scale, metres, width, height }, widthOf);
  const taken = [...obstacles(map), ...dots.map(({ x, y }) => square(x, y, 8 * scale))];
  for (const dot of dots) svg.append(dotted(dot, scale));
  for (const name of placed(tried, taken, { width, height })) svg.append(written(name, scale));
  document.documentElement.dataset.atlasBase =
    zoom >= STREETS_FROM && !streetNames.length ? "" : "there";
}

/** @param {L.Map} map */
async function askStreets(map) {
  if (streetsAsked) return;
  streetsAsked = fetch(`${FILES}street_labels.csv`).then(async (answer) =>
    answer.ok ? streets(await answer.text()) : [],
  );
  streetNames = await streetsAsked;
  soon(map);
}

/** @param {L.Map} map @param {Street[]} places @returns {Named[]} */
function inView(map, places) {
  const bounds = map.getBounds().pad(0.15);
  return places
    .filter(({ lat, lng }) => bounds.contains([lat, lng]))
    .map((place) => (isSure(place) ? { ...place, kind: "sure", rank: 1 } : place))
    .map((place) => ({ ...place, ...map.latLngToContainerPoint([place.lat, place.lng]) }));
}

/** @param {Street} place */
function isSure({ kind, text }) {
  return kind === "neighbourhood" && sure.includes(text);
}

/** @param {L.Map} map what names keep off: marks with their own names, buttons, the credit */
function obstacles(map) {
  const box = map.getContainer();
  const { left, top } = box.getBoundingClientRect();
  return [...box.querySelectorAll(OBSTACLES)].map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return room({ x: x - left + width / 2, y: y - top + height / 2, width, height, angle: 0 });
  });
}

/** @param {number} x @param {number} y @param {number} side */
function square(x, y, side) {
  return room({ x, y, width: side, height: side, angle: 0 });
}

/** @param {string} text @param {string} kind @param {number} size */
function widthOf(text, kind, size) {
  const weight = WEIGHTS[/** @type {keyof typeof WEIGHTS} */ (kind)] ?? 400;
  const key = `${weight} ${size} ${text}`;
  if (!widths.has(key) && pen) {
    pen.font = `${kind === "park" ? "italic " : ""}${weight} ${size}px ${FONT}`;
    widths.set(key, pen.measureText(text).width);
  }
  return widths.get(key) ?? text.length * size * 0.5;
}

/** @param {Named} place @param {number} scale */
function dotted({ kind, x, y }, scale) {
  const dot = document.createElementNS(SVG, "circle");
  dot.setAttribute("class", `atlas-stop atlas-stop-${kind}`);
  for (const [key, value] of Object.entries({ cx: x, cy: y, r: 3.2 * scale })) {
    dot.setAttribute(key, String(value));
  }
  return dot;
}

/** @param {Placed} name @param {number} scale */
function written({ label: { text, kind, size }, spot }, scale) {
  const group = document.createElementNS(SVG, "g");
  group.setAttribute("class", `atlas-name atlas-name-${kind}`);
  group.setAttribute("transform", `translate(${spot.x} ${spot.y}) rotate(${-spot.angle})`);
  if (kind === "line") {
    const badge = document.createElementNS(SVG, "rect");
    const { width, height } = spot;
    const shape = { x: -width / 2, y: -height / 2, width, height, rx: 3 * scale };
    for (const [key, value] of Object.entries(shape)) badge.setAttribute(key, String(value));
    group.append(badge);
  }
  const letters = document.createElementNS(SVG, "text");
  letters.setAttribute("y", String(size * 0.34));
  letters.style.fontSize = `${size}px`;
  letters.textContent = text;
  group.append(letters);
  return group;
}
