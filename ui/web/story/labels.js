// @ts-check
/* Where names go on the map of a story: pure. Boxes are on the map's plane, sizes in the type's own
   units, of which one is `scale` of the plane. */

/** @import { Box, Point, View } from "./types.js" */
/**
 * @typedef {{at: Point, width: number}} Name
 * @typedef {{at: Point, size: number, side: string, width: number}} MarkLabel
 * @typedef {{x: number, y: number, anchor: string, box: Box}} Placed
 */

const LINE = 30; /* height of a line of type */
const ARM = 11; /* half the width of a mark of size 1 */
const STEPS = [0, -1, 1, -2, 2, -3, 3];

/** @param {Box} first @param {Box} second @returns {number} area of what they share */
export function overlap(first, second) {
  const wide = Math.min(first[2], second[2]) - Math.max(first[0], second[0]);
  const tall = Math.min(first[3], second[3]) - Math.max(first[1], second[1]);
  return wide > 0 && tall > 0 ? wide * tall : 0;
}

/** @param {Box} box @param {Box[]} others */
function hidden(box, others) {
  return others.reduce((sum, other) => sum + overlap(box, other), 0);
}

/**
 * The side of each mark where its label covers least, marks and labels before it considered.
 * @param {MarkLabel[]} marks @param {number} scale @param {Box} seen the part of the plane in view
 * @returns {{labels: Placed[], taken: Box[]}} and all room that is taken
 */
export function besideMarks(marks, scale, seen) {
  const taken = marks.map(({ at, size }) => square(at, ARM * size * scale));
  const labels = marks.map((mark) => {
    const other = mark.side === "left" ? "right" : "left";
    const places = sides(mark, scale);
    const choices = [mark.side, other, "under", "over"].map((side, turn) => {
      const { box } = places[side];
      const whole = (box[2] - box[0]) * (box[3] - box[1]);
      const outside = 3 * (whole - overlap(box, seen));
      return { cost: outside + hidden(box, taken) + turn * whole * 0.01, side };
    });
    const best = places[cheapest(choices).side];
    taken.push(best.box);
    return best;
  });
  return { labels, taken };
}

/** @param {Point} centre @param {number} half @returns {Box} */
function square([x, y], half) {
  return [x - half, y - half, x + half, y + half];
}

/**
 * @param {MarkLabel} mark @param {number} scale
 * @returns {Record<string, Placed>}
 */
function sides({ at, size, width }, scale) {
  const near = 17 * size;
  /** @param {number} x1 @param {number} y1 @param {number} x2 @param {number} y2 @returns {Box} */
  const room = (x1, y1, x2, y2) => [
    at[0] + x1 * scale,
    at[1] + y1 * scale,
    at[0] + x2 * scale,
    at[1] + y2 * scale,
  ];
  const half = width / 2;
  return {
    right: { x: near, y: 7, anchor: "start", box: room(near, -16, near + width, 14) },
    left: { x: -near, y: 7, anchor: "end", box: room(-near - width, -16, -near, 14) },
    under: { x: 0, y: near + 14, anchor: "middle", box: room(-half, near - 8, half, near + 20) },
    over: { x: 0, y: 4 - near, anchor: "middle", box: room(-half, -near - 20, half, 8 - near) },
  };
}

/**
 * Each name near its point, off what is taken and off the names before it, inside the view.
 * @param {Name[]} names @param {number} scale @param {View} view @param {Box[]} taken
 * @returns {Point[]} how far each is moved, in units of the type
 */
export function spread(names, scale, [x, y, wide], taken) {
  const room = [...taken];
  const tall = LINE * scale;
  return names.map(({ at, width }) => {
    const half = (width * scale) / 2;
    const middle = Math.min(Math.max(at[0], x + half), x + wide - half);
    const choices = STEPS.map((step) => {
      const base = Math.max(at[1] + 8 * scale + step * tall, y + tall);
      const box = /** @type {Box} */ ([middle - half, base - tall, middle + half, base + tall / 5]);
      return { cost: hidden(box, room) + Math.abs(step) * scale * tall, box, base };
    });
    const best = cheapest(choices);
    room.push(best.box);
    return [(middle - at[0]) / scale, (best.base - at[1]) / scale];
  });
}

/**
 * @param {Name[]} names @param {Point[]} moves of each, in units of the type @param {number} scale
 * @returns {Box[]} the room each takes
 */
export function rooms(names, moves, scale) {
  return names.map(({ at, width }, place) => {
    const [middle, base] = [at[0] + moves[place][0] * scale, at[1] + moves[place][1] * scale];
    const [half, tall] = [(width * scale) / 2, LINE * scale];
    return [middle - half, base - tall, middle + half, base + tall / 5];
  });
}

/**
 * @template {{cost: number}} Choice
 * @param {Choice[]} choices @returns {Choice} the first of the cheapest
 */
function cheapest(choices) {
  return choices.reduce((best, choice) => (choice.cost < best.cost ? choice : best));
}
