// @ts-check
/* One stop of Tab among many: where keys lead, and what is told of a place. Pure. */

/** @type {Record<string, number>} */
const STEPS = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: -Infinity,
  End: Infinity,
};

/**
 * Where a key leads from the place `at` among `count`; null where it leads nowhere.
 * @param {string} key @param {number} at @param {number} count
 */
export function moved(key, at, count) {
  if (!(key in STEPS)) return null;
  return Math.min(Math.max(at + STEPS[key], 0), count - 1);
}

/**
 * The next place after `at`, round the end, whose name begins with a letter; null without one.
 * @param {string} letter @param {number} at @param {string[]} names
 */
export function byLetter(letter, at, names) {
  const wanted = letter.toLocaleLowerCase();
  for (let step = 1; step <= names.length; step += 1) {
    const place = (at + step) % names.length;
    if (names[place].toLocaleLowerCase().startsWith(wanted)) return place;
  }
  return null;
}

/**
 * What is told of an area in one breath.
 * @param {{name: string, value: string, graded: string, lines: string[]}} spot
 */
export function summary({ name, value, graded, lines }) {
  const parts = [`${name}: ${value}`, graded, ...lines].filter(Boolean);
  return parts.join(". ").replaceAll("..", ".");
}
