// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { labels, streets } from "../../ui/web/map/names.js";
import { meet, placed, room } from "../../ui/web/map/placement.js";

/** @import { Label, Named, Spot } from "../../ui/web/map/types.js" */

const VIEW = { width: 400, height: 300 };
const SIGHT = { zoom: 15, scale: 1, metres: 2, ...VIEW };
/** @param {string} text */
const wide = (text) => text.length * 6;

/** @param {Partial<Spot>} spot @returns {Spot} */
const box = (spot) => ({ x: 100, y: 100, width: 60, height: 12, angle: 0, ...spot });

/** @param {string} text @param {Partial<Spot>[]} spots @returns {Label} */
const label = (text, ...spots) => ({
  text,
  kind: "street",
  size: 12,
  x: spots[0].x ?? 100,
  y: spots[0].y ?? 100,
  like: text,
  apart: 50,
  spots: spots.map(box),
});

/** @param {Partial<Named>} name @returns {Named} */
const named = (name) => ({
  kind: "street",
  text: "via Uno",
  rank: 1,
  lat: 0,
  lng: 0,
  x: 200,
  y: 150,
  ...name,
});

/* Numbers that are the same at every run (Park and Miller 1988, minimal standard). */
function* drawn(seed = 7) {
  for (let state = seed; ; yield state / 2147483647) state = (state * 48271) % 2147483647;
}

/**
 * Whether a point lies in a turned box: turned back, it lies in the level one.
 * @param {number} x @param {number} y @param {Spot} spot
 */
function inside(x, y, spot) {
  const back = (spot.angle * Math.PI) / 180;
  const [dx, dy] = [x - spot.x, y - spot.y];
  const across = dx * Math.cos(back) - dy * Math.sin(back);
  const down = dx * Math.sin(back) + dy * Math.cos(back);
  return Math.abs(across) < spot.width / 2 && Math.abs(down) < spot.height / 2;
}

/** @param {Spot} spot @returns {[number, number][]} */
function inked({ x, y, width, height, angle }) {
  const turned = (angle * Math.PI) / 180;
  const points = [];
  for (let across = -width / 2 + 1; across < width / 2; across += 2) {
    for (let down = -height / 2 + 1; down < height / 2; down += 2) {
      points.push(
        /** @type {[number, number]} */ ([
          x + across * Math.cos(turned) + down * Math.sin(turned),
          y - across * Math.sin(turned) + down * Math.cos(turned),
        ]),
      );
    }
  }
  return points;
}

test("of 400 names thrown over a map no point of one lies in another, and all are whole", () => {
  const next = drawn();
  const number = () => /** @type {number} */ (next.next().value);
  const thrown = Array.from({ length: 400 }, (_, at) =>
    label(`n${at}`, {
      x: number() * VIEW.width,
      y: number() * VIEW.height,
      width: 20 + 60 * number(),
      angle: 180 * number() - 90,
    }),
  );
  const there = placed(thrown, [room(box({}))], VIEW).map(({ spot }) => spot);
  assert.ok(there.length > 40);
  for (const spot of there) {
    for (const [x, y] of inked(spot)) {
      assert.ok(x > 0 && y > 0 && x < VIEW.width && y < VIEW.height);
      assert.ok(!inside(x, y, box({})));
      assert.deepEqual(
        there.filter((other) => inside(x, y, other)),
        [spot],
      );
    }
  }
});

test("two turned boxes side by side do not meet though their upright frames do", () => {
  const slanted = { angle: 45, width: 100, height: 10 };
  assert.equal(meet(room(box(slanted)), room(box({ ...slanted, x: 120 }))), false);
  assert.equal(meet(room(box(slanted)), room(box({ ...slanted, x: 110 }))), true);
});

test("the first name keeps its place, the second moves, the third is left out", () => {
  const there = placed([label("a", {}), label("b", {}, { y: 120 }), label("c", {})], [], VIEW);
  assert.deepEqual(
    there.map(({ label: { text }, spot }) => [text, spot.y]),
    [
      ["a", 100],
      ["b", 120],
    ],
  );
});

test("a name stands again only some way off", () => {
  const near = placed([label("a", {}), label("a", { y: 140 })], [], VIEW);
  const far = placed([label("a", {}), label("a", { y: 160 })], [], VIEW);
  assert.deepEqual([near.length, far.length], [1, 2]);
});

test("a street shorter than its name is named from nearest alone", () => {
  const short = named({ length: 60 });
  assert.equal(labels([short], SIGHT, wide).length, 0);
  assert.equal(labels([named({ length: 120 })], SIGHT, wide).length, 1);
  assert.equal(labels([short], { ...SIGHT, zoom: 17 }, wide).length, 1);
});

test("from near a street has the number of the door it stands at", () => {
  const street = named({ length: 900, number: 201 });
  const text = (/** @type {number} */ zoom) => labels([street], { ...SIGHT, zoom }, wide)[0].text;
  assert.deepEqual([text(16), text(16.5)], ["via Uno", "via Uno 201"]);
});

test("landmarks come before neighbourhoods, and those of the second rank from near", () => {
  const names = [
    named({ kind: "neighbourhood", text: "Farini", rank: 2 }),
    named({ kind: "neighbourhood", text: "Isola" }),
    named({ kind: "landmark", text: "Duomo" }),
  ];
  const tried = (/** @type {number} */ zoom) =>
    labels(names, { ...SIGHT, zoom }, wide).map((one) => one.text);
  assert.deepEqual(tried(11.75), ["Duomo", "Isola"]);
  assert.deepEqual(tried(14), ["Duomo", "Farini", "Isola"]);
});

test("the name of an outer Municipio is drawn in to the edge of the view", () => {
  const far = named({ kind: "municipio_outside", text: "Municipio 9", y: -20 });
  const there = placed(labels([far], { ...SIGHT, zoom: 12 }, wide), [], VIEW);
  assert.equal(there.length, 1);
  assert.ok(room(there[0].spot).top >= 0);
});

test("a street's name may hold a comma", () => {
  const csv =
    'street_id,place,name,lon,lat,angle,length,number\n7,1,"via Uno, due",9.1,45.4,-30,250,12\n';
  assert.deepEqual(streets(csv), [
    {
      kind: "street",
      rank: 1,
      text: "via Uno, due",
      lng: 9.1,
      lat: 45.4,
      angle: -30,
      length: 250,
      number: 12,
    },
  ]);
});
