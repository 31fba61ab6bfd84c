// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { overlap } from "../../ui/web/story/labels.js";
import { arranged, SIZE } from "../../ui/web/story/places.js";

/** @import { Box } from "../../ui/web/story/types.js" */

/** @type {Box} */
const SEEN = [0, 0, 520, 400];
const SCALE = 0.5;

/** @param {Partial<import("../../ui/web/story/places.js").Measured>} name */
const name = (name) => ({
  kind: "neighbourhood",
  text: "Isola",
  rank: 1,
  x: 200,
  y: 200,
  width: 100,
  ...name,
});

/** @param {ReturnType<typeof name>[]} names @param {Box[]} [taken] @param {boolean} [near] */
const moves = (names, taken = [], near = false) =>
  arranged(names, SCALE, SEEN, taken, near, new Set(["Brera"]));

test("sixty names at a few points never cover each other or what is taken", () => {
  const names = Array.from({ length: 60 }, (_, at) =>
    name({ text: `n${at}`, x: 40 + 7 * (at % 60), y: 40 + 31 * (at % 11), width: 50 + at }),
  );
  /** @type {Box} */
  const taken = [180, 100, 300, 200];
  const boxes = moves(names, [taken]).flatMap((off, at) => {
    if (!off) return [];
    const [x, y] = [names[at].x + off[0] * SCALE, names[at].y + off[1] * SCALE];
    const [half, tall] = [(names[at].width * SCALE) / 2, (SIZE * SCALE) / 2];
    return [/** @type {Box} */ ([x - half, y - tall, x + half, y + tall])];
  });
  assert.ok(boxes.length > 10);
  for (const [at, box] of boxes.entries()) {
    assert.deepEqual(
      [taken, ...boxes.slice(at + 1)].filter((other) => overlap(box, other) > 0),
      [],
    );
  }
});

test("what the scene says itself, the second rank and stations are left out from afar", () => {
  const names = [
    name({ text: "Brera" }),
    name({ text: "Farini", rank: 2, y: 100 }),
    name({ text: "Zara", kind: "station", y: 300 }),
  ];
  assert.deepEqual(moves(names), [null, null, null]);
  assert.deepEqual(
    moves(names, [], true).map((off) => off !== null),
    [false, true, true],
  );
});

test("an outer Municipio is drawn in to the edge, a station stands beside its dot", () => {
  const [outer] = moves([name({ kind: "municipio_outside", y: -30 })]);
  assert.ok(outer && -30 + outer[1] * SCALE > 0);
  const [station] = moves([name({ kind: "station" })], [], true);
  assert.ok(station && station[0] > 50);
});
