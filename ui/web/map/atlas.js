// @ts-check
/* The map inside the iframe: geometry is fetched once, every later change is one small message.

   Python sends two calls through folium: Atlas.mount(map) once, Atlas.paint(map, view) at every
   change. `view` is documented in render/maps/folium_map.py. What a person does comes back as
   {kind: "area"|"premises"|"ground"|"painted", id, lat, lng, count}. */

import { Areas } from "./areas.js";
import { paintAround, Zones } from "./around.js";
import {
  addPanes,
  describe,
  fitPaper,
  json,
  markPainted,
  nameMap,
  showWhole,
  sized,
  takeOver,
  tell,
  watchHand,
} from "./frame.js";
import { Pending } from "./pending.js";
import { Marks } from "./premises.js";

/** @import { Painter, View } from "./types.js" */
/** @typedef {{map: L.Map, areas: Areas, marks: Marks, around: L.LayerGroup, zones: Zones}} Parts */

const AHEAD_URL = "../ui.widgets.static_files.web/ahead.js";
const ZONES_URL = "../ui.widgets.static_files.web/zones.js";
const BASE_URL = "../ui.widgets.static_files.web/basemap.js";
const PIN =
  '<svg viewBox="-12 -24 24 26" width="30" height="34" aria-hidden="true">' +
  '<path d="M0 0C-4-8-9-11-9-16a9 9 0 1 1 18 0c0 5-5 8-9 16Z"/><circle cy="-15.5" r="3.4"/></svg>';
const fetched = {
  nil: json("../ui.widgets.static_files.layers/nil_drawing.geojson"),
  municipi: json("../ui.widgets.static_files.layers/municipi_drawing.geojson"),
};

/** @type {Parts | null} the map, once it can be painted */
let parts = null;
/** @type {View | null} */
let view = null;
/** @type {string | null} the move this map was asked for last */
let focused = null;
/** @type {string | null} the move the map was asked for before the streets came or went */
let stayed = null;
/** @type {(L.TileLayer & {source?: string}) | null} */
let tiles = null;
/** @type {L.Marker | null} */
let searchPin = null;
/** @type {Set<string>} scripts that were asked for */
const asked = new Set();
const pending = new Pending((truth) => take({ ...truth }));

/** @param {L.Map} map */
export async function mount(map) {
  map.attributionControl.setPrefix(false);
  addPanes(map, { municipi: 410, selection: 420, halo: 430 });
  watchHand();
  const around = L.layerGroup().addTo(map);
  const areas = new Areas(map, await fetched.nil);
  await sized(map);
  showWhole(map, areas.bounds);
  stayed = takeOver(map, () => focused);
  map.setMaxBounds(areas.bounds.pad(0.6));
  map.on("click", (event) => tell({ kind: "ground", id: null, ...event.latlng }));
  map.on("zoomend", () => map.getContainer().classList.toggle("atlas-far", map.getZoom() < 13));
  map.getContainer().classList.add("atlas-far");
  fitPaper(map, areas.bounds);
  parts = { map, areas, marks: new Marks(map), around, zones: new Zones(map) };
  if (view) {
    draw(parts, view);
    offerAhead(view);
    offerZones(parts, view);
    offerBase(parts, view);
  }
  await addMunicipi(map);
}

/** @param {L.Map} map */
async function addMunicipi(map) {
  L.geoJSON(await fetched.municipi, {
    pane: "municipi",
    interactive: false,
    style: {
      color: view ? view.ink : "currentColor",
      weight: 1.6,
      opacity: 0.55,
      fill: false,
      dashArray: "1 4",
    },
  }).addTo(map);
}

/** @param {L.Map} _map @param {View} next */
export function paint(_map, next) {
  if (pending.late(next)) return;
  take(next);
}

/**
 * What looks the same is not drawn again; what was clicked in between is put right.
 * @param {View} next
 */
function take(next) {
  const same = view?.stamp === next.stamp;
  view = next;
  if (!parts) return;
  offerAhead(view);
  if (!same) draw(parts, view);
  else {
    parts.areas.choose(view.selected);
    answer(view);
  }
  offerZones(parts, view);
  offerBase(parts, view);
}

