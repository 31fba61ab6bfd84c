/* The map of a story: one SVG kept alive from scene to scene, so that it glides and recolours and
   never flashes. Drawn from plain data; pans and zooms by pointer, wheel, pinch and keyboard. */
const SVG = "http://www.w3.org/2000/svg";
const GLIDE_MS = 900;
const DEEPEST = 14; /* how far one may zoom in, as a share of the city's width */

function drawn(name, attributes = {}, parent = null) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (parent) parent.append(made);
  return made;
}

class City {
  /* `said` is called with (area id or null) when a person points at an area. */
  constructor(place, data, prefix, said = () => {}) {
    this.place = place;
    this.data = data;
    this.prefix = prefix;
    this.said = said;
    this.svg = drawn("svg", { class: "city", role: "img", preserveAspectRatio: "xMidYMid meet" });
    this.defs = drawn("defs", {}, this.svg);
    this.grounds = new Map();
    this.lines = new Map();
    const ground = drawn("g", { class: "grounds" }, this.svg);
    const lines = drawn("g", { class: "hatches" }, this.svg);
    for (const area of data.city.areas) {
      this.grounds.set(area.id, drawn("path", { d: area.path, "data-area": area.id }, ground));
      this.lines.set(area.id, drawn("path", { d: area.path }, lines));
    }
    this.edges = drawn("g", { class: "edges" }, this.svg);
    this.ring = drawn("circle", { class: "ring" }, this.svg);
    this.marks = drawn("g", { class: "marks" }, this.svg);
    this.names = drawn("g", { class: "names" }, this.svg);
    place.append(this.svg);
    this.view = null;
    this.pointers = new Map();
    if (said) this.listen();
  }

  /* Shows a scene's map in a theme; `still` puts it there at once. */
  show(shown, theme, still) {
    const first = this.view === null;
    this.shown = shown;
    this.paint(shown, theme);
    this.home = this.roomy(shown.view);
    if (first || still) this.look([...this.home], true);
    else this.glide(this.home);
  }

  /* On a small screen labels need room beside the city. */
  roomy([x, y, wide, tall]) {
    const more = this.svg.getBoundingClientRect().width < 520 ? wide * 0.04 : 0;
    return [x - more, y, wide + 2 * more, tall];
  }

  paint(shown, theme) {
    const colours = shown.colours[theme];
    const hatch = shown.hatch[theme];
    const look = this.data.themes[theme];
    this.patterns(hatch, look);
    const hatched = new Set(shown.hatched);
    const outlined = new Set(shown.outlined);
    this.svg.classList.toggle("quiet", shown.quiet);
    this.data.city.areas.forEach((area, place) => {
      const number = shown.classes[place];
      const known = number !== "-";
      const ground = this.grounds.get(area.id);
      const lines = this.lines.get(area.id);
      if (shown.quiet) ground.style.fill = colours[outlined.has(area.id) ? 1 : 0];
      else ground.style.fill = known ? colours[number] : look.missing[0];
      const pattern = shown.quiet ? null : !known ? "missing" : hatched.has(area.id) ? number : null;
      if (pattern !== null) lines.style.fill = `url(#${this.prefix}${pattern})`;
      lines.style.opacity = pattern === null ? 0 : 1;
    });
    this.edges.replaceChildren();
    for (const area of this.data.city.areas.filter((one) => outlined.has(one.id))) {
      drawn("path", { d: area.path, class: "around" }, this.edges);
      drawn("path", { d: area.path, class: "edge" }, this.edges);
    }
    const [x, y, radius] = shown.ring || [0, 0, 0];
    for (const [key, value] of Object.entries({ cx: x, cy: y, r: radius })) {
      this.ring.setAttribute(key, value);
    }
    this.ring.style.opacity = shown.ring ? 1 : 0;
    this.draw(shown);
  }

  patterns(hatch, look) {
    this.defs.replaceChildren();
    const kinds = [["missing", look.missing[1]], ...hatch.map((ink, number) => [number, ink])];
    this.inks = kinds.map(([name, ink]) => {
      const pattern = drawn("pattern", {
        id: `${this.prefix}${name}`, width: 8, height: 8, patternUnits: "userSpaceOnUse",
      }, this.defs);
      drawn("rect", { width: 2.2, height: 8, fill: ink }, pattern);
      return pattern;
    });
  }

