// @ts-check
/* What part of the city is seen, and the way from one part to another: pure. */

/** @import { Point, View } from "./types.js" */

const GLIDE_MS = 900;
const DEEPEST = 14; /* how far one may zoom in, as a share of the city's width */
const SMALL = 520;

/** @param {View} from @param {View} to whether they look the same */
export function sameView(from, to) {
  return from.every((value, place) => Math.abs(value - to[place]) < 0.01);
}

/**
 * On a small screen labels need room beside the city.
 * @param {View} view @param {number} width of the drawing, in pixels @returns {View}
 */
export function roomy([x, y, wide, tall], width) {
  const more = width < SMALL ? wide * 0.04 : 0;
  return [x - more, y, wide + 2 * more, tall];
}

/**
 * The view on the way after so many milliseconds, and whether it has arrived.
 * @param {View} from @param {View} to @param {number} milliseconds
 * @returns {{view: View, arrived: boolean}}
 */
export function gliding(from, to, milliseconds) {
  const share = Math.min(milliseconds / GLIDE_MS, 1);
  if (share === 1) return { view: to, arrived: true };
  const eased = share < 0.5 ? 4 * share ** 3 : 1 - (-2 * share + 2) ** 3 / 2;
  const size = from[2] * (to[2] / from[2]) ** eased;
  const way = to[2] === from[2] ? eased : (size - from[2]) / (to[2] - from[2]);
  const view = from.map((value, place) => value + (to[place] - value) * way);
  return { view: /** @type {View} */ (view), arrived: false };
}

/**
 * @param {View} view @param {number} factor below 1 is nearer
 * @param {Point | null} around the point that stays where it is; without one, the middle
 * @param {number} width of the city @returns {View}
 */
export function zoomed([x, y, wide, tall], factor, around, width) {
  const size = Math.min(Math.max(wide * factor, width / DEEPEST), width * 1.4);
  const share = size / wide;
  const [px, py] = around ?? [x + wide / 2, y + tall / 2];
  return [px - (px - x) * share, py - (py - y) * share, wide * share, tall * share];
}

/**
 * @param {View} view @param {number} right @param {number} down
 * @param {{width: number, height: number}} city half a view of which stays in sight
 * @returns {View}
 */
export function panned([x, y, wide, tall], right, down, city) {
  /** @param {number} at @param {number} size @param {number} end */
  const inside = (at, size, end) => Math.min(Math.max(at, -size / 2), end - size / 2);
  return [inside(x + right, wide, city.width), inside(y + down, tall, city.height), wide, tall];
}
