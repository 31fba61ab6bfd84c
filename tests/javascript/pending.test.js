// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { named, Pending } from "../../ui/web/map/pending.js";

/** @import { Choice, View } from "../../ui/web/map/types.js" */

/** @type {Choice} */
const RENT = { indicator: "market_rent", year: 2023, scheme: "quantile" };
/** @type {Choice} */
const RENT_2022 = { ...RENT, year: 2022 };
/** @type {Choice} */
const MINORS = { ...RENT, indicator: "minors" };

/** @param {string} stamp @param {Choice | null} choice @returns {View} */
function view(stamp, choice) {
  return /** @type {View} */ ({ stamp, ahead: choice && { ...choice, url: "" } });
}

/** @returns {{pending: Pending, shown: View[]}} */
function waiting(patience = 4000) {
  /** @type {View[]} */
  const shown = [];
  return { pending: new Pending((truth) => shown.push(truth), patience), shown };
}

test("a choice is named by its three parts", () => {
  assert.equal(named(RENT), "market_rent 2023 quantile");
});

test("with nothing painted ahead no answer is late", () => {
  assert.equal(waiting().pending.late(view("a", RENT)), false);
});

test("the answer to what is painted ends the waiting", () => {
  const { pending } = waiting();
  pending.begin(MINORS, view("before", RENT));
  assert.equal(pending.late(view("after", MINORS)), false);
  assert.equal(pending.waiting, null);
});

test("the answer to the choice before the last one is late", () => {
  const { pending } = waiting();
  pending.begin(MINORS, view("before", RENT));
  pending.begin(RENT_2022, view("ahead", RENT));
  assert.equal(pending.late(view("minors", MINORS)), true);
  assert.equal(pending.late(view("rent", RENT_2022)), false);
});

test("an answer that nothing may follow ends the waiting", () => {
  const { pending } = waiting();
  pending.begin(MINORS, view("before", RENT));
  assert.equal(pending.late(view("change", null)), false);
  assert.equal(pending.waiting, null);
});

test("without an answer what the server said last is back", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { pending, shown } = waiting(4000);
  pending.begin(MINORS, view("before", RENT));
  context.mock.timers.tick(3999);
  assert.deepEqual(shown, []);
  context.mock.timers.tick(1);
  assert.deepEqual(
    shown.map(({ stamp }) => stamp),
    ["before"],
  );
});

test("a late answer is what the server said last", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { pending, shown } = waiting(4000);
  pending.begin(MINORS, view("before", RENT));
  pending.begin(RENT_2022, view("ahead", RENT));
  pending.late(view("minors", MINORS));
  context.mock.timers.tick(4000);
  assert.deepEqual(
    shown.map(({ stamp }) => stamp),
    ["minors"],
  );
});

test("a second choice waits its own time", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { pending, shown } = waiting(4000);
  pending.begin(MINORS, view("before", RENT));
  context.mock.timers.tick(3000);
  pending.begin(RENT_2022, view("ahead", RENT));
  context.mock.timers.tick(3000);
  assert.equal(shown.length, 0);
  context.mock.timers.tick(1000);
  assert.equal(shown.length, 1);
});
