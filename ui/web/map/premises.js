// @ts-check
/* The nine premises: their marks, their names, what a mark says when it is opened. */

import { escaped, written } from "./fills.js";
import { tell } from "./frame.js";

/** @import { Premises, View } from "./types.js" */

/**
 * The mark of a premises as SVG around the origin, as it comes.
 * @param {Pick<Premises, "works" | "halo" | "estimated">} place
 * @param {Pick<View, "marks">} view
 */
export function mark(place, view) {
  return view.marks[`${place.works}${place.halo || place.estimated ? "~" : ""}`];
}

/* Room that an open popup leaves for the buttons in the corner, in pixels. */
const BESIDE_BUTTONS = 66;

/** @param {Premises} place @param {Pick<View, "phrases">} view */
export function popup(place, view) {
  const lines = place.lines.map((line) => `<li>${escaped(written(view, line))}</li>`).join("");
  return `<h2>${escaped(place.title)}</h2><ul>${lines}</ul>`;
}

/** @param {string} inside @param {string} label */
export function pinned(inside, label) {
  const box = 'viewBox="-14 -14 28 28" width="28" height="28" aria-hidden="true"';
  return `<svg ${box}>${inside}</svg>${label}`;
}

export class Marks {
  /** @param {L.Map} map */
  constructor(map) {
    this.map = map;
    /** @type {Map<string, {marker: L.Marker, look: string}>} */
    this.byId = new Map();
    /** @type {string | null} the premises whose popup was opened last */
    this.opened = null;
  }

  /** @param {View} view */
  paint(view) {
    const wanted = new Set(view.premises.map((place) => place.id));
    for (const [id, { marker }] of this.byId) {
      if (wanted.has(id)) continue;
      marker.remove(); // left out by a filter
      this.byId.delete(id);
    }
    for (const place of view.premises) this.draw(place, view);
  }

  /** @param {Premises} place @param {View} view */
  draw(place, view) {
    const lines = place.lines.map((line) => written(view, line));
    const look = JSON.stringify([{ ...place, lines }, place.id === view.place, view.theme]);
    const there = this.byId.get(place.id) ?? { marker: this.add(place, view), look: "" };
    if (there.look === look) return; // a mark under the pointer is left alone
    this.byId.set(place.id, { ...there, look });
    there.marker.setIcon(icon(place, view));
    there.marker.setPopupContent(popup(place, view));
    const label = `${place.name}: ${lines.join("; ")}`;
    there.marker.getElement()?.setAttribute("aria-label", label);
  }

  /** @param {Premises} place @param {View} view */
  add(place, view) {
    const look = { icon: icon(place, view), keyboard: true, riseOnHover: true };
    const marker = L.marker([place.lat, place.lon], look);
    const clear = { autoPanPaddingTopLeft: L.point(BESIDE_BUTTONS, 10), offset: L.point(0, -10) };
    marker.bindPopup("", { maxWidth: 300, className: "atlas-popup", ...clear });
    marker.on("click", (event) => this.choose(place.id, event.latlng));
    marker.on("keypress", (event) => {
      if (event.originalEvent.key === "Enter") this.choose(place.id, marker.getLatLng());
    });
    return marker.addTo(this.map);
  }

  /** @param {string} id @param {L.LatLng} at */
  choose(id, at) {
    this.opened = id;
    tell({ kind: "premises", id, lat: at.lat, lng: at.lng });
  }

  /** @param {string | null} id the premises the server says is chosen */
  open(id) {
    if (id === this.opened) return;
    this.map.closePopup();
    this.opened = id;
    const popup = id === null ? undefined : this.byId.get(id)?.marker.openPopup().getPopup();
    const box = popup?.getElement();
    if (!popup || !box) return;
    // Opened before its style has come it has another size, and stands beside its mark.
    new ResizeObserver(() => popup.isOpen() && popup.update()).observe(box);
  }
}

/** @param {Premises} place @param {View} view */
function icon(place, view) {
  const side = place.side === "left" ? "atlas-left" : "atlas-right";
  const html = pinned(mark(place, view), `<span class="${side}">${escaped(place.name)}</span>`);
  const className = `atlas-place${place.id === view.place ? " atlas-chosen" : ""}`;
  return L.divIcon({ html, className, iconSize: [28, 28], iconAnchor: [14, 14] });
}
