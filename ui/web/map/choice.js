// @ts-check
/* What a person has chosen in the page's controls, and what the file of
   render/maps/prefetch.py says of it. */

/** @import { AheadFile, Choice, View } from "./types.js" */

/**
 * What the controls say now; null where they say what no file knows, as while a person types.
 * @param {AheadFile} file
 * @param {{title: string | null, year: string | null, scheme: number}} controls what stands in the
 *   list, in the slider (null without one), and which of the ways to make classes is on (-1: none)
 * @param {Choice} now what the server has said is on the map
 * @returns {Choice | null}
 */
export function chosen(file, controls, now) {
  const indicator = controls.title === null ? undefined : file.titles[controls.title];
  if (!indicator) return null;
  const years = Object.keys(file.known[indicator]);
  const wanted = controls.year ?? String(now.year);
  const year = years.includes(wanted) ? wanted : years[years.length - 1];
  const scheme = controls.scheme < 0 ? now.scheme : file.schemes[controls.scheme];
  return { indicator, year: Number(year), scheme };
}

/**
 * @param {AheadFile} file @param {Choice} choice
 * @returns {{look: Pick<View, "classes" | "values" | "hatched">, scale: number}} what the areas
 *   look like, and the number of their scale in the file's palettes
 */
export function looks(file, choice) {
  const year = file.known[choice.indicator][choice.year];
  const [classes, scale] = year.classes[choice.scheme];
  const values = year.values.map((number) => file.phrases[number]);
  return { look: { classes, values, hatched: year.hatched }, scale };
}
