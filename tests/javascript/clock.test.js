// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { Clock, elapsed, Kiosk } from "../../ui/web/story/clock.js";

const MINUTE = 60_000;

/** A storage that keeps what it is given, as a browser's does. */
function storage() {
  const values = new Map();
  return /** @type {Storage} */ (
    /** @type {unknown} */ ({
      getItem: (/** @type {string} */ name) => values.get(name) ?? null,
      setItem: (/** @type {string} */ name, /** @type {string} */ value) => values.set(name, value),
    })
  );
}

/** @returns {Storage} */
function closed() {
  throw new Error("storage is not allowed here");
}

test("time is minutes and seconds, with hours from an hour on", () => {
  assert.equal(elapsed(0), "00:00");
  assert.equal(elapsed(61_999), "01:01");
  assert.equal(elapsed(60 * MINUTE), "1:00:00");
  assert.equal(elapsed(-5), "00:00");
});

test("the talk begins once, and anew when it is asked to", () => {
  const clock = new Clock(storage);
  assert.equal(clock.read(5 * MINUTE), "00:00");
  clock.begin(MINUTE);
  clock.begin(2 * MINUTE);
  assert.equal(clock.read(3 * MINUTE), "02:00");
  clock.restart(3 * MINUTE);
  assert.equal(clock.read(3 * MINUTE), "00:00");
});

test("the clock survives a reload of the page", () => {
  const kept = storage();
  new Clock(() => kept).begin(MINUTE);
  assert.equal(new Clock(() => kept).read(2 * MINUTE), "01:00");
});

test("where a browser keeps nothing the clock runs all the same", () => {
  const clock = new Clock(closed);
  clock.begin(MINUTE);
  assert.equal(clock.read(2 * MINUTE), "01:00");
});

test("a kiosk goes on when a scene has stood its time", () => {
  const kiosk = new Kiosk();
  kiosk.changed = 1000;
  assert.equal(kiosk.isDue(20_999, 20), false);
  assert.equal(kiosk.isDue(21_000, 20), true);
  assert.equal(kiosk.isDue(21_000, 0), false);
});

test("a hand stops a kiosk for a minute", () => {
  const kiosk = new Kiosk();
  kiosk.touch(5000);
  assert.equal(kiosk.isDue(5000 + MINUTE, 20), false);
  assert.equal(kiosk.isDue(5001 + MINUTE, 20), true);
});

test("the pause holds a kiosk, and lets it go on again", () => {
  const kiosk = new Kiosk();
  kiosk.hold(5000);
  assert.equal(kiosk.isDue(10 * MINUTE, 20), false);
  kiosk.hold(10 * MINUTE);
  assert.equal(kiosk.isRunning(10 * MINUTE), true);
  assert.equal(kiosk.isDue(10 * MINUTE + 19_999, 20), false);
});

test("the pause lets a kiosk go on that a hand has stopped", () => {
  const kiosk = new Kiosk();
  kiosk.touch(5000);
  kiosk.hold(6000);
  assert.equal(kiosk.isRunning(6000), true);
});
