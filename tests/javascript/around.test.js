// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { zonesOf } from "../../ui/web/map/around.js";

/** @import { View } from "../../ui/web/map/types.js" */

const ZONES = /** @type {any} */ ({
  features: ["zoia", "zoia", "omero"].map((id) => ({ properties: { premises_id: id } })),
});
const VIEW = /** @type {View} */ (
  /** @type {unknown} */ ({ premises: [{ id: "zoia" }], perimeters: null })
);

test("only the zones of premises on the map are drawn", () => {
  assert.deepEqual(zonesOf(ZONES, VIEW), ZONES.features.slice(0, 2));
});

test("a perimeter takes the place of its zones", () => {
  const perimeters = JSON.stringify({ features: [ZONES.features[0]] });
  assert.deepEqual(zonesOf(ZONES, { ...VIEW, perimeters }), []);
});
