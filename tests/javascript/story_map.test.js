// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { gliding, panned, roomy, sameView, zoomed } from "../../ui/web/story/camera.js";
import { besideMarks, overlap, spread } from "../../ui/web/story/labels.js";

/** @import { Box, Point, View } from "../../ui/web/story/types.js" */

const CITY = { width: 520, height: 400 };
/** @type {View} */
const WHOLE = [0, 0, 520, 400];
/** @type {Box} */
const SEEN = [0, 0, 520, 400];
const SCALE = 0.5;

/** @param {Point} at @param {string} side */
const labelled = (at, side = "right") => ({ at, side, size: 1.8, width: 100 });

/** @param {Box[]} boxes */
function collisions(boxes) {
  return boxes.flatMap((box, place) =>
    boxes.slice(place + 1).filter((other) => overlap(box, other) > 0),
  ).length;
}

test("boxes share what lies in both, and nothing where they only touch", () => {
  assert.equal(overlap([0, 0, 10, 10], [5, 5, 15, 20]), 25);
  assert.equal(overlap([0, 0, 10, 10], [10, 0, 20, 10]), 0);
  assert.equal(overlap([0, 0, 10, 10], [20, 20, 30, 30]), 0);
});

test("a label with room stands where it was asked for", () => {
  const { labels } = besideMarks([labelled([200, 200]), labelled([200, 300], "left")], SCALE, SEEN);
  assert.deepEqual(
    labels.map(({ anchor }) => anchor),
    ["start", "end"],
  );
});

test("a label that would leave the screen stands on the other side", () => {
  const { labels } = besideMarks([labelled([510, 200])], SCALE, SEEN);
  assert.equal(labels[0].anchor, "end");
});

test("labels of marks side by side do not cover each other", () => {
  const marks = [labelled([200, 200]), labelled([240, 200])];
  const { labels, taken } = besideMarks(marks, SCALE, SEEN);
  assert.equal(collisions(labels.map(({ box }) => box)), 0);
  assert.equal(taken.length, 4);
});

test("names at one point are spread over lines", () => {
  const names = [1, 2, 3].map(() => ({ at: /** @type {Point} */ ([260, 200]), width: 120 }));
  const moves = spread(names, SCALE, WHOLE, []);
  assert.deepEqual(moves[0], [0, 8]);
  assert.equal(new Set(moves.map(([, y]) => y)).size, 3);
});

test("a name keeps off what is taken", () => {
  const at = /** @type {Point} */ ([260, 200]);
  /** @type {Box} */
  const taken = [200, 185, 320, 210];
  const [[, free]] = spread([{ at, width: 120 }], SCALE, WHOLE, []);
  const [[, moved]] = spread([{ at, width: 120 }], SCALE, WHOLE, [taken]);
  assert.notEqual(moved, free);
});

test("a name at the edge is moved into the view", () => {
  const [[x]] = spread([{ at: [515, 200], width: 120 }], SCALE, WHOLE, []);
  assert.equal(515 + x * SCALE, 520 - 30);
});

test("a glide begins where it is, ends where it goes, and passes between", () => {
  /** @type {View} */
  const near = [200, 150, 130, 100];
  assert.deepEqual(gliding(WHOLE, near, 0).view.map(Math.round), WHOLE);
  assert.deepEqual(gliding(WHOLE, near, 900), { view: near, arrived: true });
  assert.deepEqual(gliding(WHOLE, near, 5000), { view: near, arrived: true });
  const { view, arrived } = gliding(WHOLE, near, 450);
  assert.equal(arrived, false);
  assert.ok(view[2] < 520 && view[2] > 130);
});

test("a glide that does not zoom keeps its size", () => {
  const { view } = gliding(WHOLE, [50, 0, 520, 400], 450);
  assert.deepEqual(view.map(Math.round), [25, 0, 520, 400]);
});

test("views that differ by less than one sees are the same", () => {
  assert.equal(sameView(WHOLE, [0, 0.009, 520, 400]), true);
  assert.equal(sameView(WHOLE, [0, 0.02, 520, 400]), false);
});

test("zooming keeps the point under the pointer where it is", () => {
  const [x, y, wide, tall] = zoomed(WHOLE, 0.5, [130, 100], CITY.width);
  assert.deepEqual([(130 - x) / wide, (100 - y) / tall], [0.25, 0.25]);
  assert.deepEqual([wide, tall], [260, 200]);
});

test("zooming has a nearest and a farthest view", () => {
  assert.equal(zoomed(WHOLE, 0.0001, null, CITY.width)[2], 520 / 14);
  assert.equal(zoomed(WHOLE, 100, null, CITY.width)[2], 520 * 1.4);
});

test("however far one drags, half a view of the city stays", () => {
  assert.deepEqual(panned(WHOLE, 10, -20, CITY), [10, -20, 520, 400]);
  assert.deepEqual(panned(WHOLE, 9999, -9999, CITY), [260, -200, 520, 400]);
});

test("a small screen has room for names beside the city", () => {
  assert.deepEqual(roomy(WHOLE, 900), WHOLE);
  assert.deepEqual(roomy([0, 0, 500, 400], 320), [-20, 0, 540, 400]);
});
