// @ts-check

const STEPS_PER_DEGREE = 1e5;

/**
 * Corners of a ring from whole steps in hundred-thousandths of a degree (render/maps/sections.py):
 * the first corner, then the way to each next one, latitude before longitude.
 * @param {number[]} steps
 * @returns {[number, number][]}
 */
export function corners(steps) {
  /** @type {[number, number][]} */
  const points = [];
  let lat = 0;
  let lng = 0;
  for (let at = 0; at < steps.length; at += 2) {
    lat += steps[at];
    lng += steps[at + 1];
    points.push([lat / STEPS_PER_DEGREE, lng / STEPS_PER_DEGREE]);
  }
  return points;
}
