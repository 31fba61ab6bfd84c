// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { matching } from "../../ui/web/parts/filter.js";

const rows = () =>
  ["Città Studi 12,3", "Niguarda 9,1", "Baggio 12,5"].map((textContent) => ({
    textContent,
    hidden: false,
  }));

test("rows that hold every word are left, accents or not", () => {
  const all = rows();
  assert.equal(matching(all, "citta 12"), 1);
  assert.deepEqual(
    all.map((row) => row.hidden),
    [false, true, true],
  );
  assert.equal(matching(all, "12,"), 2);
});

test("nothing typed hides nothing, and what nobody holds hides all", () => {
  assert.equal(matching(rows(), ""), 3);
  assert.equal(matching(rows(), "zz"), 0);
});
