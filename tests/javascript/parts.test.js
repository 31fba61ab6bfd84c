// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { areasOf, point, whenPointed } from "../../ui/web/parts/pointed.js";
import { among, inOrder } from "../../ui/web/parts/ranks.js";
import { byLetter, moved, summary } from "../../ui/web/parts/roving.js";
import { nearest, stepped } from "../../ui/web/parts/strips.js";

test("the nearest dot is the one within reach", () => {
  const at = [10, null, 30, 33];
  assert.equal(nearest(at, 12), 0);
  assert.equal(nearest(at, 31), 2);
  assert.equal(nearest(at, 20), null);
  assert.equal(nearest([], 20), null);
});

test("of two dots at one place the first is taken", () => {
  assert.equal(nearest([50, 50], 51), 0);
});

test("arrows walk through the areas and stop at the ends", () => {
  assert.equal(stepped("ArrowRight", -1, 88), 0);
  assert.equal(stepped("ArrowDown", 87, 88), 87);
  assert.equal(stepped("ArrowLeft", 0, 88), 0);
  assert.equal(stepped("Home", 40, 88), 0);
  assert.equal(stepped("End", 40, 88), 87);
  assert.equal(stepped("x", 40, 88), null);
});

test("a list is walked by one, by ten and to its ends", () => {
  assert.equal(moved("ArrowDown", 0, 88), 1);
  assert.equal(moved("PageDown", 80, 88), 87);
  assert.equal(moved("PageUp", 4, 88), 0);
  assert.equal(moved("End", 4, 88), 87);
  assert.equal(moved("Home", 4, 88), 0);
  assert.equal(moved("Enter", 4, 88), null);
});

test("a letter leads to the next name that begins with it, round the end", () => {
  const names = ["Affori", "Baggio", "Barona", "Bovisa", "Comasina"];
  assert.equal(byLetter("b", 0, names), 1);
  assert.equal(byLetter("B", 1, names), 2);
  assert.equal(byLetter("b", 3, names), 1);
  assert.equal(byLetter("z", 0, names), null);
});

test("an only name with its letter is found again", () => {
  assert.equal(byLetter("a", 0, ["Affori", "Baggio"]), 0);
});

test("an area is told in one breath, without double stops", () => {
  const spot = { name: "Affori", value: "12 %", graded: "", lines: ["Pochi abitanti.", "Rango 3"] };
  assert.equal(summary(spot), "Affori: 12 %. Pochi abitanti. Rango 3");
});

test("what is pointed at is told once to all who listen, until they leave", () => {
  const page = /** @type {Window} */ (/** @type {unknown} */ (new EventTarget()));
  /** @type {number[][]} */
  const told = [];
  const end = whenPointed((areas) => told.push(areas), page);
  for (const areas of [[7], [7], areasOf("1,2"), []]) point(areas, page);
  end();
  point([9], page);
  assert.deepEqual(told, [[7], [1, 2], []]);
});

test("a ranking is sorted by number, picked by name, its unranked rows last", () => {
  /** @param {string} name @param {number | null} at @param {number} sure */
  const row = (name, at, sure) =>
    /** @type {import("../../ui/web/parts/ranks.js").Rank} */ (
      /** @type {unknown} */ ({
        name,
        at,
        sure: at === null ? null : sure,
        low: at,
        high: at && at * 3,
      })
    );
  const rows = [
    row("Baggio", 10, 0.9),
    row("Affori", 9, 0.2),
    row("Monluè", 2, 0.9),
    row("A", null, 1),
  ];
  /** @param {string} order */
  const names = (order) => inOrder(rows, order).map(({ name }) => name);
  assert.deepEqual(names("rank"), ["Monluè", "Affori", "Baggio", "A"]);
  assert.deepEqual(names("name"), ["Affori", "Baggio", "Monluè", "A"]);
  assert.deepEqual(names("sure"), ["Baggio", "Monluè", "Affori", "A"]);
  assert.deepEqual(names("width"), ["Monluè", "Affori", "Baggio", "A"]);
  assert.deepEqual(
    among(rows, " MONLUE").map(({ name }) => name),
    ["Monluè"],
  );
});
