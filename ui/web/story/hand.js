// @ts-check
/* The map of a story under a person's hand: pointer, wheel, pinch and keyboard. */

/** @import { City } from "./city.js" */
/** @import { Point } from "./types.js" */

const STILL = 6; /* a pointer that moves less has pointed, not dragged */

export class Hand {
  /**
   * @param {City} city
   * @param {(area: number | null) => void} onPoint is told the area a person points at
   */
  constructor(city, onPoint) {
    this.city = city;
    this.onPoint = onPoint;
    /** @type {Map<number, Point>} */
    this.pointers = new Map();
    this.moved = 0;
    this.listen(city.svg);
  }

  /** @param {SVGSVGElement} svg */
  listen(svg) {
    const turn = (/** @type {WheelEvent} */ event) => {
      event.preventDefault();
      this.city.zoom(event.deltaY > 0 ? 1.15 : 0.87, this.at(event));
    };
    svg.addEventListener("wheel", turn, { passive: false });
    svg.addEventListener("pointerdown", (event) => {
      svg.setPointerCapture(event.pointerId);
      this.pointers.set(event.pointerId, [event.clientX, event.clientY]);
      this.moved = 0;
    });
    svg.addEventListener("pointermove", (event) => this.move(event));
    svg.addEventListener("pointercancel", (event) => this.pointers.delete(event.pointerId));
    svg.addEventListener("pointerup", (event) => {
      this.pointers.delete(event.pointerId);
      if (this.moved < STILL) this.point(event);
    });
    svg.addEventListener("pointerleave", (event) => {
      if (event.pointerType === "mouse") this.onPoint(null);
    });
  }

  /** @param {PointerEvent} event */
  move(event) {
    const before = this.pointers.get(event.pointerId);
    if (!before) {
      this.point(event);
      return;
    }
    /** @type {Point} */
    const now = [event.clientX, event.clientY];
    this.moved += Math.abs(now[0] - before[0]) + Math.abs(now[1] - before[1]);
    const others = [...this.pointers].filter(([id]) => id !== event.pointerId);
    if (others.length === 1) this.pinch(before, now, others[0][1]);
    else {
      const { unit } = this.city;
      this.city.pan((before[0] - now[0]) * unit, (before[1] - now[1]) * unit);
    }
    this.pointers.set(event.pointerId, now);
  }

  /** @param {Point} before @param {Point} now @param {Point} other the finger that stays */
  pinch(before, now, other) {
    const apart = (/** @type {Point} */ at) => Math.hypot(at[0] - other[0], at[1] - other[1]) || 1;
    const middle = { clientX: (now[0] + other[0]) / 2, clientY: (now[1] + other[1]) / 2 };
    this.city.zoom(apart(before) / apart(now), this.at(middle));
  }

  /** @param {PointerEvent} event */
  point(event) {
    const root = /** @type {Document | ShadowRoot} */ (this.city.svg.getRootNode());
    const under = /** @type {SVGElement | null} */ (
      root.elementFromPoint(event.clientX, event.clientY)
    );
    const area = under?.dataset.area;
    this.onPoint(area ? Number(area) : null);
  }

  /**
   * The point of the map's plane under a point of the screen.
   * @param {{clientX: number, clientY: number}} event @returns {Point}
   */
  at(event) {
    const matrix = this.city.svg.getScreenCTM();
    if (!matrix) return [0, 0];
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    return [point.x, point.y];
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether the key was for the map */
  key(event) {
    const step = (this.city.view?.[2] ?? 0) / 6;
    /** @type {Record<string, Point>} */
    const pans = {
      ArrowLeft: [-step, 0],
      ArrowRight: [step, 0],
      ArrowUp: [0, -step],
      ArrowDown: [0, step],
    };
    if (event.shiftKey && pans[event.key]) this.city.pan(...pans[event.key]);
    else if (event.key === "+" || event.key === "=") this.city.zoom(0.66);
    else if (event.key === "-") this.city.zoom(1.5);
    else if (event.key === "0") this.city.reset();
    else return false;
    return true;
  }
}