  draw(shown) {
    this.marks.replaceChildren();
    for (const mark of shown.marks) {
      const group = drawn("g", { class: "mark" }, this.marks);
      const size = mark.id === shown.chosen ? 2.4 : 1.8;
      group.innerHTML = `<g transform="scale(${size})">${this.data.marks[mark.drawing]}</g>`;
      const label = drawn("text", {}, group);
      label.textContent = mark.name;
      Object.assign(group, { at: [mark.x, mark.y], side: mark.side, size, label });
    }
    this.names.replaceChildren();
    for (const id of shown.names) {
      const area = this.data.city.areas.find((one) => one.id === id);
      const label = drawn("text", { "text-anchor": "middle" }, this.names);
      label.textContent = area.name;
      label.at = [area.x, area.y];
    }
  }

  /* The part of the city to be seen: x, y, width, height. */
  look(view, settled) {
    this.view = view;
    this.svg.setAttribute("viewBox", view.map((one) => one.toFixed(2)).join(" "));
    const box = this.svg.getBoundingClientRect();
    const wide = box.width || 1000;
    const tall = box.height || 800;
    this.unit = Math.max(view[2] / wide, view[3] / tall);
    this.type = Math.min(Math.max(Math.min(wide, 1.2 * tall) / 980, 0.56), 4);
    for (const pattern of this.inks || []) {
      pattern.setAttribute("patternTransform", `rotate(45) scale(${this.unit * this.type})`);
    }
    const scale = this.unit * this.type;
    for (const mark of this.marks.children) {
      mark.setAttribute("transform", `translate(${mark.at}) scale(${scale})`);
    }
    if (settled) this.arrange(scale);
    for (const label of this.names.children) {
      label.setAttribute("transform",
        `translate(${label.at}) scale(${scale}) translate(${label.off || [0, 8]})`);
    }
  }

  /* Puts each name near its point, off marks and other names, inside the view. */
  arrange(scale) {
    const [x, y, wide] = this.view;
    const taken = this.sides(scale);
    for (const label of this.names.children) {
      const half = label.getBBox().width * scale / 2;
      const tall = 30 * scale;
      let best = null;
      for (const step of [0, -1, 1, -2, 2, -3, 3]) {
        const at = Math.min(Math.max(label.at[0], x + half), x + wide - half);
        const base = Math.max(label.at[1] + 8 * scale + step * tall, y + tall);
        const box = [at - half, base - tall, at + half, base + tall / 5];
        const cost = taken.reduce((sum, one) => sum + overlap(box, one), 0) + Math.abs(step) * scale * tall;
        if (!best || cost < best.cost) best = { cost, box, off: [(at - label.at[0]) / scale, (base - label.at[1]) / scale] };
      }
      taken.push(best.box);
      label.off = best.off;
    }
  }

  /* Puts the label of each mark on the side where it covers least; returns all room taken. */
  sides(scale) {
    const view = this.seen();
    const marks = [...this.marks.children];
    const room = (mark, x1, y1, x2, y2) => [mark.at[0] + x1 * scale, mark.at[1] + y1 * scale,
      mark.at[0] + x2 * scale, mark.at[1] + y2 * scale];
    const taken = marks.map(({ at, size }) => room({ at }, -11 * size, -11 * size, 11 * size, 11 * size));
    for (const mark of marks) {
      const long = mark.label.getBBox().width;
      const near = 17 * mark.size;
      const places = {
        right: [near, 7, "start", room(mark, near, -16, near + long, 14)],
        left: [-near, 7, "end", room(mark, -near - long, -16, -near, 14)],
        under: [0, near + 14, "middle", room(mark, -long / 2, near - 8, long / 2, near + 20)],
        over: [0, 4 - near, "middle", room(mark, -long / 2, -near - 20, long / 2, 8 - near)],
      };
      const other = mark.side === "left" ? "right" : "left";
      let best = null;
      [mark.side, other, "under", "over"].forEach((side, turn) => {
        const box = places[side][3];
        const whole = (box[2] - box[0]) * (box[3] - box[1]);
        const hidden = whole - overlap(box, view);
        const cost = taken.reduce((sum, one) => sum + overlap(box, one), 3 * hidden) + turn * whole * 0.01;
        if (!best || cost < best.cost) best = { cost, side, box };
      });
      const [left, base, anchor] = places[best.side];
      for (const [key, value] of Object.entries({ x: left, y: base, "text-anchor": anchor })) {
        mark.label.setAttribute(key, value);
      }
      taken.push(best.box);
    }
    return taken;
  }

  /* The part of the map's plane that is on screen: the view and the room beside it. */
  seen() {
    const [x, y, wide, tall] = this.view;
    const box = this.svg.getBoundingClientRect();
    const [across, down] = [(box.width || 1) * this.unit, (box.height || 1) * this.unit];
    const [left, top] = [x - (across - wide) / 2, y - (down - tall) / 2];
    return [left, top, left + across, top + down];
  }

