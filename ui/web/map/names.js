// @ts-check
/* Which names a view of the map tries, in which order, and at which size: pure. */

/** @import { Label, Named, Street } from "./types.js" */
/**
 * @typedef {{kind: string, size: number, from: number, to?: number, second?: number,
 *   dot?: boolean}} Kind
 * @typedef {{zoom: number, scale: number, metres: number, width: number, height: number}} Sight
 *   metres of a pixel, size of the view
 */

/* From the most important to the least: zoom from and to which a kind is named, and from which its
   second rank is. A name with a dot stands beside it. */
export const KINDS = /** @type {Kind[]} */ ([
  { kind: "sure", size: 14.5, from: 0 },
  { kind: "landmark", size: 13, from: 0 },
  { kind: "line", size: 11, from: 0 },
  { kind: "neighbourhood", size: 13, from: 0, second: 12.5 },
  { kind: "municipio_outside", size: 12.5, from: 0, to: 13 },
  { kind: "station", size: 12, from: 12.75, second: 13.25, dot: true },
  { kind: "municipio", size: 12.5, from: 13 },
  { kind: "railway_station", size: 12, from: 13.5, dot: true },
  { kind: "park", size: 12, from: 14 },
  { kind: "street", size: 12, from: 14.25 },
]);
export const STREETS_FROM = 14.25;
const NUMBERS_FROM = 16.5;
/* From this zoom on a street may be shorter than its name. */
const SHORT_FROM = 17;
const PADDING = { line: 8, other: 4 };
const APART = { street: 320, line: 400, other: 180 };
const DOT = 8;
const LINE = 1.15;
const LINES = [0, -1, 1, -2, 2];
/* Kinds of which one name for the same place is enough. */
const PLACES = ["sure", "landmark", "neighbourhood", "station", "railway_station"];
const NARROW = 480;
/* Parts of its width by which a sure name may stand beside its point. */
const ASIDE = [0, 0.3, -0.3, 0.6];

/**
 * The names to try, the most important first.
 * @param {Named[]} names in view, with their place on the screen
 * @param {Sight} sight
 * @param {(text: string, kind: string, size: number) => number} measure width of a text
 * @returns {Label[]}
 */
export function labels(names, sight, measure) {
  const { zoom, scale } = sight;
  return KINDS.filter(({ from, to = 99 }) => zoom >= from && zoom < to).flatMap((style) =>
    names
      .filter(({ kind, rank }) => kind === style.kind && (rank < 2 || zoom >= (style.second ?? 0)))
      .map((name) => label(name, style, style.size * scale, sight, measure))
      .filter((one) => one !== null),
  );
}

/**
 * @param {Named} name @param {Kind} style @param {number} size @param {Sight} sight
 * @param {(text: string, kind: string, size: number) => number} measure
 * @returns {Label | null} null where it would be longer than its street
 */
function label(name, style, size, sight, measure) {
  const { kind, x, y, angle = 0, length, number } = name;
  const short = kind === "municipio_outside" && sight.width < NARROW;
  const whole = short ? name.text.replace("Municipio", "Mun.") : name.text;
  const text = number && sight.zoom >= NUMBERS_FROM ? `${whole} ${number}` : whole;
  const padding = kind === "line" ? PADDING.line : PADDING.other;
  const width = measure(text, kind, size) + padding * sight.scale;
  if (length !== undefined && sight.zoom < SHORT_FROM && length / sight.metres < width) return null;
  const box = { width, height: size * LINE + 2 * sight.scale, angle };
  const spots = moves(style, box, sight, name).map(([dx, dy]) => ({
    ...box,
    x: x + dx,
    y: y + dy,
  }));
  const apart = APART[/** @type {"street" | "line"} */ (kind)] ?? APART.other;
  const like = PLACES.includes(kind) ? name.text : kind + name.text;
  return { text, kind, size, x, y, like, apart, spots };
}

/**
 * Where a name may stand: beside its dot, a line or two above or below its point, or, for what
 * stands outside the city, at the edge of the view.
 * @param {Kind} style @param {{width: number, height: number}} box @param {Sight} sight
 * @param {Named} name @returns {[number, number][]} steps from its point
 */
function moves({ kind, dot }, { width, height }, sight, { x, y }) {
  const [across, down] = [width / 2 + DOT * sight.scale, height / 2 + DOT * sight.scale];
  if (dot) {
    return [
      [across, 0],
      [-across, 0],
      [0, down],
      [0, -down],
    ];
  }
  if (kind === "sure") {
    return LINES.flatMap((lines) =>
      ASIDE.map((part) => /** @type {[number, number]} */ ([part * width, lines * height])),
    );
  }
  if (kind === "neighbourhood") return LINES.map((lines) => [0, lines * height]);
  if (kind !== "municipio_outside") return [[0, 0]];
  return [
    [0, 0],
    [within(x, width, sight.width), within(y, height, sight.height)],
  ];
}

/** @param {number} at @param {number} size @param {number} view @returns {number} its step */
function within(at, size, view) {
  return Math.min(Math.max(at, size / 2 + 1), view - size / 2 - 1) - at;
}

/**
 * The table of street names (data/sources/street_labels.yml), longest streets first.
 * @param {string} csv @returns {Street[]}
 */
export function streets(csv) {
  return csv
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((row) => {
      const cells = row.split(",");
      const [lng, lat, angle, length, number] = cells.slice(-5).map(Number);
      const text = cells.slice(2, -5).join(",").replaceAll('"', "");
      return { kind: "street", rank: 1, text, lat, lng, angle, length, number };
    });
}
