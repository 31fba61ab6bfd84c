// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { holds, lines, unpacked } from "../../ui/web/map/zone_facts.js";

const RING = [
  [0, 0],
  [4, 0],
  [4, 4],
  [0, 4],
  [0, 0],
];
const HOLE = [
  [1, 1],
  [2, 1],
  [2, 2],
  [1, 2],
  [1, 1],
];
const APART = [
  [10, 10],
  [11, 10],
  [11, 11],
  [10, 11],
  [10, 10],
];

test("a letter is a hatched class, a digit one drawn in full, a dash none", () => {
  assert.deepEqual(unpacked("0c-4"), { classes: "02-4", faint: "0100" });
});

test("a zone of several parts holds what is in one of them and not in a hole", () => {
  const zone = [RING, HOLE, APART];
  assert.equal(holds(zone, { lng: 3, lat: 3 }), true);
  assert.equal(holds(zone, { lng: 1.5, lat: 1.5 }), false);
  assert.equal(holds(zone, { lng: 10.5, lat: 10.5 }), true);
  assert.equal(holds(zone, { lng: 5, lat: 3 }), false);
});

test("the lines of a zone are the words of its kind with its own numbers", () => {
  const file = {
    words: [
      ["Zona: {0} % ({1} %)", "su {2} famiglie"],
      ["Zona senza valore", "su {2}"],
    ],
    zones: ["0|34,1|31,0–37,3|961", "1|–|–|7"],
  };
  assert.deepEqual(lines(file, 0), ["Zona: 34,1 % (31,0–37,3 %)", "su 961 famiglie"]);
  assert.deepEqual(lines(file, 1), ["Zona senza valore", "su 7"]);
});
