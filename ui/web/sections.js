/* The map of census sections inside the iframe: outlines on one canvas, fetched once by address;
   every later change is one message (see render/maps/sections.py). A click comes back as
   {kind: "section", id: position, count}. No request leaves the server. */
window.Atlas = (() => {
  "use strict";

  const NIL_URL = "../ui.assets.layers/nil_drawing.geojson";
  const nilFetched = json(NIL_URL);
  let leaflet = null;
  let canvas = null;
  let view = null;
  let drawn = null;        // address of the layer that is drawn
  let paths = [];
  let borders = null;
  let marks = null;
  let chosen = null;
  let clicks = 0;
  let format = null;
  let patterns = {};

  async function json(url) {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
    return answer.json();
  }

  async function mount(map) {
    leaflet = map;
    map.attributionControl.setPrefix(false);
    for (const [name, level] of [["borders", 410], ["selection", 420]]) {
      map.createPane(name).style.zIndex = level;
      map.getPane(name).style.pointerEvents = "none";
    }
    canvas = L.canvas({ padding: 0.1 });
    marks = L.layerGroup().addTo(map);
    borders = L.geoJSON(await nilFetched, { pane: "borders", interactive: false, renderer: L.svg({ pane: "borders" }), style: { fill: false, weight: 1.3, opacity: 0.75, color: "#555" } }).addTo(map);
    map.fitBounds(borders.getBounds(), { padding: [8, 8], animate: false });
    map.setMaxBounds(borders.getBounds().pad(0.6));
    map.on("click", () => tell(null));
    if (view) draw();
  }

  async function paint(map, next) {
    view = next;
    format = new Intl.NumberFormat(view.words.language, { minimumFractionDigits: view.decimals, maximumFractionDigits: view.decimals });
    if (borders) draw();
  }

  /* The lines of "no value" and "few people", as on the map of the neighbourhoods. */
  function makePatterns() {
    patterns = { missing: pattern(view.missing[0], view.missing[1]) };
    view.palette.forEach((colour, code) => { patterns[code] = pattern(colour, view.hatches[code]); });
  }

  function pattern(ground, ink) {
    const tile = document.createElement("canvas");
    tile.width = tile.height = 6;
    const pen = tile.getContext("2d");
    pen.fillStyle = ground;
    pen.fillRect(0, 0, 6, 6);
    pen.strokeStyle = ink;
    pen.lineWidth = 1.2;
    for (const start of [-6, 0, 6]) {
      pen.beginPath();
      pen.moveTo(start, 6);
      pen.lineTo(start + 6, 0);
      pen.stroke();
    }
    return pen.createPattern(tile, "repeat");
  }

  async function draw() {
    speak();
    makePatterns();
    if (drawn !== view.layer) await outlines(view.layer);
    if (drawn !== view.layer) return;
    paths.forEach((path, position) => path.setStyle(style(position)));
    borders.setStyle({ color: view.ink });
    highlight(view.selected);
    premises();
    window.parent.document.documentElement.dataset.atlasPainted = view.stamp;
  }

  async function outlines(address) {
    const shapes = await json(`../..${address}`);
    if (address !== view.layer || drawn === address) return;
    paths.forEach((path) => path.remove());
    paths = shapes.map((polygons, position) => {
      const rings = polygons.map((polygon) => polygon.map(pairs));
      const path = L.polygon(rings, { renderer: canvas, ...style(position), smoothFactor: 0.5 });
      path.on("click", (event) => {
        L.DomEvent.stopPropagation(event);
        highlight(position);
        tell(position);
      });
      path.bindTooltip(() => tooltip(position), { sticky: true, className: "atlas-tip", opacity: 1 });
      return path.addTo(leaflet);
    });
    drawn = address;
  }

  /* Whole steps in hundred-thousandths of a degree, as render/maps/sections.py writes them. */
  function pairs(flat) {
    const points = [];
    let lat = 0, lng = 0;
    for (let at = 0; at < flat.length; at += 2) {
      lat += flat[at];
      lng += flat[at + 1];
      points.push([lat / 1e5, lng / 1e5]);
    }
    return points;
  }

  function style(position) {
    const code = view.classes[position];
    const line = { color: view.ground, weight: 0.4, opacity: 1 };
    const fill = code === "-" ? patterns.missing : view.faint[position] === "1" ? patterns[code] : view.palette[Number(code)];
    return { ...line, fillColor: fill, fillOpacity: 1 };
  }

  function tell(position) {
    clicks += 1;
    window.Streamlit.setComponentValue({ kind: "section", id: position, count: clicks });
  }

  function tooltip(position) {
    const box = document.createElement("div");
    const number = view.values[position];
    const name = document.createElement("strong");
    name.textContent = number === null ? view.words.none : `${format.format(number)}${view.after}`;
    box.append(name);
    if (number !== null && view.faint[position] === "1") {
      const few = document.createElement("span");
      few.textContent = view.words.faint;
      box.append(few);
    }
    return box;
  }

  function highlight(position) {
    if (chosen) chosen.remove();
    chosen = null;
    const path = position === null ? null : paths[position];
    if (!path) return;
    const ring = { pane: "selection", interactive: false, renderer: L.svg({ pane: "selection" }), fill: false };
    chosen = L.layerGroup([
      L.polygon(path.getLatLngs(), { ...ring, color: view.ground, weight: 6 }),
      L.polygon(path.getLatLngs(), { ...ring, color: view.accent, weight: 3 }),
    ]).addTo(leaflet);
  }

  function premises() {
    marks.clearLayers();
    for (const mark of view.marks) {
      const html = `<svg viewBox="-14 -14 28 28" width="28" height="28" aria-hidden="true"><circle r="8" fill="#fff" stroke="#1b1f24" stroke-width="2.4"/></svg><span class="atlas-right"></span>`;
      const icon = L.divIcon({ html, className: "atlas-place", iconSize: [28, 28], iconAnchor: [14, 14] });
      const marker = L.marker([mark.lat, mark.lon], { icon, interactive: false, keyboard: false }).addTo(marks);
      marker.getElement().querySelector("span").textContent = mark.name;
    }
  }

  function speak() {
    const map = leaflet.getContainer();
    document.documentElement.lang = view.words.language;
    document.title = view.words.map;
    map.setAttribute("role", "region");
    map.setAttribute("aria-label", view.words.map);
    for (const [selector, text] of [[".leaflet-control-zoom-in", view.words.zoom_in], [".leaflet-control-zoom-out", view.words.zoom_out]]) {
      const control = document.querySelector(selector);
      if (control) { control.title = text; control.setAttribute("aria-label", text); }
    }
    document.body.dataset.theme = view.theme;
  }

  return { mount, paint };
})();
