// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { chosen, looks } from "../../ui/web/map/choice.js";

/** @import { AheadFile, AheadYear } from "../../ui/web/map/types.js" */

/** @type {AheadYear} */
const YEAR = {
  values: [1, 0],
  hatched: [2],
  classes: { quantile: ["0-", 3], natural: ["1-", 4] },
};
/** @type {AheadFile} */
const FILE = {
  titles: { "Anziani soli": "elderly_alone", Redditi: "declared_income" },
  schemes: ["quantile", "natural"],
  known: { elderly_alone: { 2023: YEAR, 2024: YEAR }, declared_income: { 2022: YEAR } },
  phrases: ["nessun valore", "12 %"],
  palettes: {},
};
const NOW = { indicator: "elderly_alone", year: 2024, scheme: "quantile" };

test("the controls say which indicator, year and classes are chosen", () => {
  assert.deepEqual(chosen(FILE, { title: "Anziani soli", year: "2023", scheme: 1 }, NOW), {
    indicator: "elderly_alone",
    year: 2023,
    scheme: "natural",
  });
});

test("a title that is half typed, or none, is no choice", () => {
  assert.equal(chosen(FILE, { title: "Anzi", year: "2023", scheme: 0 }, NOW), null);
  assert.equal(chosen(FILE, { title: null, year: "2023", scheme: 0 }, NOW), null);
});

test("an indicator without the year of the slider is shown in its last", () => {
  const choice = chosen(FILE, { title: "Redditi", year: "2024", scheme: 0 }, NOW);
  assert.equal(choice?.year, 2022);
});

test("without a slider the year stays, without buttons the classes stay", () => {
  const choice = chosen(FILE, { title: "Anziani soli", year: null, scheme: -1 }, NOW);
  assert.deepEqual(choice, NOW);
});

test("a choice looks as the file says, its labels by their numbers", () => {
  const choice = { indicator: "declared_income", year: 2022, scheme: "natural" };
  assert.deepEqual(looks(FILE, choice), {
    look: { classes: "1-", values: ["12 %", "nessun valore"], hatched: [2] },
    scale: 4,
  });
});
