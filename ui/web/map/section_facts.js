// @ts-check
/* What the map of sections shows of one section: pure, from what Python has sent. */

import { NO_CLASS } from "./fills.js";

/** @import { SectionView } from "./types.js" */

/**
 * What is read under the pointer: the number, and a note where it rests on few people.
 * @param {Pick<SectionView, "values" | "faint" | "decimals" | "after" | "words">} view
 * @param {number} position
 * @returns {{title: string, note: string | null}}
 */
export function reading({ values, faint, decimals, after, words }, position) {
  const value = values[position];
  if (value === null) return { title: words.none, note: null };
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const number = new Intl.NumberFormat(words.language, digits).format(value);
  return { title: `${number}${after}`, note: isFaint({ faint }, position) ? words.faint : null };
}

/**
 * The pattern a section is filled with, by its class or `missing`; null where a colour is.
 * @param {Pick<SectionView, "classes" | "faint">} view @param {number} position
 */
export function patternOf(view, position) {
  const code = view.classes[position];
  if (code === NO_CLASS) return "missing";
  return isFaint(view, position) ? code : null;
}

/** @param {Pick<SectionView, "faint">} view @param {number} position */
function isFaint({ faint }, position) {
  return faint[position] === "1";
}
