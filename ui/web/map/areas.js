// @ts-check
/* The neighbourhoods on the map: their fills, their tips, the one that is chosen. */

import { point, whenPointed } from "../parts/pointed.js";
import { areaStyle, outline, patterns, written } from "./fills.js";
import { ring, tell, tip } from "./frame.js";

/** @import { View } from "./types.js" */
/** @typedef {{path: L.Polygon, name: string}} Area */

export class Areas {
  /** @param {L.Map} map @param {GeoJSON.FeatureCollection} outlines */
  constructor(map, outlines) {
    this.map = map;
    /** @type {Map<number, Area>} */
    this.byId = new Map();
    /** @type {View | null} */
    this.view = null;
    /** @type {L.LatLng | null} where the pointer is, while zones are seen */
    this.at = null;
    /** @type {L.LayerGroup | null} */
    this.chosen = null;
    const layer = L.geoJSON(outlines, {
      onEachFeature: (feature, path) => this.add(feature, /** @type {L.Polygon} */ (path)),
    }).addTo(map);
    for (const { path } of this.byId.values()) path.getElement()?.setAttribute("tabindex", "-1");
    this.bounds = layer.getBounds();
    /** @type {L.LayerGroup | null} the ring of the one area that is pointed at */
    this.lit = null;
    addEventListener(
      "pagehide",
      whenPointed((areas) => this.light(areas), window.parent),
    );
    this.definePatterns();
  }

  /** @param {GeoJSON.Feature} feature @param {L.Polygon} path */
  add(feature, path) {
    const { area_id: id, name } = /** @type {any} */ (feature.properties);
    this.byId.set(id, { path, name });
    path.on("mouseover mousemove click", (event) => {
      if (!window.AtlasZones?.drawn()) return;
      this.at = /** @type {L.LeafletMouseEvent} */ (event).latlng;
      path.getTooltip()?.update();
    });
    path.on("mouseover", () => point([id], window.parent));
    path.on("mouseout", () => point([], window.parent));
    path.on("click", (event) => {
      L.DomEvent.stopPropagation(event);
      this.choose(id);
      tell({ kind: "area", id, ...event.latlng });
    });
    const look = { sticky: true, className: "atlas-tip", opacity: 1 };
    path.bindTooltip(() => tip(name, ...this.linesOf(id)), look);
  }

  /** @param {number} id @returns {string[]} what is read of an area, or of its zone */
  linesOf(id) {
    const value = this.valueOf(id);
    const zones = window.AtlasZones;
    if (!zones?.drawn() || !this.at || !this.view?.zones) return [value];
    return [...zones.reading(this.at), `${this.view.zones.area}: ${value}`];
  }

  /** @param {number} id */
  valueOf(id) {
    const position = this.view ? this.view.ids.indexOf(id) : -1;
    return this.view && position >= 0 ? written(this.view, this.view.values[position]) : "";
  }

  /* Patterns live in Leaflet's own svg. */
  definePatterns() {
    const svg = this.map.getPane("overlayPane")?.querySelector("svg");
    if (!svg) return;
    const defs = document.createElementNS("http://www.w3.org/2000/svg", "defs");
    defs.id = "atlas-patterns";
    svg.prepend(defs);
  }

  /** @param {View} view */
  paint(view) {
    this.view = view;
    const defs = document.getElementById("atlas-patterns");
    if (defs) defs.innerHTML = patterns(view);
    const over = window.AtlasZones?.drawn();
    view.ids.forEach((id, position) => {
      this.byId.get(id)?.path.setStyle(over ? outline(view) : areaStyle(view, position));
    });
  }

  /** @param {number | null} id */
  choose(id) {
    this.chosen?.remove();
    this.chosen = id === null ? null : this.ringed(id, (view) => view);
  }

  /**
   * What is pointed at: one area is ringed, of several all others step back.
   * @param {number[]} ids
   */
  light(ids) {
    const several = ids.length > 1;
    for (const [id, { path }] of this.byId) {
      path.getElement()?.classList.toggle("atlas-aside", several && !ids.includes(id));
    }
    this.lit?.remove();
    this.lit =
      ids.length === 1 ? this.ringed(ids[0], (view) => ({ ...view, accent: view.ink })) : null;
  }

  /** @param {number} id @param {(view: View) => View} look @returns {L.LayerGroup | null} */
  ringed(id, look) {
    const area = this.byId.get(id);
    if (!area || !this.view) return null;
    const outline = area.path.toGeoJSON();
    return ring(this.map, look(this.view), (style) =>
      L.geoJSON(outline, { pane: style.pane, interactive: false, style }),
    );
  }
}
