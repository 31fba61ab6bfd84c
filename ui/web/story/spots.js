// @ts-check
/* From a typed place to the map: which scene shows it, and the flight there. */

import { drawn } from "./dom.js";

/** @import { City } from "./city.js" */
/** @import { Showing, Spot, Story } from "./types.js" */

/**
 * The scene to see a place on: this one, else the nearest whose map says values, else any map.
 * @param {Pick<Story, "scenes">} story @param {Pick<Showing, "place" | "language">} showing
 * @returns {number | null}
 */
export function withMap({ scenes }, { place, language }) {
  if (scenes[place].city) return place;
  const maps = scenes.flatMap(({ city }, number) => (city ? [number] : []));
  const valued = maps.filter((number) => scenes[number][language].labels);
  const far = (/** @type {number} */ number) => Math.abs(number - place);
  return (valued.length ? valued : maps).sort((one, two) => far(one) - far(two))[0] ?? null;
}

/**
 * Flies to a place and marks it.
 * @param {City} city @param {Spot} spot @returns {number | null} the area it lies in
 */
export function fly(city, { label, x, y, wide }) {
  city.marks = city.marks.filter(({ group }) => {
    const earlier = group.classList.contains("spot");
    if (earlier) group.remove();
    return !earlier;
  });
  const group = drawn("g", { class: "mark spot" }, city.markLayer);
  drawn("circle", { r: 15 }, group);
  const name = drawn("text", {}, group);
  name.textContent = label;
  city.marks.push({ group, label: name, at: [x, y], side: "right", size: 1.6 });
  const tall = (wide * city.data.city.height) / city.data.city.width;
  city.glide([x - wide / 2, y - tall / 2, wide, tall]);
  const point = Object.assign(city.svg.createSVGPoint(), { x, y });
  for (const [id, { ground }] of city.areas) if (ground.isPointInFill(point)) return id;
  return null;
}
