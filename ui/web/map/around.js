// @ts-check
/* What lies around the premises: halos of uncertainty, rings of distance, outlines of the estates
   where a validated file gives them, else of the census zones near, places of sister networks. */

import { escaped } from "./fills.js";
import { json } from "./frame.js";

/** @import { Premises, View } from "./types.js" */

const METRES_PER_DEGREE = 111195;
const ZONES_URL = "../ui.widgets.static_files.layers/estate_drawing.geojson";
const ZONES_FROM_ZOOM = 14.5;

/** The census zones near the premises: fetched at the first close look, drawn while it lasts. */
export class Zones {
  /** @param {L.Map} map */
  constructor(map) {
    this.map = map;
    this.layer = L.layerGroup().addTo(map);
    /** @type {Promise<GeoJSON.FeatureCollection> | null} */
    this.outlines = null;
    /** @type {View | null} */
    this.view = null;
    map.on("zoomend", () => this.draw());
  }

  /** @param {View} view */
  paint(view) {
    this.view = view;
    this.draw();
  }

  async draw() {
    this.layer.clearLayers();
    if (!this.near()) return;
    this.outlines ??= json(ZONES_URL);
    const zones = await this.outlines;
    const view = this.view;
    if (!view || !this.near()) return;
    const near = zonesOf(zones, view);
    const look = { pane: "halo", interactive: false, fill: false, opacity: 0.9 };
    const attribution = escaped(view.words.zones ?? "");
    this.layer.clearLayers();
    for (const style of [
      { ...look, color: view.ground, weight: 4.5 },
      { ...look, color: view.ink, weight: 1.6 },
    ]) {
      const layer = L.geoJSON(undefined, { ...style, style, attribution });
      for (const zone of near) layer.addData(zone);
      layer.addTo(this.layer);
    }
  }

  near() {
    return this.view?.words.zones && this.map.getZoom() >= ZONES_FROM_ZOOM;
  }
}

/** @param {any} feature @returns {string} */
const premisesOf = (feature) => feature.properties.premises_id;

/**
 * The zones of the premises on the map that have no perimeter of their own.
 * @param {GeoJSON.FeatureCollection} zones @param {View} view
 */
export function zonesOf(zones, view) {
  const given = view.perimeters ? JSON.parse(view.perimeters).features.map(premisesOf) : [];
  const marked = view.premises.map((place) => place.id).filter((id) => !given.includes(id));
  return zones.features.filter((zone) => marked.includes(premisesOf(zone)));
}

/**
 * The point so many metres north of a place.
 * @param {{lat: number, lon: number}} place @param {number} metres
 * @returns {[number, number]}
 */
export function north(place, metres) {
  return [place.lat + metres / METRES_PER_DEGREE, place.lon];
}

/** @param {L.LayerGroup} layer @param {View} view */
export function paintAround(layer, view) {
  layer.clearLayers();
  for (const place of view.premises) if (place.halo) halo(place, view).addTo(layer);
  const chosen = view.premises.find((place) => place.id === view.place);
  if (chosen) for (const radius of view.rings) distance(layer, view, chosen, radius);
  if (view.perimeters) estates(view.perimeters, view).addTo(layer);
  for (const dot of view.dots) sister(layer, dot);
}

/** @param {Premises} place @param {View} view */
function halo(place, view) {
  return L.circle([place.lat, place.lon], {
    radius: place.halo,
    pane: "halo",
    interactive: false,
    color: view.ink,
    weight: 1.5,
    dashArray: "3 4",
    fillColor: view.ground,
    fillOpacity: 0.35,
  });
}

/** @param {L.LayerGroup} layer @param {View} view @param {Premises} place @param {number} radius */
function distance(layer, view, place, radius) {
  const circle = { radius, pane: "halo", interactive: false, opacity: 0.8, fill: false };
  const centre = /** @type {[number, number]} */ ([place.lat, place.lon]);
  L.circle(centre, { ...circle, color: view.ground, weight: 4 }).addTo(layer);
  L.circle(centre, { ...circle, color: view.ink, weight: 1.5 }).addTo(layer);
  const icon = L.divIcon({
    html: `${radius} m`,
    className: "atlas-ring",
    iconSize: [60, 18],
    iconAnchor: [30, 18],
  });
  L.marker(north(place, radius), { interactive: false, keyboard: false, icon }).addTo(layer);
}

/** @param {string} outlines GeoJSON, as text @param {View} view */
function estates(outlines, view) {
  return L.geoJSON(JSON.parse(outlines), {
    pane: "halo",
    interactive: false,
    style: { color: view.ink, weight: 2.5, fillColor: view.accent, fillOpacity: 0.25 },
  });
}

/** @param {L.LayerGroup} layer @param {View["dots"][number]} dot a small square with a name */
function sister(layer, dot) {
  const size = { iconSize: /** @type {[number, number]} */ ([11, 11]) };
  const icon = L.divIcon({ html: "", className: "atlas-dot", ...size, iconAnchor: [6, 6] });
  L.marker([dot.lat, dot.lon], { icon, keyboard: true, alt: dot.label, title: "" })
    .bindTooltip(escaped(dot.label), { className: "atlas-tip", direction: "top" })
    .addTo(layer)
    .getElement()
    ?.setAttribute("aria-label", dot.label);
}
