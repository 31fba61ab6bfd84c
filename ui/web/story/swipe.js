// @ts-check

const LEAST = 60; /* pixels a finger goes sideways to turn a page */

/**
 * A finger that goes sideways, off the map and the menu, turns the page.
 * @param {HTMLElement} stage @param {{forth: () => void, back: () => void}} acts
 */
export function swipe(stage, { forth, back }) {
  /** @type {Touch | null} */
  let from = null;
  const passive = { passive: true };
  const begin = (/** @type {TouchEvent} */ event) => {
    const within = /** @type {Element} */ (event.target).closest(".map, dialog");
    from = event.touches.length > 1 || within ? null : event.touches[0];
  };
  const end = (/** @type {TouchEvent} */ event) => {
    if (!from) return;
    const to = event.changedTouches[0];
    const x = to.clientX - from.clientX;
    const y = to.clientY - from.clientY;
    if (Math.abs(x) <= LEAST || Math.abs(x) <= 2 * Math.abs(y)) return;
    if (x < 0) forth();
    else back();
  };
  stage.addEventListener("touchstart", begin, passive);
  stage.addEventListener("touchend", end, passive);
}
