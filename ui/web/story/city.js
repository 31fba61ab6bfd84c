// @ts-check
/* The map of a story: one SVG kept alive from scene to scene, so that it glides and recolours and
   never flashes. Drawn from plain data. */

import { gliding, panned, roomy, sameView, zoomed } from "./camera.js";
import { drawn } from "./dom.js";
import { besideMarks, spread } from "./labels.js";
import { Surroundings } from "./surroundings.js";

/** @import { Area, Box, CityView, Point, Story, Theme, ThemeName, View } from "./types.js" */
/**
 * @typedef {{group: SVGGElement, label: SVGTextElement, at: Point, side: string,
 *   size: number}} Mark
 * @typedef {{label: SVGTextElement, at: Point, off: Point}} Name
 */

export class City {
  /**
   * @param {Element} place
   * @param {Pick<Story, "city" | "themes" | "marks">} data
   * @param {string} prefix of the names of this drawing's patterns
   */
  constructor(place, data, prefix) {
    this.data = data;
    this.prefix = prefix;
    this.svg = drawn("svg", { class: "city", role: "img", preserveAspectRatio: "xMidYMid meet" });
    this.defs = drawn("defs", {}, this.svg);
    /** @type {Map<number, {ground: SVGPathElement, lines: SVGPathElement}>} */
    this.areas = new Map();
    const grounds = drawn("g", { class: "grounds" }, this.svg);
    const hatches = drawn("g", { class: "hatches" }, this.svg);
    for (const { id, path } of data.city.areas) {
      const ground = drawn("path", { d: path, "data-area": id }, grounds);
      this.areas.set(id, { ground, lines: drawn("path", { d: path }, hatches) });
    }
    this.surroundings = new Surroundings(data.city, this.svg);
    this.edges = drawn("g", { class: "edges" }, this.svg);
    this.ring = drawn("circle", { class: "ring" }, this.svg);
    this.markLayer = drawn("g", { class: "marks" }, this.svg);
    this.surroundings.drawNames(this.svg);
    this.nameLayer = drawn("g", { class: "names" }, this.svg);
    /** @type {Mark[]} */
    this.marks = [];
    /** @type {Name[]} */
    this.names = [];
    /** @type {SVGPatternElement[]} */
    this.patterns = [];
    /** @type {View | null} */
    this.view = null;
    /** @type {View} */
    this.home = [0, 0, data.city.width, data.city.height];
    this.frame = 0;
    this.unit = 1;
    place.append(this.svg);
  }

  /**
   * Shows a scene's map in a theme; `still` puts it there at once.
   * @param {CityView} scene @param {ThemeName} theme @param {boolean} still
   * @param {string} credit of what one finds the way by
   */
  show(scene, theme, still, credit) {
    this.surroundings.credit.textContent = credit;
    this.paint(scene, theme);
    this.home = roomy(scene.view, this.svg.getBoundingClientRect().width);
    if (!this.view || still) this.look(this.home, true);
    else this.glide(this.home);
  }

  /** @param {CityView} scene @param {ThemeName} theme */
  paint(scene, theme) {
    const look = this.data.themes[theme];
    this.drawPatterns(scene.hatch[theme], look);
    this.svg.classList.toggle("quiet", scene.quiet);
    this.data.city.areas.forEach(({ id }, place) => {
      this.fill(id, scene.classes[place], scene, scene.colours[theme], look);
    });
    this.outline(new Set(scene.outlined));
    const [cx, cy, r] = scene.ring ?? [0, 0, 0];
    for (const [key, value] of Object.entries({ cx, cy, r })) {
      this.ring.setAttribute(key, String(value));
    }
    this.ring.style.opacity = scene.ring ? "1" : "0";
    this.drawMarks(scene);
    this.drawNames(scene);
  }

  /**
   * @param {number} id @param {string} number its class, or "-" @param {CityView} scene
   * @param {string[]} colours @param {Theme} look
   */
  fill(id, number, scene, colours, look) {
    const area = this.areas.get(id);
    if (!area) return;
    const known = number !== "-";
    let pattern = null;
    if (scene.quiet) area.ground.style.fill = colours[scene.outlined.includes(id) ? 1 : 0];
    else {
      area.ground.style.fill = known ? colours[Number(number)] : look.missing[0];
      if (!known) pattern = "missing";
      else if (scene.hatched.includes(id)) pattern = number;
    }
    if (pattern !== null) area.lines.style.fill = `url(#${this.prefix}${pattern})`;
    area.lines.style.opacity = pattern === null ? "0" : "1";
  }

  /** @param {Set<number>} outlined */
  outline(outlined) {
    this.edges.replaceChildren();
    for (const { path } of this.data.city.areas.filter(({ id }) => outlined.has(id))) {
      drawn("path", { d: path, class: "around" }, this.edges);
      drawn("path", { d: path, class: "edge" }, this.edges);
    }
  }

