// @ts-check
/* How a small zone is filled on a canvas: a colour, or the lines of "uncertain" and "no value". */

import { patternOf } from "./section_facts.js";

/** @import { View } from "./types.js" */
/** @typedef {Record<string, CanvasPattern | null>} Patterns by class, and of what is missing */

const TILE = 6;

/**
 * The lines of "no value" and "few people", as on the map of the neighbourhoods.
 * @param {Pick<View, "palette" | "hatches" | "missing">} now
 * @returns {Patterns}
 */
export function patternsOf({ palette, hatches, missing }) {
  const lined = palette.map((colour, code) => [code, tilePattern(colour, hatches[code])]);
  return { missing: tilePattern(...missing), ...Object.fromEntries(lined) };
}

/**
 * Leaflet's canvas fills with whatever a canvas takes, a pattern too.
 * @param {{classes: string, faint: string, palette: string[]}} now
 * @param {Patterns} patterns @param {number} position
 * @returns {L.PathOptions}
 */
export function filled(now, patterns, position) {
  const pattern = patternOf(now, position);
  const fill = pattern === null ? now.palette[Number(now.classes[position])] : patterns[pattern];
  return { fillColor: /** @type {string} */ (/** @type {unknown} */ (fill)), fillOpacity: 1 };
}

/** @param {string} ground @param {string} ink */
function tilePattern(ground, ink) {
  const tile = document.createElement("canvas");
  tile.width = tile.height = TILE;
  const pen = tile.getContext("2d");
  if (!pen) return null;
  pen.fillStyle = ground;
  pen.fillRect(0, 0, TILE, TILE);
  pen.strokeStyle = ink;
  pen.lineWidth = 1.2;
  for (const start of [-TILE, 0, TILE]) {
    pen.beginPath();
    pen.moveTo(start, TILE);
    pen.lineTo(start + TILE, 0);
    pen.stroke();
  }
  return pen.createPattern(tile, "repeat");
}
