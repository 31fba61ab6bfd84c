// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { found, near, words } from "../../ui/web/story/finder.js";
import { withMap } from "../../ui/web/story/spots.js";

/** @import { Area, Places, Story } from "../../ui/web/story/types.js" */

const AREAS = /** @type {Area[]} */ ([
  { id: 1, name: "San Siro", path: "", x: 10, y: 20 },
  { id: 2, name: "Lodi – Corvetto", path: "", x: 30, y: 40 },
]);
/** @type {Places} */
const PLACES = [
  ["via San Siro", [1, 100, 200, 3, 5, -5]],
  ["viale Omero", [14, 3000, 1000, 15, 10, 0, 17, 10, 0]],
  ["via Nicolò Copernico", [2, 0, 0]],
];
const labels = (/** @type {string} */ typed) =>
  found(typed, AREAS, PLACES).map(({ label }) => label);

test("a name is read without case, accents and signs", () => {
  assert.deepEqual(words("Via Nicolò  COPERNICO, 2"), ["via", "nicolo", "copernico", "2"]);
});

test("the neighbourhood comes before the street that bears its name", () => {
  assert.deepEqual(labels("san siro"), ["San Siro", "via San Siro"]);
});

test("a number finds its door, or the nearest on its side, which is named", () => {
  assert.deepEqual(found("omero 15", AREAS, PLACES), [
    { label: "viale Omero 15", x: 301, y: 100, wide: 34 },
  ]);
  assert.deepEqual(labels("viale omero 19"), ["viale Omero 17"]);
});

test("words may stand in any order and a long one may hold one wrong letter", () => {
  assert.deepEqual(labels("copernico via"), ["via Nicolò Copernico"]);
  assert.deepEqual(labels("corveto"), ["Lodi – Corvetto"]);
  assert.deepEqual([near("corvteto", "corvetto"), near("omro", "omero")], [true, false]);
  assert.deepEqual([near("padovaa", "padova"), near("padoba", "padova")], [true, true]);
  assert.equal(near("padua", "padova"), false);
});

test("what is in no name finds nothing, and one letter is too little", () => {
  assert.deepEqual([labels("xyzzy"), labels("s"), labels("")], [[], [], []]);
});

test("a place is seen on this scene's map, else on the nearest that says values", () => {
  const scene = (/** @type {object | null} */ city, /** @type {string[] | null} */ values) => ({
    city,
    it: { labels: values },
  });
  const bare = [scene({}, null), scene(null, null), scene(null, null), scene({}, ["1"])];
  const story = /** @type {Story} */ (/** @type {unknown} */ ({ scenes: bare }));
  assert.equal(withMap(story, { place: 0, language: "it" }), 0);
  assert.equal(withMap(story, { place: 1, language: "it" }), 3);
  const without = /** @type {Story} */ (/** @type {unknown} */ ({ scenes: bare.slice(0, 2) }));
  assert.equal(withMap(without, { place: 1, language: "it" }), 0);
  const none = /** @type {Story} */ (/** @type {unknown} */ ({ scenes: [bare[1]] }));
  assert.equal(withMap(none, { place: 0, language: "it" }), null);
});
