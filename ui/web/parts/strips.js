// @ts-check
/* Where the dots of a strip are, and the walk through them: pure. */

/* A strip as render/figures/strip_plot.py draws it, in its own units. */
export const FLAT = { width: 400, axis: 12, margin: 60 };
const REACH = 8;

/**
 * Position in `at` of the dot nearest to `x`, null where none is near.
 * @param {(number | null)[]} at @param {number} x
 */
export function nearest(at, x) {
  let best = null;
  let least = REACH;
  for (const [number, place] of at.entries()) {
    const far = place === null ? REACH : Math.abs(place - x);
    if (far >= least) continue;
    least = far;
    best = number;
  }
  return best;
}

/**
 * Where a key leads from the place `at` (-1: none yet) among `count`; null where it leads nowhere.
 * @param {string} key @param {number} at @param {number} count
 */
export function stepped(key, at, count) {
  const last = count - 1;
  if (key === "ArrowRight" || key === "ArrowDown") return Math.min(at + 1, last);
  if (key === "ArrowLeft" || key === "ArrowUp") return Math.max(at - 1, 0);
  if (key === "Home") return 0;
  return key === "End" ? last : null;
}
