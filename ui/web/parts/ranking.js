// @ts-check
/* A ranking with the range of each place: filtered by name, sorted by number, walked by keyboard.
   Rows outside the ranking stand last in every order. A row that is pointed at is lit on the map;
   choosing one is a trigger for Python. `data` is written by ui/views/index/ranking.py. */

import { inside, make } from "./dom.js";
import { areasOf, point, whenPointed } from "./pointed.js";
import { among, inOrder } from "./ranks.js";
import { moved } from "./roving.js";

/** @import { Component } from "./types.js" */
/** @import { Rank } from "./ranks.js" */
/**
 * @typedef {{stamp: string, rows: Rank[], of: number, first: number, chosen: number | null,
 *   words: Record<string, string>, heads: string[], orders: [string, string][]}} Data
 * @typedef {HTMLElement & {leave?: () => void, choose?: (area: number) => void}} Root
 */

const WIDE = 130;
const NS = "http://www.w3.org/2000/svg";

/** @param {Component<Data>} component */
export default function ranking({ data, parentElement, setTriggerValue }) {
  const root = /** @type {Root} */ (inside(parentElement, ".ranking"));
  root.choose = (area) => setTriggerValue("area", String(area));
  if (root.dataset.stamp !== data.stamp) build(root, data);
  mark(root, data.chosen);
  root.leave ??= whenPointed((areas) => light(root, areas));
  return root.leave;
}

/** @param {Root} root @param {Data} data */
function build(root, data) {
  root.dataset.stamp = data.stamp;
  const { words } = data;
  const before = /** @type {HTMLInputElement | null} */ (root.querySelector("input"));
  const filter = /** @type {HTMLInputElement} */ (make("input", { type: "search", id: "filter" }));
  filter.value = before?.value ?? "";
  const options = data.orders.map(([value, label]) => make("option", { value }, label));
  const order = /** @type {HTMLSelectElement} */ (make("select", { id: "order" }, ...options));
  order.value = root.querySelector("select")?.value ?? data.orders[0][0];
  const heads = data.heads.map((head) => make("th", { scope: "col" }, head));
  const body = make("tbody", {});
  const told = make("p", { role: "status" });
  const table = make(
    "table",
    { role: "grid", "aria-label": words.title },
    make("thead", {}, make("tr", {}, ...heads)),
    body,
  );
  const fill = () => {
    const rows = among(inOrder(data.rows, order.value), filter.value);
    body.replaceChildren(...rows.map((row) => line(row, data)));
    told.textContent = rows.length ? "" : words.none;
    mark(root, data.chosen);
  };
  filter.oninput = fill;
  order.onchange = fill;
  body.onkeydown = (event) => onKey(root, event);
  body.onclick = (event) => choose(root, event);
  body.onpointermove = (event) => point(areasOf(rowOf(event)?.dataset.area));
  body.onpointerleave = () => point([]);
  root.replaceChildren(
    make(
      "div",
      { class: "tools" },
      make("label", { for: "filter" }, words.filter),
      filter,
      make("label", { for: "order" }, words.order),
      order,
    ),
    make("div", { class: "scroll" }, table),
    told,
  );
  fill();
}

/** @param {Rank} row @param {Data} data */
function line(row, data) {
  const range = make("td", { class: "range" });
  if (row.low !== null) range.append(bar(row, data), ` ${row.range}`);
  else range.append("–");
  return make(
    "tr",
    { tabindex: "-1", "data-area": row.area },
    make("td", {}, row.rank),
    make("th", { scope: "row" }, row.name),
    range,
    make("td", {}, row.score),
    make("td", {}, row.times),
    make("td", { class: "note" }, row.note),
  );
}

/** @param {Rank} row @param {Data} data the range over the whole ranking, the first ones shaded */
function bar({ rank, at, low, high }, { of, first }) {
  /** @param {number} place */
  const x = (place) => ((place - 0.5) / of) * WIDE;
  const drawing = document.createElementNS(NS, "svg");
  drawing.setAttribute("viewBox", `0 0 ${WIDE} 14`);
  drawing.setAttribute("aria-hidden", "true");
  const outside = rank.startsWith("(") ? " outside" : "";
  drawing.innerHTML =
    `<rect class="first" width="${(first / of) * WIDE}" height="14"/>` +
    `<path d="M${x(low ?? 0)} 7H${x(high ?? 0)}"/>` +
    `<circle class="place${outside}" cx="${x(at ?? 0)}" cy="7" r="4"/>`;
  return drawing;
}

/** @param {Root} root */
function rowsOf(root) {
  return /** @type {HTMLElement[]} */ ([...root.querySelectorAll("tbody tr")]);
}

/** @param {Event} event */
function rowOf(event) {
  const target = /** @type {Element} */ (event.target);
  return /** @type {HTMLElement | null} */ (target.closest("tr"));
}

/** @param {Root} root @param {Event} event */
function choose(root, event) {
  const row = rowOf(event);
  if (row) root.choose?.(Number(row.dataset.area));
}

/**
 * The chosen row is told; Tab reaches it, or the first.
 * @param {Root} root @param {number | null} chosen
 */
function mark(root, chosen) {
  const rows = rowsOf(root);
  const at = rows.find((row) => Number(row.dataset.area) === chosen);
  for (const row of rows) {
    row.setAttribute("aria-selected", String(row === at));
    row.tabIndex = row === (at ?? rows[0]) ? 0 : -1;
  }
}

/** @param {Root} root @param {KeyboardEvent} event */
function onKey(root, event) {
  const rows = rowsOf(root);
  const row = rowOf(event);
  if (!row) return;
  const to = moved(event.key, rows.indexOf(row), rows.length);
  if (event.key === "Enter" || event.key === " ") choose(root, event);
  else if (to === null) return;
  else {
    row.tabIndex = -1;
    rows[to].tabIndex = 0;
    rows[to].focus();
  }
  event.preventDefault();
}

/** @param {Root} root @param {number[]} areas */
function light(root, areas) {
  for (const row of rowsOf(root)) {
    const lit = areas.includes(Number(row.dataset.area));
    row.classList.toggle("lit", lit && areas.length === 1);
  }
}
