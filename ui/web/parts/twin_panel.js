// @ts-check
/* The panel about one area: its facts, the ways to its neighbours, the button for the map. */

import { around, inside, make } from "./dom.js";
import { moved } from "./roving.js";

/** @import { Spot, Twin } from "./types.js" */
/** @typedef {{brief: (id: number) => string, go: (id: number) => void}} Areas names, and the way */

/** @param {Twin} twin @param {Spot} spot @param {Areas} areas */
export function fillPanel(twin, spot, areas) {
  const { words } = twin.data;
  const names = { "aria-labelledby": "ways", "aria-describedby": "ways-help" };
  const ways = make(
    "div",
    { class: "ways", role: "toolbar", "aria-orientation": "vertical", ...names },
    ...spot.ways.map(([arrow, direction, id], place) =>
      way(twin, areas, [arrow, direction, id], place),
    ),
  );
  ways.onkeydown = (event) => onWays(ways, event);
  const show = make("button", { type: "button", class: "show" }, words.show);
  show.onclick = () => twin.choose(twin.current);
  twin.panel.replaceChildren(
    make("h2", { id: "here" }, spot.name),
    make("p", { class: "big" }, spot.value),
    ...[spot.graded, ...spot.lines].filter(Boolean).map((line) => make("p", {}, line)),
    make("p", { class: "label", id: "ways" }, words.ways),
    make("p", { id: "ways-help", class: "help" }, words.ways_help),
    ways,
    show,
  );
}

/**
 * @param {Twin} twin @param {Areas} areas
 * @param {Spot["ways"][number]} to @param {number} place
 */
function way(twin, areas, [arrow, direction, id], place) {
  const button = make(
    "button",
    { type: "button", tabindex: place ? "-1" : "0", "data-arrow": arrow },
    make("span", { "aria-hidden": "true" }, arrow),
    make("span", {}, `${direction} `),
    make("span", {}, areas.brief(id)),
  );
  button.onclick = () => walk(twin, () => areas.go(id), arrow);
  return button;
}

/**
 * To a neighbour. The focus stays among the ways, on the same direction where there is one, so that
 * Enter goes on that way; the new place is told.
 * @param {Twin} twin @param {() => void} go @param {string} arrow
 */
function walk(twin, go, arrow) {
  go();
  /** @type {HTMLElement[]} */
  const ways = [...twin.panel.querySelectorAll(/** @type {"button"} */ (".ways button"))];
  const same = ways.find((button) => button.dataset.arrow === arrow);
  const next = same || ways[0] || inside(twin.panel, ".show");
  rove(ways, next);
  next.focus();
}

/** @param {HTMLElement[]} among @param {HTMLElement} chosen the one that Tab reaches */
function rove(among, chosen) {
  for (const element of among) element.tabIndex = element === chosen ? 0 : -1;
}

/** @param {HTMLElement} ways @param {KeyboardEvent} event */
function onWays(ways, event) {
  const buttons = /** @type {HTMLElement[]} */ ([...ways.children]);
  const clicked = around(event, "button");
  const at = clicked ? buttons.indexOf(clicked) : -1;
  const sideways = /** @type {Record<string, string>} */ ({
    ArrowRight: "ArrowDown",
    ArrowLeft: "ArrowUp",
  });
  const to = moved(sideways[event.key] ?? event.key, at, buttons.length);
  if (to === null || at < 0) return;
  event.preventDefault();
  rove(buttons, buttons[to]);
  buttons[to].focus();
}
