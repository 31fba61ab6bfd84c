// @ts-check
/* What lies around the premises: halos of uncertainty, rings of distance, outlines of the estates
   where a validated file gives them, places of sister networks. */

import { escaped } from "./fills.js";

/** @import { Premises, View } from "./types.js" */

const METRES_PER_DEGREE = 111195;

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