  /** @param {string[]} inks of "few people", by class @param {Theme} look */
  drawPatterns(inks, look) {
    this.defs.replaceChildren();
    /** @type {Record<string, string>} */
    const lines = { missing: look.missing[1], ...Object.fromEntries(inks.entries()) };
    this.patterns = Object.entries(lines).map(([name, ink]) => {
      const tile = { id: `${this.prefix}${name}`, width: 8, height: 8 };
      const pattern = drawn("pattern", { ...tile, patternUnits: "userSpaceOnUse" }, this.defs);
      drawn("rect", { width: 2.2, height: 8, fill: ink }, pattern);
      return pattern;
    });
  }

  /** @param {CityView} scene */
  drawMarks(scene) {
    this.markLayer.replaceChildren();
    this.marks = scene.marks.map(({ id, name, side, drawing, x, y }) => {
      const group = drawn("g", { class: "mark" }, this.markLayer);
      const size = id === scene.chosen ? 2.4 : 1.8;
      group.innerHTML = `<g transform="scale(${size})">${this.data.marks[drawing]}</g>`;
      const label = drawn("text", {}, group);
      label.textContent = name;
      return { group, label, at: [x, y], side, size };
    });
  }

  /** @param {CityView} scene */
  drawNames(scene) {
    this.nameLayer.replaceChildren();
    const byId = new Map(this.data.city.areas.map((area) => [area.id, area]));
    const areas = scene.names.map((id) => /** @type {Area} */ (byId.get(id)));
    this.names = areas.map(({ name, x, y }) => {
      const label = drawn("text", { "text-anchor": "middle" }, this.nameLayer);
      label.textContent = name;
      return { label, at: [x, y], off: [0, 8] };
    });
  }

  /**
   * Shows a part of the city; once `settled`, names find their places.
   * @param {View} view @param {boolean} settled
   */
  look(view, settled) {
    this.view = view;
    this.svg.setAttribute("viewBox", view.map((value) => value.toFixed(2)).join(" "));
    const box = this.svg.getBoundingClientRect();
    const wide = box.width || 1000;
    const tall = box.height || 800;
    this.unit = Math.max(view[2] / wide, view[3] / tall);
    const type = Math.min(Math.max(Math.min(wide, 1.2 * tall) / 980, 0.56), 4);
    const scale = this.unit * type;
    for (const pattern of this.patterns) {
      pattern.setAttribute("patternTransform", `rotate(45) scale(${scale})`);
    }
    for (const { group, at } of this.marks) {
      group.setAttribute("transform", `translate(${at}) scale(${scale})`);
    }
    if (settled) this.arrange(scale, view);
    this.surroundings.look(scale);
    for (const { label, at, off } of this.names) {
      label.setAttribute("transform", `translate(${at}) scale(${scale}) translate(${off})`);
    }
  }

  /** @param {number} scale @param {View} view */
  arrange(scale, view) {
    /** @param {Mark | Name} written */
    const measured = (written) => ({ ...written, width: written.label.getBBox().width });
    const marks = this.marks.map((mark) => ({ ...mark, ...measured(mark) }));
    const seen = this.seen(view);
    const { labels, taken } = besideMarks(marks, scale, seen);
    for (const [place, { x, y, anchor }] of labels.entries()) {
      for (const [key, value] of Object.entries({ x, y, "text-anchor": anchor })) {
        this.marks[place].label.setAttribute(key, String(value));
      }
    }
    const names = this.names.map(measured);
    const moves = spread(names, scale, view, taken);
    for (const [place, off] of moves.entries()) this.names[place].off = off;
    this.surroundings.arrange(scale, seen, taken, view, names, moves);
  }

  /**
   * The part of the map's plane that is on screen: the view and the room beside it.
   * @param {View} view @returns {Box}
   */
  seen([x, y, wide, tall]) {
    const box = this.svg.getBoundingClientRect();
    const across = (box.width || 1) * this.unit;
    const down = (box.height || 1) * this.unit;
    const [left, top] = [x - (across - wide) / 2, y - (down - tall) / 2];
    return [left, top, left + across, top + down];
  }

  /** @param {View} to */
  glide(to) {
    cancelAnimationFrame(this.frame);
    const from = this.view ?? to;
    if (sameView(from, to)) {
      this.look(to, true);
      return;
    }
    this.svg.classList.add("gliding");
    const start = performance.now();
    /** @param {number} now */
    const step = (now) => {
      const { view, arrived } = gliding(from, to, now - start);
      this.look(view, arrived);
      if (arrived) this.svg.classList.remove("gliding");
      else this.frame = requestAnimationFrame(step);
    };
    this.frame = requestAnimationFrame(step);
  }

  stop() {
    cancelAnimationFrame(this.frame);
    this.svg.classList.remove("gliding");
  }

  /** @param {number} factor @param {Point | null} around */
  zoom(factor, around = null) {
    this.stop();
    if (this.view) this.look(zoomed(this.view, factor, around, this.data.city.width), true);
  }

  /** @param {number} right @param {number} down */
  pan(right, down) {
    this.stop();
    if (this.view) this.look(panned(this.view, right, down, this.data.city), true);
  }

  reset() {
    this.glide(this.home);
  }
}
