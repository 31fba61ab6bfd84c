// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { act, closesMenu, moves } from "../../ui/web/story/keys.js";
import { addressed, after, hasAnswer, query } from "../../ui/web/story/showing.js";

/** @import { Move, Scene, Showing, Story } from "../../ui/web/story/types.js" */

/** @param {string} told the answer a scene keeps back */
function scene(told = "") {
  return /** @type {Scene} */ ({ it: { told }, en: { told } });
}

const STORY = /** @type {Story} */ ({
  scenes: [scene(), scene("42 %"), scene()],
  language: "it",
  kiosk: 20,
});
/** @type {Showing} */
const START = { place: 0, step: 0, language: "it", theme: "light", kiosk: 0 };

/** @param {Showing} showing @param {Exclude<Move["does"], "go">[]} acts */
function play(showing, ...acts) {
  return acts.reduce((now, does) => after(now, { does }, STORY), showing);
}

test("an address without anything opens the first scene as written", () => {
  assert.deepEqual(addressed("", "", STORY), START);
});

test("the theme is the device's where the address is silent, and only another is written", () => {
  assert.equal(addressed("", "", STORY, "dark").theme, "dark");
  assert.equal(addressed("?tema=chiaro", "", STORY, "dark").theme, "light");
  assert.equal(query(START, "", STORY, { live: true }, "dark"), "scena=1&tema=chiaro");
  assert.equal(query({ ...START, theme: "dark" }, "", STORY, { live: true }, "dark"), "scena=1");
});

test("an address names scene, language, theme and the seconds of a kiosk", () => {
  assert.deepEqual(addressed("?scena=2&lingua=en&tema=scuro&kiosk=8", "", STORY), {
    place: 1,
    step: 0,
    language: "en",
    theme: "dark",
    kiosk: 8,
  });
});

test("in a file the part after the hash is the address", () => {
  assert.equal(addressed("", "#scena=3", STORY).place, 2);
  assert.equal(addressed("?scena=1", "#scena=3", STORY).place, 2);
});

test("what an address cannot mean is as usual", () => {
  const strange = addressed("?scena=molte&lingua=fr&tema=blu&kiosk=-3", "", STORY);
  assert.deepEqual(strange, START);
  assert.equal(addressed("?scena=99", "", STORY).place, 2);
  assert.equal(addressed("?scena=-4", "", STORY).place, 0);
});

test("an address is written and read back the same", () => {
  /** @type {Showing} */
  const showing = { place: 2, step: 0, language: "en", theme: "dark", kiosk: 12 };
  for (const live of [true, false]) {
    const written = query(showing, "", STORY, { live });
    assert.deepEqual(addressed(`?${written}`, "", STORY), showing);
  }
});

test("what is as usual is not written, what is not ours stays", () => {
  assert.equal(
    query(START, "storia=casa&tema=scuro", STORY, { live: true }),
    "storia=casa&scena=1",
  );
});

test("in a file that opens in English Italian is what is written", () => {
  const english = { ...STORY, language: /** @type {const} */ ("en") };
  assert.equal(query(START, "", english, { live: false }), "scena=1&lingua=it");
  assert.equal(query({ ...START, language: "en" }, "", english, { live: false }), "scena=1");
});

test("forth goes on, and tells a question's answer first", () => {
  assert.equal(play(START, "forth").place, 1);
  const answered = play(START, "forth", "forth");
  assert.deepEqual([answered.place, answered.step], [1, 1]);
  const next = play(START, "forth", "forth", "forth");
  assert.deepEqual([next.place, next.step], [2, 0]);
});

test("back takes the answer away before it goes back", () => {
  const answered = play(START, "forth", "forth");
  assert.deepEqual(play(answered, "back"), play(START, "forth"));
  assert.equal(play(answered, "back", "back").place, 0);
  assert.equal(play(START, "back").place, 0);
});

test("the end stays the end, and a kiosk begins anew", () => {
  const end = play(START, "last");
  assert.equal(end.place, 2);
  assert.equal(play(end, "forth"), end);
  assert.equal(play(end, "kiosk", "forth").place, 0);
});

test("home is the first scene from everywhere", () => {
  assert.deepEqual(play(START, "forth", "forth", "first"), START);
});

test("language, theme and kiosk are switched without moving", () => {
  const answered = play(START, "forth", "reveal");
  const switched = play(answered, "speak", "dim", "kiosk");
  assert.deepEqual(switched, { ...answered, language: "en", theme: "dark", kiosk: 20 });
  assert.deepEqual(play(switched, "speak", "dim", "kiosk"), answered);
});

test("a jump leaves language and theme unless it names them", () => {
  const dark = play(START, "dim");
  assert.equal(after(dark, { does: "go", place: 2 }, STORY).theme, "dark");
  const jumped = after(dark, { does: "go", place: 9, theme: "light", language: "en" }, STORY);
  assert.deepEqual(jumped, { ...START, place: 2, language: "en" });
});

test("an answer is kept back until it is told", () => {
  assert.equal(hasAnswer(START, STORY), false);
  assert.equal(hasAnswer(play(START, "forth"), STORY), true);
  assert.equal(hasAnswer(play(START, "forth", "reveal"), STORY), false);
});

test("arrows, a clicker's keys, Space and Enter move through the story", () => {
  const keys = ["ArrowRight", "PageDown", " ", "Enter", "ArrowLeft", "PageUp", "Home", "End"];
  assert.deepEqual(keys.map(act), [
    "forth",
    "forth",
    "forth",
    "forth",
    "back",
    "back",
    "first",
    "last",
  ]);
  assert.ok(keys.every(moves));
});

test("letters act in either case, and other keys do nothing", () => {
  assert.equal(act("B"), "blank");
  assert.equal(act("l"), "speak");
  assert.equal(act("x"), null);
  assert.equal(act("constructor"), null);
  assert.equal(moves("b"), false);
});

test("what opens the menu closes it", () => {
  assert.deepEqual(["?", "m", "M", "h", "b"].map(closesMenu), [true, true, true, true, false]);
});
