// @ts-check
/* Where names go on a map so that none covers another: pure. Points and sizes are pixels of the
   screen, angles degrees anticlockwise. A label is a box around its middle, turned by its angle. */

/** @import { Label, Placed, Spot } from "./types.js" */
/** @typedef {[number, number]} Point */
/** @typedef {{corners: Point[], left: number, top: number, right: number, bottom: number}} Room */

/** @param {Spot} spot @returns {Room} the room a box takes */
export function room({ x, y, width, height, angle }) {
  const turned = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turned), -Math.sin(turned)];
  const ends = /** @type {Point[]} */ ([
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ]);
  const corners = ends.map(([across, down]) => {
    const [dx, dy] = [(across * width) / 2, (down * height) / 2];
    return /** @type {Point} */ ([x + dx * cos - dy * sin, y + dx * sin + dy * cos]);
  });
  const [xs, ys] = [corners.map(([at]) => at), corners.map(([, at]) => at)];
  return {
    corners,
    left: Math.min(...xs),
    top: Math.min(...ys),
    right: Math.max(...xs),
    bottom: Math.max(...ys),
  };
}

/** @param {Room} one @param {Room} other @returns {boolean} whether they share any room */
export function meet(one, other) {
  if (one.left >= other.right || other.left >= one.right) return false;
  if (one.top >= other.bottom || other.top >= one.bottom) return false;
  return ![one, other].some(({ corners }) =>
    [0, 1].some((side) => apart(corners[side], corners[side + 1], one, other)),
  );
}

/**
 * Whether a line at right angles to a side keeps two boxes apart.
 * @param {Point} from @param {Point} to @param {Room} one @param {Room} other
 */
function apart(from, to, one, other) {
  const axis = [to[0] - from[0], to[1] - from[1]];
  /** @param {Room} box */
  const shadow = ({ corners }) => corners.map(([x, y]) => x * axis[0] + y * axis[1]);
  const [first, second] = [shadow(one), shadow(other)];
  return Math.max(...first) <= Math.min(...second) || Math.max(...second) <= Math.min(...first);
}

/**
 * Each label, the most important first, at the first of its spots where it is whole in view and
 * covers nothing; one that finds none is left out, as is one too near to its like.
 * @param {Label[]} labels in the order of their importance
 * @param {Room[]} taken what is on the map already
 * @param {{width: number, height: number}} view
 * @returns {Placed[]}
 */
export function placed(labels, taken, view) {
  const rooms = [...taken];
  /** @type {Placed[]} */
  const there = [];
  for (const label of labels) {
    if (there.some((other) => repeats(label, other.label))) continue;
    for (const spot of label.spots) {
      const box = room(spot);
      const whole =
        box.left >= 0 && box.top >= 0 && box.right <= view.width && box.bottom <= view.height;
      if (!whole || rooms.some((other) => meet(box, other))) continue;
      rooms.push(box);
      there.push({ label, spot });
      break;
    }
  }
  return there;
}

/** @param {Label} one @param {Label} other @returns {boolean} */
function repeats(one, other) {
  return one.like === other.like && Math.hypot(one.x - other.x, one.y - other.y) < one.apart;
}