  glide(to) {
    cancelAnimationFrame(this.frame);
    const from = [...this.view];
    const target = [...to];
    if (from.every((one, n) => Math.abs(one - target[n]) < 0.01)) { this.look(target, true); return; }
    this.svg.classList.add("gliding");
    const start = performance.now();
    const step = (now) => {
      const share = Math.min((now - start) / GLIDE_MS, 1);
      const eased = share < 0.5 ? 4 * share ** 3 : 1 - (-2 * share + 2) ** 3 / 2;
      const size = from[2] * (target[2] / from[2]) ** eased;
      const way = target[2] === from[2] ? eased : (size - from[2]) / (target[2] - from[2]);
      const mixed = from.map((one, n) => one + (target[n] - one) * way);
      const done = share === 1;
      this.look(done ? target : mixed, done);
      if (done) this.svg.classList.remove("gliding");
      else this.frame = requestAnimationFrame(step);
    };
    this.frame = requestAnimationFrame(step);
  }

  stop() {
    cancelAnimationFrame(this.frame);
    this.svg.classList.remove("gliding");
  }

  /* By a person's hand */

  zoom(factor, around = null) {
    this.stop();
    const [x, y, wide, tall] = this.view;
    const most = this.data.city.width * 1.4;
    const asked = Math.min(Math.max(wide * factor, this.data.city.width / DEEPEST), most);
    const share = asked / wide;
    const [px, py] = around || [x + wide / 2, y + tall / 2];
    this.look([px - (px - x) * share, py - (py - y) * share, wide * share, tall * share], true);
  }

  pan(right, down) {
    this.stop();
    const [x, y, wide, tall] = this.view;
    const inside = (at, size, end) => Math.min(Math.max(at, -size / 2), end - size / 2);
    this.look([inside(x + right, wide, this.data.city.width),
      inside(y + down, tall, this.data.city.height), wide, tall], true);
  }

  reset() { this.glide(this.home); }

  key(event) {
    const step = this.view[2] / 6;
    const turns = {
      "+": () => this.zoom(0.66), "=": () => this.zoom(0.66), "-": () => this.zoom(1.5),
      0: () => this.reset(),
    };
    const moves = {
      ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step],
    };
    if (event.shiftKey && moves[event.key]) this.pan(...moves[event.key]);
    else if (turns[event.key]) turns[event.key]();
    else return false;
    return true;
  }

  at(event) {
    const matrix = this.svg.getScreenCTM();
    if (!matrix) return [0, 0];
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    return [point.x, point.y];
  }

  listen() {
    const svg = this.svg;
    svg.addEventListener("wheel", (event) => {
      event.preventDefault();
      this.zoom(event.deltaY > 0 ? 1.15 : 0.87, this.at(event));
    }, { passive: false });
    svg.addEventListener("pointerdown", (event) => {
      svg.setPointerCapture(event.pointerId);
      this.pointers.set(event.pointerId, [event.clientX, event.clientY]);
      this.moved = 0;
    });
    svg.addEventListener("pointermove", (event) => this.move(event));
    for (const name of ["pointerup", "pointercancel"]) {
      svg.addEventListener(name, (event) => {
        this.pointers.delete(event.pointerId);
        if (name === "pointerup" && this.moved < 6) this.point(event);
      });
    }
    svg.addEventListener("pointerleave", (event) => { if (event.pointerType === "mouse") this.said(null); });
  }

  move(event) {
    const before = this.pointers.get(event.pointerId);
    if (!before) { this.point(event); return; }
    const now = [event.clientX, event.clientY];
    this.moved += Math.abs(now[0] - before[0]) + Math.abs(now[1] - before[1]);
    if (this.pointers.size === 2) {
      const [other] = [...this.pointers].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
      const apart = (one) => Math.hypot(one[0] - other[0], one[1] - other[1]) || 1;
      const middle = { clientX: (now[0] + other[0]) / 2, clientY: (now[1] + other[1]) / 2 };
      this.zoom(apart(before) / apart(now), this.at(middle));
    } else {
      this.pan((before[0] - now[0]) * this.unit, (before[1] - now[1]) * this.unit);
    }
    this.pointers.set(event.pointerId, now);
  }

  point(event) {
    const root = this.svg.getRootNode();
    const under = root.elementFromPoint(event.clientX, event.clientY);
    this.said(under && under.dataset && under.dataset.area ? Number(under.dataset.area) : null);
  }
}

function overlap(one, other) {
  const wide = Math.min(one[2], other[2]) - Math.max(one[0], other[0]);
  const tall = Math.min(one[3], other[3]) - Math.max(one[1], other[1]);
  return wide > 0 && tall > 0 ? wide * tall : 0;
}
