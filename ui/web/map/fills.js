// @ts-check
/* How an area is filled: pure, from what Python has sent. */

/** @import { Text, View } from "./types.js" */

export const NO_CLASS = "-";
const TILE = 8;
const HATCH = 6;

/**
 * A text that is said more than once travels once; a number stands for it.
 * @param {Pick<View, "phrases">} view @param {Text} text
 */
export function written(view, text) {
  return typeof text === "number" ? view.phrases[text] : text;
}

/** @param {string} text as it may stand inside markup */
export function escaped(text) {
  const signs = /** @type {Record<string, string>} */ ({
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  });
  return text.replace(/[&<>"']/g, (sign) => signs[sign]);
}

/** @param {View} view @param {number} position of the area in the message */
export function areaStyle(view, position) {
  return {
    color: view.ground,
    weight: 1,
    opacity: 1,
    fillOpacity: 1,
    fillColor: areaFill(view, position),
  };
}

/** @param {View} view an area while zones are seen through it, still under the pointer */
export function outline({ ink }) {
  return { color: ink, weight: 1.2, opacity: 0.75, fillOpacity: 0 };
}

/**
 * @param {Pick<View, "classes" | "hatched" | "ids" | "textures" | "palette">} view
 * @param {number} position
 */
export function areaFill(view, position) {
  const code = view.classes[position];
  if (code === NO_CLASS) return "url(#atlas-missing)";
  if (view.hatched.includes(view.ids[position])) return `url(#atlas-low-${code})`;
  return view.textures.length ? `url(#atlas-class-${code})` : view.palette[Number(code)];
}

/**
 * The patterns the fills name: one for "no value", one per class for "few people", and the
 * textures of the classes (render/style/patterns.py) where somebody has asked for them.
 * @param {Pick<View, "missing" | "palette" | "hatches" | "textures">} view
 */
export function patterns(view) {
  const [ground, ink] = view.missing;
  const classes = view.textures.length
    ? view.textures.map((content, code) => textured(content, code, view.hatches[code]))
    : view.palette.map((colour, code) =>
        hatch(`atlas-low-${code}`, colour, view.hatches[code], 1.4),
      );
  return hatch("atlas-missing", ground, ink, 1) + classes.join("");
}

/** @param {string} id @param {string} ground @param {string} ink @param {number} width */
function hatch(id, ground, ink, width) {
  return (
    `<pattern id="${id}" width="${HATCH}" height="${HATCH}" patternUnits="userSpaceOnUse" ` +
    `patternTransform="rotate(45)"><rect width="${HATCH}" height="${HATCH}" fill="${ground}"/>` +
    `<rect width="${width}" height="${HATCH}" fill="${ink}"/></pattern>`
  );
}

/** @param {string} content @param {number} code @param {string} ink */
function textured(content, code, ink) {
  const slant = `<polyline points="-2,10 10,-2" stroke="${ink}" stroke-width="1.6"/>`;
  return tile(`atlas-class-${code}`, content) + tile(`atlas-low-${code}`, content + slant);
}

/** @param {string} id @param {string} content */
function tile(id, content) {
  return (
    `<pattern id="${id}" width="${TILE}" height="${TILE}" patternUnits="userSpaceOnUse">` +
    `${content}</pattern>`
  );
}
