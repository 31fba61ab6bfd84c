// @ts-check
/* What is pointed at in one drawing, or on the map, is lit in all of the page: a list of areas. */

const TOLD = "atlas-pointed";

/** @type {string} */
let now = "";

/** @param {number[]} areas @param {Window} page the window all of them share */
export function point(areas, page = window) {
  if (now === areas.join()) return;
  now = areas.join();
  page.dispatchEvent(new CustomEvent(TOLD, { detail: areas }));
}

/**
 * @param {(areas: number[]) => void} light @param {Window} page
 * @returns {() => void} ends it
 */
export function whenPointed(light, page = window) {
  /** @param {Event} event */
  const lit = (event) => {
    const { detail } = /** @type {CustomEvent<number[]>} */ (event);
    now = detail.join();
    light(detail);
  };
  page.addEventListener(TOLD, lit);
  return () => page.removeEventListener(TOLD, lit);
}

/** @param {string | undefined} listed `1,2,3` @returns {number[]} */
export function areasOf(listed) {
  return listed ? listed.split(",").map(Number) : [];
}
