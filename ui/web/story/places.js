// @ts-check
/* The names one finds the way by on the map of a story: pure. Smaller than the scene's own, they
   take what room those leave; one that finds none is not seen. */

import { placed, room } from "../map/placement.js";

/** @import { Label } from "../map/types.js" */
/** @import { Box, PlaceName, Point } from "./types.js" */
/** @typedef {PlaceName & {width: number}} Measured */

export const SIZE = 19;
const TALL = SIZE * 1.2;
const PADDING = 8;
const DOT = 7;
const LINES = [0, -1, 1, -2, 2];
const APART = { line: 260, other: 120 };

/**
 * How far each name is moved from its point, in units of the type; null where it is left out.
 * @param {Measured[]} names the most important first
 * @param {number} scale @param {Box} seen the part of the plane on screen @param {Box[]} taken
 * @param {boolean} near whether names of the second rank and stations are tried
 * @param {Set<string>} without what the scene says itself
 * @returns {(Point | null)[]}
 */
export function arranged(names, scale, seen, taken, near, without) {
  const [left, top, right, bottom] = seen;
  const view = { width: (right - left) / scale, height: (bottom - top) / scale };
  const labels = names.map((name) => {
    const far = !near && (name.rank > 1 || name.kind === "station");
    return far || without.has(name.text) ? null : label(name, scale, seen, view);
  });
  const rooms = taken.map(([x1, y1, x2, y2]) => {
    const [width, height] = [(x2 - x1) / scale, (y2 - y1) / scale];
    const [x, y] = [((x1 + x2) / 2 - left) / scale, ((y1 + y2) / 2 - top) / scale];
    return room({ x, y, width, height, angle: 0 });
  });
  const there = placed(
    labels.filter((one) => one !== null),
    rooms,
    view,
  );
  const spots = new Map(there.map(({ label: one, spot }) => [one, spot]));
  return labels.map((one) => {
    const spot = one && spots.get(one);
    return spot ? [spot.x - one.x, spot.y - one.y] : null;
  });
}

/**
 * @param {Measured} name @param {number} scale @param {Box} seen
 * @param {{width: number, height: number}} view @returns {Label}
 */
function label({ text, kind, x, y, width }, scale, seen, view) {
  const at = { x: (x - seen[0]) / scale, y: (y - seen[1]) / scale };
  const box = { width: width + PADDING, height: TALL, angle: 0 };
  const spots = moves(kind, at, box, view).map(([dx, dy]) => ({
    ...box,
    x: at.x + dx,
    y: at.y + dy,
  }));
  const apart = kind === "line" ? APART.line : APART.other;
  return { text, kind, size: SIZE, ...at, like: (kind === "line") + text, apart, spots };
}

/**
 * @param {string} kind @param {{x: number, y: number}} at
 * @param {{width: number, height: number}} box @param {{width: number, height: number}} view
 * @returns {Point[]}
 */
function moves(kind, at, { width, height }, view) {
  const aside = width / 2 + DOT;
  if (kind === "station") {
    return [
      [aside, 0],
      [-aside, 0],
      [0, height],
      [0, -height],
    ];
  }
  if (kind === "neighbourhood") return LINES.map((lines) => [0, lines * height]);
  if (kind !== "municipio_outside") return [[0, 0]];
  return [
    [0, 0],
    [within(at.x, width, view.width), within(at.y, height, view.height)],
  ];
}

/** @param {number} at @param {number} size @param {number} view @returns {number} its step */
function within(at, size, view) {
  return Math.min(Math.max(at, size / 2 + 1), view - size / 2 - 1) - at;
}
