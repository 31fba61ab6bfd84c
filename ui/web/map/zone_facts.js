// @ts-check
/* What a zone is and what is read of it: pure, from what Python has sent. */

const HATCHED = "abcdefghi";

/**
 * A letter is the class of a hatched zone, a digit that of a zone drawn in full.
 * @param {string} packed as render/maps/zones.py packs them
 */
export function unpacked(packed) {
  const codes = [...packed];
  return {
    classes: codes.map((code) => (HATCHED.includes(code) ? HATCHED.indexOf(code) : code)).join(""),
    faint: codes.map((code) => (HATCHED.includes(code) ? "1" : "0")).join(""),
  };
}

/**
 * Whether a point lies in a shape of several rings: an odd number of edges is crossed on the way
 * out, whatever ring they belong to.
 * @param {number[][][]} rings corners as lon, lat
 * @param {{lat: number, lng: number}} point
 */
export function holds(rings, { lat, lng }) {
  let inside = false;
  for (const ring of rings) {
    for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
      const [x, y] = ring[at];
      const [fromX, fromY] = ring[before];
      if (y > lat !== fromY > lat && lng < ((fromX - x) * (lat - y)) / (fromY - y) + x) {
        inside = !inside;
      }
    }
  }
  return inside;
}

/**
 * The lines of a zone: its words are said by their number, the parts follow.
 * @param {{words: string[][], zones: string[]}} file of render/maps/zones.py
 * @param {number} position
 */
export function lines({ words, zones }, position) {
  const [kind, ...parts] = zones[position].split("|");
  return words[Number(kind)].map((line) =>
    line.replace(/\{(\d)\}/g, (_, place) => parts[Number(place)]),
  );
}