/**
 * What may be chosen next is fetched when the frame has nothing else to do.
 * @param {View} now
 */
function offerAhead(now) {
  if (window.AtlasAhead) window.AtlasAhead.tell(now.ahead, show);
  else if (now.ahead) ask(AHEAD_URL, () => window.AtlasAhead?.tell(view?.ahead ?? null, show));
}

/** @param {Parts} on @param {View} now */
function offerZones(on, now) {
  const tell = () => view && window.AtlasZones?.tell(on.map, view, on.areas);
  if (window.AtlasZones) tell();
  else if (now.zones) ask(ZONES_URL, tell, (act) => act());
}

/** @param {Parts} on @param {View} now */
function offerBase(on, now) {
  if (window.AtlasBase) window.AtlasBase.tell(on.map, now);
  else if (now.base) ask(BASE_URL, () => view && window.AtlasBase?.tell(on.map, view));
}

/**
 * Fetch a script, once, when the frame has nothing else to do or when `when` says so.
 * @param {string} url @param {() => void} loaded @param {(act: () => void) => void} when
 */
function ask(url, loaded, when = window.requestIdleCallback || setTimeout) {
  if (asked.has(url)) return;
  asked.add(url);
  when(() => {
    const script = document.createElement("script");
    script.src = url;
    script.onload = loaded;
    document.head.append(script);
  });
}

/**
 * Paint a choice the server has not answered yet; without an answer what it said last is back.
 * @type {Painter}
 */
function show(choice, look, colours) {
  if (!view || !parts) return;
  const name = pending.begin(choice, view);
  const scale = colours(view.theme);
  const textures = view.textures.length ? scale.textures : [];
  view = { ...view, ...look, ...scale, textures, stamp: "ahead" };
  parts.areas.paint(view);
  document.documentElement.dataset.atlasAhead = name;
}

/** @param {Parts} on @param {View} now */
function draw(on, now) {
  nameMap(on.map, now.words, now.theme);
  describe(on.map, now.words.described ?? "");
  for (const path of document.querySelectorAll(".leaflet-municipi-pane path")) {
    path.setAttribute("stroke", now.ink);
  }
  on.areas.paint(now);
  on.areas.choose(now.selected);
  drawTiles(on.map, now);
  move(on.map, now);
  on.marks.paint(now);
  paintAround(on.around, now);
  on.zones.paint(now);
  on.marks.open(now.place);
  answer(now);
}

/** @param {View} now */
function answer(now) {
  markPainted(now.stamp);
  if (now.report) whenPainted(() => tell({ kind: "painted", id: null, lat: null, lng: null }));
}

/** @param {() => void} act */
function whenPainted(act) {
  const painted = new MessageChannel();
  painted.port1.onmessage = act;
  requestAnimationFrame(() => painted.port2.postMessage(0));
}

/** @param {L.Map} map @param {View} now */
function drawTiles(map, now) {
  if (tiles && tiles.source !== now.tiles?.url) {
    tiles.remove();
    tiles = null;
  }
  if (now.tiles && !tiles) {
    tiles = L.tileLayer(now.tiles.url, { attribution: now.tiles.credit, maxZoom: 19 }).addTo(map);
    tiles.source = now.tiles.url;
  }
  const areas = map.getPane("overlayPane");
  if (areas) areas.style.opacity = now.tiles ? "0.72" : "1";
}

/**
 * Move only when asked, once per request: a recolour keeps zoom and centre.
 * @param {L.Map} map @param {View} now
 */
function move(map, { focus }) {
  if (!focus || focus.stamp === focused) return;
  focused = focus.stamp;
  searchPin?.remove();
  searchPin = null;
  if (focus.pin) {
    const icon = L.divIcon({
      html: PIN,
      className: "atlas-pin",
      iconSize: [30, 34],
      iconAnchor: [15, 32],
    });
    const look = { icon, keyboard: false, interactive: false, alt: focus.pin };
    searchPin = L.marker([focus.lat, focus.lon], look).addTo(map);
  }
  if (focused !== stayed) map.setView([focus.lat, focus.lon], focus.zoom, { animate: false });
}
