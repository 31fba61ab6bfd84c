// @ts-check
/* The map as a list of areas and a walk from each to its neighbours, for keyboard and screen
   reader.

   `data` is written by atlas/map_description.py. One area is the current one: the option of the
   list that can be reached with Tab, and the one the panel tells of. What changes without the
   focus moving there is told in a polite live region. Choosing an area on the map is a trigger
   for Python. */

import { around, inside, make } from "./dom.js";
import { byLetter, moved, summary } from "./roving.js";
import { fillPanel } from "./twin_panel.js";

/** @import { Component, Spot, Twin, TwinData, TwinRoot } from "./types.js" */
const PAUSE = 450;
const OPENED = "atlas-twin-wanted";

/** @param {Component<TwinData>} component */
export default function textTwin({ data, parentElement, setTriggerValue }) {
  const root = /** @type {TwinRoot} */ (inside(parentElement, ".twin"));
  const before = root.atlas ?? { current: null, order: "by_value", chosen: null };
  const twin = /** @type {Twin} */ (before);
  root.atlas = twin;
  Object.assign(twin, {
    root,
    data,
    choose: (/** @type {number} */ id) => setTriggerValue("area", String(id)),
  });
  if (twin.chosen !== data.chosen) twin.current = data.chosen || twin.current;
  twin.chosen = data.chosen;
  if (!data.spots.some((spot) => spot.id === twin.current)) twin.current = data[twin.order][0];
  if (root.dataset.stamp !== data.stamp) build(twin);
  mark(twin);
  tell(twin);
  const wanted = () => focusList(twin);
  window.addEventListener(OPENED, wanted);
  if (document.documentElement.dataset.atlasTwin === "wanted") wanted();
  return () => window.removeEventListener(OPENED, wanted);
}

/** @param {Twin} twin @param {number} id @returns {Spot} */
function find(twin, id) {
  const spot = twin.data.spots.find((each) => each.id === id);
  if (!spot) throw new Error(`no area ${id}`);
  return spot;
}

/** @param {Twin} twin */
function build(twin) {
  const { root, data } = twin;
  const { words } = data;
  const held = /** @type {ShadowRoot} */ (root.getRootNode()).activeElement;
  const inList = held?.getAttribute("role") === "option";
  root.dataset.stamp = data.stamp;
  root.lang = data.language;
  const names = { role: "listbox", "aria-label": `${words.list}: ${data.title}` };
  twin.list = make("ul", { ...names, "aria-describedby": "help" });
  twin.list.onkeydown = (event) => onList(twin, event);
  twin.list.onclick = (event) => {
    const clicked = around(event, "[role=option]");
    if (!clicked) return;
    go(twin, Number(clicked.dataset.id));
    clicked.focus();
  };
  twin.panel = make("section", { "aria-labelledby": "here" });
  twin.told = make("p", { role: "status", class: "told" });
  root.replaceChildren(
    make("p", { class: "help", id: "help" }, words.help),
    make("div", { class: "order" }, make("label", { for: "order" }, words.order), order(twin)),
    twin.list,
    twin.panel,
    twin.told,
  );
  fill(twin);
  if (inList) focusList(twin);
}

/** @param {Twin} twin */
function order(twin) {
  const { words } = twin.data;
  const select = /** @type {HTMLSelectElement} */ (
    make(
      "select",
      { id: "order" },
      make("option", { value: "by_value" }, words.order_value),
      make("option", { value: "by_name" }, words.order_name),
    )
  );
  select.value = twin.order;
  select.onchange = () => {
    twin.order = /** @type {Twin["order"]} */ (select.value);
    fill(twin);
    mark(twin);
  };
  return select;
}

/** @param {Twin} twin */
function fill(twin) {
  const ids = twin.data[twin.order];
  const options = ids.map((id, place) => option(twin, find(twin, id), place, ids.length));
  twin.list.replaceChildren(...options);
}

