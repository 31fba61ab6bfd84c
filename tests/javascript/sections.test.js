// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { patternOf, reading } from "../../ui/web/map/section_facts.js";

/** @import { SectionView } from "../../ui/web/map/types.js" */

const VIEW = /** @type {SectionView} */ ({
  classes: "0-2",
  faint: "001",
  values: [1234.56, null, 7],
  decimals: 1,
  after: " %",
  words: { language: "it", none: "Nessun valore", faint: "Poche persone" },
});

/** @param {string} language @returns {SectionView} */
const spoken = (language) => ({ ...VIEW, words: { ...VIEW.words, language } });

test("a number is written in the reader's language, with the decimals of its share", () => {
  assert.deepEqual(reading(VIEW, 0), { title: "1234,6 %", note: null });
  assert.deepEqual(reading(spoken("en"), 0), { title: "1,234.6 %", note: null });
  assert.equal(reading({ ...VIEW, decimals: 0 }, 2).title, "7 %");
});

test("a section without a value says so", () => {
  assert.deepEqual(reading(VIEW, 1), { title: "Nessun valore", note: null });
});

test("a value of few people has its note and its lines", () => {
  assert.deepEqual(reading(VIEW, 2), { title: "7,0 %", note: "Poche persone" });
  assert.equal(patternOf(VIEW, 2), "2");
});

test("a reliable value has its colour, none has the lines of what is missing", () => {
  assert.equal(patternOf(VIEW, 0), null);
  assert.equal(patternOf(VIEW, 1), "missing");
});
