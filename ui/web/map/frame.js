// @ts-check
/* What both maps do with their frame: fetch, name, size, print, tell. No request leaves the
   server. */

/** @import { Look, Words } from "./types.js" */

/* On paper the frame has the size print.css gives it: what was in view is in view there too. */
const PAPER = { width: "666px", height: "488px" };
const ROOM = { padding: /** @type {[number, number]} */ ([8, 8]), animate: false };

let told = 0;

/** @param {string} url @returns {Promise<any>} */
export async function json(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.json();
}

/**
 * Tell Python what a person has done; the count makes two equal clicks two.
 * @param {Record<string, unknown>} message
 */
export function tell(message) {
  told += 1;
  window.Streamlit.setComponentValue({ ...message, count: told });
}

/** @param {L.Map} map @param {Record<string, number>} levels by pane; none takes the pointer */
export function addPanes(map, levels) {
  for (const [name, level] of Object.entries(levels)) {
    const pane = map.createPane(name);
    pane.style.zIndex = String(level);
    pane.style.pointerEvents = "none";
  }
}

/**
 * The city as large as its box allows, whatever the box becomes, until a person moves the map.
 * @param {L.Map} map @param {L.LatLngBounds} city
 */
export function showWhole(map, city) {
  const fit = () => {
    const { zoomSnap } = map.options;
    map.options.zoomSnap = 0;
    map.fitBounds(city, ROOM);
    map.options.zoomSnap = zoomSnap;
    return { zoom: map.getZoom(), centre: map.getCenter() };
  };
  let fitted = fit();
  map.on("resize", () => {
    const moved = map.project(map.getCenter()).distanceTo(map.project(fitted.centre));
    if (map.getZoom() === fitted.zoom && moved < 2) fitted = fit();
  });
}

/**
 * A frame that is not laid out yet has no size, and a map without size has no place to look at.
 * @param {L.Map} map @returns {Promise<void>}
 */
export function sized(map) {
  const box = map.getContainer();
  if (box.clientWidth && box.clientHeight) return Promise.resolve();
  return new Promise((go) => {
    new ResizeObserver((_, watch) => {
      if (!box.clientWidth || !box.clientHeight) return;
      watch.disconnect();
      map.invalidateSize({ animate: false });
      go();
    }).observe(box);
  });
}

/**
 * Street tiles come with another frame: it begins where the one before it stood in this page.
 * @param {L.Map} map
 * @param {() => string | null} focused the move this map was asked for last
 * @returns {string | null} the move the map before it was asked for, where there was one
 */
export function takeOver(map, focused) {
  const page = window.parent;
  /** @returns {[string, string]} */
  const here = () => [page.location.pathname, location.pathname];
  const before = page.atlasPlace;
  const follows = before && before.here[0] === here()[0] && before.here[1] !== here()[1];
  if (follows) map.setView(before.centre, before.zoom, { animate: false });
  const keep = () => {
    page.atlasPlace = {
      here: here(),
      centre: map.getCenter(),
      zoom: map.getZoom(),
      focused: focused(),
    };
  };
  map.on("moveend", keep);
  keep();
  return follows ? before.focused : null;
}

/** @param {L.Map} map @param {L.LatLngBounds} city */
export function fitPaper(map, city) {
  const box = map.getContainer().style;
  /** @type {{bounds: L.LatLngBounds, centre: L.LatLng, zoom: number} | null} */
  let onScreen = null;
  addEventListener("beforeprint", () => {
    onScreen ??= { bounds: map.getBounds(), centre: map.getCenter(), zoom: map.getZoom() };
    for (const [name, size] of Object.entries(PAPER)) box.setProperty(name, size, "important");
    map.invalidateSize({ animate: false, pan: false });
    const whole = onScreen.bounds.contains(city);
    map.fitBounds(whole ? city : onScreen.bounds, { animate: false });
  });
  addEventListener("afterprint", () => {
    for (const name of Object.keys(PAPER)) box.removeProperty(name);
    map.invalidateSize({ animate: false, pan: false });
    if (onScreen) map.setView(onScreen.centre, onScreen.zoom, { animate: false });
    onScreen = null;
  });
}

/** Where a person points, nothing is ringed as where the keyboard is. */
export function watchHand() {
  const { dataset } = document.documentElement;
  addEventListener("pointerdown", () => (dataset.hand = ""), true);
  addEventListener("keydown", () => delete dataset.hand, true);
}

/** @param {L.Map} map @param {Words} words @param {string} theme */
export function nameMap(map, words, theme) {
  const box = map.getContainer();
  document.documentElement.lang = words.language;
  document.title = words.map;
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", words.map);
  nameControl(".leaflet-control-zoom-in", words.zoom_in);
  nameControl(".leaflet-control-zoom-out", words.zoom_out);
  document.body.dataset.theme = theme;
}

/**
 * What the map shows, in words: read with the map's name, and never seen.
 * @param {L.Map} map @param {string} text
 */
export function describe(map, text) {
  const box = map.getContainer();
  let description = document.getElementById("atlas-described");
  if (!description) {
    description = document.createElement("p");
    description.id = "atlas-described";
    description.hidden = true;
    box.after(description);
    box.setAttribute("aria-describedby", description.id);
  }
  description.textContent = text;
}

/** @param {string} selector @param {string} text */
function nameControl(selector, text) {
  const control = /** @type {HTMLElement | null} */ (document.querySelector(selector));
  if (!control) return;
  control.title = text;
  control.setAttribute("aria-label", text);
}

/**
 * The chosen shape is redrawn on a pane of its own, so its border is never under a neighbour's.
 * @param {L.Map} map
 * @param {Look} look
 * @param {(style: L.PathOptions) => L.Layer} draw the shape again, in a style
 */
export function ring(map, look, draw) {
  const style = { pane: "selection", interactive: false, fill: false };
  return L.layerGroup([
    draw({ ...style, color: look.ground, weight: 6 }),
    draw({ ...style, color: look.accent, weight: 3 }),
  ]).addTo(map);
}

/**
 * What is under the pointer, in words.
 * @param {string} title @param {string[]} lines
 */
export function tip(title, ...lines) {
  const box = document.createElement("div");
  const strong = document.createElement("strong");
  strong.textContent = title;
  box.append(strong);
  for (const line of lines) {
    const span = document.createElement("span");
    span.textContent = line;
    box.append(span);
  }
  return box;
}

/** @param {string} stamp of the view that is on the map now */
export function markPainted(stamp) {
  window.parent.document.documentElement.dataset.atlasPainted = stamp;
}