/** @param {Twin} twin @param {Spot} spot @param {number} place @param {number} count */
function option(twin, spot, place, count) {
  const none = spot.grade < 0;
  const swatch = make("span", { class: none ? "swatch none" : "swatch", "aria-hidden": "true" });
  if (!none) swatch.style.backgroundColor = twin.data.colours[spot.grade];
  const places = { "aria-setsize": count, "aria-posinset": place + 1 };
  return make(
    "li",
    { role: "option", tabindex: "-1", "data-id": spot.id, ...places },
    swatch,
    make("span", {}, `${spot.name} `),
    make("span", { class: "value" }, spot.value),
    " ",
    make("span", { class: "said" }, spot.graded),
  );
}

/** @param {Twin} twin */
function options(twin) {
  return /** @type {HTMLElement[]} */ ([...twin.list.children]);
}

/**
 * Which option is the current one, and which the map has chosen.
 * @param {Twin} twin
 */
function mark(twin) {
  for (const item of options(twin)) {
    const id = Number(item.dataset.id);
    const current = id === twin.current;
    const onMap = id === twin.chosen ? twin.data.words.shown : "";
    item.tabIndex = current ? 0 : -1;
    item.setAttribute("aria-selected", String(current));
    const notes = [find(twin, id).graded, onMap].filter(Boolean);
    inside(item, ".said").textContent = notes.join("; ");
  }
}

/**
 * The panel about the current area. It is built anew only when the area or its facts change.
 * @param {Twin} twin
 */
function tell(twin) {
  const spot = find(twin, twin.current);
  const { words } = twin.data;
  const told = `${twin.data.stamp} ${spot.id}`;
  if (twin.panel.dataset.told !== told) {
    twin.panel.dataset.told = told;
    fillPanel(twin, spot, { brief: (id) => find(twin, id).brief, go: (id) => go(twin, id) });
  }
  const chosen = twin.current === twin.chosen;
  inside(twin.panel, ".show").textContent = chosen ? `✓ ${words.shown}` : words.show;
}

/** @param {Twin} twin @param {number} id */
function go(twin, id) {
  twin.current = id;
  mark(twin);
  tell(twin);
  const at = inside(twin.list, `[data-id="${id}"]`);
  const { list, root } = twin;
  const inList = /** @type {ShadowRoot} */ (root.getRootNode()).activeElement === at;
  if (!inList) list.scrollTop = at.offsetTop - list.offsetTop - list.clientHeight / 2;
  announce(twin);
}

/**
 * After a pause, so that running through the list is not drowned in words.
 * @param {Twin} twin
 */
function announce(twin) {
  clearTimeout(twin.waiting);
  twin.waiting = setTimeout(() => {
    twin.told.textContent = summary(find(twin, twin.current));
  }, PAUSE);
}

/** @param {Twin} twin */
function focusList(twin) {
  delete document.documentElement.dataset.atlasTwin;
  const current = inside(twin.list, '[tabindex="0"]');
  current.focus();
  current.scrollIntoView({ block: "center" });
}

/** @param {Twin} twin @param {KeyboardEvent} event */
function onList(twin, event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const all = options(twin);
  const at = all.findIndex((item) => item.tabIndex === 0);
  const to = moved(event.key, at, all.length);
  if (to !== null) onto(twin, all[to]);
  else if (event.key === "Enter" || event.key === " ") twin.choose(twin.current);
  else {
    if (event.key.length !== 1) return;
    event.stopPropagation(); // a letter is ours here, not a shortcut of the page
    const names = all.map((item) => find(twin, Number(item.dataset.id)).name);
    const named = byLetter(event.key, at, names);
    if (named !== null) onto(twin, all[named]);
    return;
  }
  event.preventDefault();
}

/** @param {Twin} twin @param {HTMLElement} item */
function onto(twin, item) {
  item.focus();
  go(twin, Number(item.dataset.id));
}
