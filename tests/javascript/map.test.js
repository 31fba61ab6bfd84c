// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { north } from "../../ui/web/map/around.js";
import { areaFill, areaStyle, escaped, patterns, written } from "../../ui/web/map/fills.js";
import { mark, pinned, popup } from "../../ui/web/map/premises.js";
import { corners } from "../../ui/web/map/rings.js";

/** @import { Premises, View } from "../../ui/web/map/types.js" */

const VIEW = /** @type {View} */ (
  /** @type {unknown} */ ({
    ids: [1, 2, 3],
    classes: "0-1",
    hatched: [3],
    palette: ["pale", "strong"],
    hatches: ["line0", "line1"],
    textures: /** @type {string[]} */ ([]),
    missing: ["ground", "lines"],
    ground: "white",
    marks: { under_way: "<path/>", "under_way~": '<path stroke-dasharray="3 2.4"/>' },
    phrases: ["Dato del 2024"],
  })
);
const TEXTURED = { ...VIEW, textures: ["<rect/>", "<circle/>"] };
const PLACE = /** @type {Premises} */ ({
  title: "Via <Forno>",
  lines: [0, 'Aperto "sì" & no'],
  works: "under_way",
  halo: 0,
  estimated: false,
});

test("an area has the colour of its class", () => {
  assert.equal(areaFill(VIEW, 0), "pale");
  assert.equal(areaStyle(VIEW, 0).color, "white");
});

test("no value and few people are told by lines", () => {
  assert.equal(areaFill(VIEW, 1), "url(#atlas-missing)");
  assert.equal(areaFill(VIEW, 2), "url(#atlas-low-1)");
});

test("with textures a class has its pattern, and lines stay lines", () => {
  assert.equal(areaFill(TEXTURED, 0), "url(#atlas-class-0)");
  assert.equal(areaFill(TEXTURED, 2), "url(#atlas-low-1)");
});

test("every pattern an area may ask for is defined once", () => {
  /** @param {string} markup */
  const ids = (markup) => [...markup.matchAll(/<pattern id="([^"]+)"/g)].map(([, id]) => id);
  assert.deepEqual(ids(patterns(VIEW)), ["atlas-missing", "atlas-low-0", "atlas-low-1"]);
  assert.deepEqual(ids(patterns(TEXTURED)).sort(), [
    "atlas-class-0",
    "atlas-class-1",
    "atlas-low-0",
    "atlas-low-1",
    "atlas-missing",
  ]);
});

test("the lines of few people have the ink of their class", () => {
  assert.match(patterns(VIEW), /id="atlas-low-1".*fill="strong".*fill="line1"/);
  assert.match(patterns(TEXTURED), /id="atlas-low-1".*<circle\/>.*stroke="line1"/);
});

test("a text that is a number stands among the phrases", () => {
  assert.equal(written(VIEW, 0), "Dato del 2024");
  assert.equal(written(VIEW, "12 %"), "12 %");
});

test("no text can begin markup or end an attribute", () => {
  assert.equal(escaped(`<i a="b" c='d'>&`), "&lt;i a=&quot;b&quot; c=&#39;d&#39;&gt;&amp;");
});

test("a popup escapes what it says", () => {
  assert.equal(
    popup(PLACE, VIEW),
    "<h2>Via &lt;Forno&gt;</h2><ul><li>Dato del 2024</li>" +
      "<li>Aperto &quot;sì&quot; &amp; no</li></ul>",
  );
});

test("a mark has the shape, sign and colour of the works", () => {
  assert.equal(mark(PLACE, VIEW), "<path/>");
});

test("an estimated point has a broken outline", () => {
  assert.doesNotMatch(mark(PLACE, VIEW), /stroke-dasharray/);
  assert.match(mark({ ...PLACE, estimated: true }, VIEW), /stroke-dasharray="3 2.4"/);
  assert.match(mark({ ...PLACE, halo: 250 }, VIEW), /stroke-dasharray="3 2.4"/);
});

test("a pinned mark is hidden from a screen reader, its label is not", () => {
  assert.match(pinned("<g/>", "<span>x</span>"), /aria-hidden="true"><g\/><\/svg><span>x<\/span>$/);
});

test("a kilometre north is nine thousandths of a degree", () => {
  const [lat, lon] = north({ lat: 45, lon: 9 }, 1000);
  assert.equal(lon, 9);
  assert.ok(Math.abs(lat - 45.009) < 0.0001);
});

test("a ring is its first corner and the steps from it", () => {
  assert.deepEqual(corners([4545000, 917000, 1000, 0, -500, 2000]), [
    [45.45, 9.17],
    [45.46, 9.17],
    [45.455, 9.19],
  ]);
  assert.deepEqual(corners([]), []);
});
