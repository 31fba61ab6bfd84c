// @ts-check
/* Which places a typed text may mean: pure. Case, accents, word order, a word left out and a
   letter wrong in a long word are forgiven; without its door a number takes the nearest one. */

/** @import { Area, Places, Spot } from "./types.js" */

const MOST = 6;
const NEIGHBOURHOOD = 90;
const DOOR = 34;
const LONG = 5; /* letters from which one may be wrong */

/** @param {string} text @returns {string[]} its words, without case and accents */
export function words(text) {
  const plain = text.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  return plain.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}

/**
 * @param {string} typed @param {Area[]} areas @param {Places} places
 * @returns {Spot[]} the likeliest first, at most six
 */
export function found(typed, areas, places) {
  const asked = words(typed);
  const last = /^\d+/.exec(asked.at(-1) ?? "")?.[0];
  const number = asked.length > 1 && last ? Number(last) : null;
  const street = number === null ? asked : asked.slice(0, -1);
  if (asked.join("").length < 2) return [];
  const named = areas.map(({ name, x, y }) => ({
    miss: missed(asked, words(name)),
    spot: () => ({ label: name, x, y, wide: NEIGHBOURHOOD }),
  }));
  const streets = places.map(([label, doors]) => ({
    miss: missed(street, words(label)) + 0.5,
    spot: () => door(label, doors, number),
  }));
  return [...named, ...streets]
    .filter(({ miss }) => Number.isFinite(miss))
    .sort((one, two) => one.miss - two.miss)
    .slice(0, MOST)
    .map(({ spot }) => spot());
}

/**
 * How much of a name was not typed; infinite where something typed is not of it.
 * @param {string[]} asked @param {string[]} name
 */
function missed(asked, name) {
  let mended = 0;
  const left = [...name];
  for (const word of asked) {
    let at = left.indexOf(word);
    if (at < 0) at = left.findIndex((other) => other.startsWith(word));
    if (at < 0) {
      at = left.findIndex((other) => near(word, other));
      mended += 2;
    }
    if (at < 0) return Number.POSITIVE_INFINITY;
    left.splice(at, 1);
  }
  return left.length + mended;
}

/**
 * Whether one letter was changed, left out, added or swapped with the next.
 * @param {string} typed @param {string} name
 */
export function near(typed, name) {
  if (typed.length < LONG || Math.abs(typed.length - name.length) > 1) return false;
  let from = 0;
  while (from < typed.length && typed[from] === name[from]) from += 1;
  const [one, two] = [typed.slice(from), name.slice(from)];
  const swapped = one[1] + one[0] + one.slice(2) === two;
  return one.slice(1) === two.slice(1) || one.slice(1) === two || one === two.slice(1) || swapped;
}

/**
 * The door of a number, the nearest where there is none, the middle one without a number. Doors are
 * number, x, y in tenths; x and y as steps from the door before.
 * @param {string} label @param {number[]} doors @param {number | null} number @returns {Spot}
 */
function door(label, doors, number) {
  let [x, y] = [0, 0];
  const every = [];
  for (let at = 0; at < doors.length; at += 3) {
    x += doors[at + 1];
    y += doors[at + 2];
    every.push({ number: doors[at], x: x / 10, y: y / 10 });
  }
  const middle = every[every.length >> 1];
  /** @param {{number: number}} other */
  const far = (other) =>
    Math.abs(other.number - (number ?? 0)) + ((other.number - (number ?? 0)) % 2 ? 0.5 : 0);
  const best =
    number === null
      ? middle
      : every.reduce((nearest, other) => (far(other) < far(nearest) ? other : nearest));
  const written = number === null ? label : `${label} ${best.number}`;
  return { label: written, x: best.x, y: best.y, wide: DOOR };
}
