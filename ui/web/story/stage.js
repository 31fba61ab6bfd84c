// @ts-check
/* In the app the stage stands over Streamlit's page, in a root of its own: a rerun, a lost
   connection or a restarted server cannot take it away. It goes when another page is shown. */

import { Player } from "./player.js";

/** @import { Component } from "../parts/types.js" */
/** @import { Options } from "./types.js" */
/**
 * @typedef {{story: string, stamp: string, style: string, page: string, home: string,
 *   places: string,
 *   others: Options["others"]}} Data
 * @typedef {{stamp: string, close: () => void}} Stage
 * @typedef {Window & {atlasStage?: Stage | null}} Stages
 */

const LOOK_MS = 250;
const PAGE =
  "html { overflow: hidden } @media print { #root { display: none } }" +
  " @page { size: A4 landscape; margin: 12mm }";
const stages = /** @type {Stages} */ (window);

/** @param {Component<Data>} component */
export default function showStage({ data }) {
  if (!on(data.page)) return;
  const there = stages.atlasStage;
  if (there?.stamp === data.stamp) return;
  there?.close();
  stages.atlasStage = stand(data);
}

/**
 * The page may have been left before its script has come: the stage then stands nowhere.
 * @param {string} page
 */
function on(page) {
  return location.pathname.replace(/\/$/, "").endsWith(`/${page}`);
}

/** @param {Data} data @returns {Stage} */
function stand(data) {
  const host = document.createElement("div");
  host.id = "atlas-stage";
  document.body.append(host);
  const root = host.attachShadow({ mode: "open" });
  const style = document.createElement("style");
  style.textContent = data.style;
  root.append(style);
  const page = document.createElement("style");
  page.textContent = PAGE;
  document.head.append(page);
  const beneath = document.getElementById("root");
  cover(beneath, true);
  const { home, others } = data;
  const places = async () => (await fetch(data.places)).json();
  const options = { live: true, path: location.pathname, home, others, places };
  const player = new Player(root, JSON.parse(data.story), options);
  const stage = {
    stamp: data.stamp,
    close() {
      clearInterval(watch);
      player.end();
      host.remove();
      page.remove();
      cover(beneath, false);
      delete document.documentElement.dataset.atlasScene;
      stages.atlasStage = null;
    },
  };
  const watch = setInterval(() => {
    if (!on(data.page)) stage.close();
  }, LOOK_MS);
  return stage;
}

/**
 * What lies beneath the stage is neither reached by the keyboard nor read aloud.
 * @param {HTMLElement | null} beneath @param {boolean} covered
 */
function cover(beneath, covered) {
  if (!beneath) return;
  beneath.inert = covered;
  if (covered) beneath.setAttribute("aria-hidden", "true");
  else beneath.removeAttribute("aria-hidden");
}
