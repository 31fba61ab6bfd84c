/* The map inside the iframe: geometry is fetched once, every later change is one small message.

   Python sends two calls through folium: Atlas.mount(map) once, Atlas.paint(map, view) at every
   change. `view` is documented in render/maps/folium_map.py. What a person does comes back as
   {kind: "area"|"premises"|"ground"|"painted", id, lat, lng, count}. No request leaves the server. */
window.Atlas = (() => {
  "use strict";

  const AHEAD_URL = "../ui.assets.web/ahead.js", ALONE_MS = 4000;
  const NIL_URL = "../ui.assets.layers/nil_drawing.geojson";
  const MUNICIPI_URL = "../ui.assets.layers/municipi_drawing.geojson";
  const fetched = { nil: json(NIL_URL), municipi: json(MUNICIPI_URL) };

  const areas = new Map();      // area id -> Leaflet path
  const premises = new Map();   // premises id -> marker
  let leaflet = null;
  let view = null;
  let ready = false;
  let clicks = 0;
  let focused = null;
  let stayed = null;         // the move this map was asked for before the streets came or went
  let tiles = null;
  let haloLayer = null;
  let searchPin = null;
  let opened = null;         // premises whose popup was opened last
  let waited = null;         // what is painted ahead of the server, until it has answered

  async function json(url) {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
    return answer.json();
  }

  async function mount(map) {
    leaflet = map;
    map.attributionControl.setPrefix(false);
    for (const [name, level] of [["municipi", 410], ["selection", 420], ["halo", 430]]) {
      map.createPane(name).style.zIndex = level;
      map.getPane(name).style.pointerEvents = "none";
    }
    haloLayer = L.layerGroup().addTo(map);
    const nil = L.geoJSON(await fetched.nil, { onEachFeature: ownArea }).addTo(map);
    areas.forEach((path) => path.getElement().setAttribute("tabindex", "-1"));
    const bounds = nil.getBounds();
    await sized(map);
    map.fitBounds(bounds, { padding: [8, 8], animate: false });
    stay(map);
    map.setMaxBounds(bounds.pad(0.6));
    map.on("click", (event) => tell("ground", null, event.latlng));
    map.on("zoomend", () => map.getContainer().classList.toggle("atlas-far", map.getZoom() < 13));
    map.getContainer().classList.add("atlas-far");
    definePatterns(map);
    print(map, bounds);
    ready = true;
    if (view) {
      draw();
      ahead();
    }
    L.geoJSON(await fetched.municipi, { pane: "municipi", interactive: false, style: outline() }).addTo(map);
  }

  /* Street tiles come with another frame: it begins where the one before it stood in this page. */
  function stay(map) {
    const page = window.parent, here = () => [page.location.pathname, location.pathname];
    const before = page.atlasPlace;
    if (before && before.here[0] === here()[0] && before.here[1] !== here()[1]) {
      stayed = before.focused;
      map.setView(before.centre, before.zoom, { animate: false });
    }
    const keep = () => { page.atlasPlace = { here: here(), centre: map.getCenter(), zoom: map.getZoom(), focused }; };
    map.on("moveend", keep);
    keep();
  }

  /* A frame that is not laid out yet has no size, and a map without size has no place to look at. */
  function sized(map) {
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

  /* On paper the frame has the size print.css gives it: what was in view is in view there too. */
  const PAPER = { width: "666px", height: "488px" };
  function print(map, city) {
    const box = map.getContainer().style;
    let kept = null;
    addEventListener("beforeprint", () => {
      kept = kept || { bounds: map.getBounds(), centre: map.getCenter(), zoom: map.getZoom() };
      for (const [name, size] of Object.entries(PAPER)) box.setProperty(name, size, "important");
      map.invalidateSize({ animate: false, pan: false });
      map.fitBounds(kept.bounds.contains(city) ? city : kept.bounds, { animate: false });
    });
    addEventListener("afterprint", () => {
      for (const name of Object.keys(PAPER)) box.removeProperty(name);
      map.invalidateSize({ animate: false, pan: false });
      if (kept) map.setView(kept.centre, kept.zoom, { animate: false });
      kept = null;
    });
  }

  function ownArea(feature, path) {
    const { area_id: id } = feature.properties;
    path.areaName = feature.properties.name;
    path.areaLabel = feature.properties.short_name;
    areas.set(id, path);
    path.on("click", (event) => {
      L.DomEvent.stopPropagation(event);
      highlight(id);
      tell("area", id, event.latlng);
    });
    path.bindTooltip(() => tooltip(id), { sticky: true, className: "atlas-tip", opacity: 1 });
  }

  function tell(kind, id, at) {
    clicks += 1;
    window.Streamlit.setComponentValue({ kind, id, lat: at && at.lat, lng: at && at.lng, count: clicks });
  }

  /* What looks the same is not drawn again; what was clicked in between is put right. */
  function paint(map, next) {
    const same = view && view.stamp === next.stamp;
    if (late(next)) return;
    view = next;
    if (!ready) return;
    ahead();
    if (!same) draw();
    else {
      highlight(view.selected);
      answer();
    }
  }

  /* The server's answer to a choice before the last one: the last one is on the map already. */
  function late(next) {
    if (!waited || !next.ahead || waited.name === named(next.ahead)) {
      if (waited) clearTimeout(waited.over);
      waited = null;
      return false;
    }
    waited.truth = next;
    return true;
  }

  function named(choice) {
    return [choice.indicator, choice.year, choice.scheme].join(" ");
  }

  /* What may be chosen next is fetched when the frame has nothing else to do. */
  function ahead() {
    if (window.AtlasAhead) window.AtlasAhead.tell(view.ahead, show);
    else if (view.ahead && !ahead.asked) {
      ahead.asked = true;
      (window.requestIdleCallback || setTimeout)(() => {
        const script = document.createElement("script");
        script.src = AHEAD_URL;
        script.onload = () => window.AtlasAhead.tell(view.ahead, show);
        document.head.append(script);
      });
    }
  }

  /* Paint a choice the server has not answered yet; without an answer what it said last is back. */
  function show(choice, look, colours) {
    const truth = waited ? waited.truth : view;
    if (waited) clearTimeout(waited.over);
    waited = { name: named(choice), truth, over: setTimeout(() => { waited = null; paint(leaflet, { ...truth }); }, ALONE_MS) };
    const scale = colours(view.theme);
    view = { ...view, ...look, ...scale, textures: view.textures.length ? scale.textures : [], stamp: "ahead" };
    patterns();
    colour();
    document.documentElement.dataset.atlasAhead = waited.name;
  }

  function draw() {
    speak();
    colour();
    highlight(view.selected);
    drawTiles();
    move();
    drawPremises();
    answer();
  }

  function colour() {
    view.ids.forEach((id, position) => {
      const path = areas.get(id);
      if (path) path.setStyle(style(position));
    });
  }

  function answer() {
    window.parent.document.documentElement.dataset.atlasPainted = view.stamp;
    if (view.report) whenPainted(() => tell("painted", null, null));
  }

  function whenPainted(act) {
    const painted = new MessageChannel();
    painted.port1.onmessage = act;
    requestAnimationFrame(() => painted.port2.postMessage(0));
  }

  function style(position) {
    const code = view.classes[position];
    const line = { color: view.ground, weight: 1, opacity: 1, fillOpacity: 1 };
    if (code === "-") return { ...line, fillColor: "url(#atlas-missing)" };
    const low = view.hatched.includes(view.ids[position]);
    if (low) return { ...line, fillColor: `url(#atlas-low-${code})` };
    return { ...line, fillColor: view.textures.length ? `url(#atlas-class-${code})` : view.palette[Number(code)] };
  }

  /* Patterns live in Leaflet's own svg: one for "no value", one per class for "few people". */
  function definePatterns(map) {
    const svg = map.getPane("overlayPane").querySelector("svg");
    if (!svg) return;
    const defs = document.createElementNS("http://www.w3.org/2000/svg", "defs");
    defs.id = "atlas-patterns";
    svg.prepend(defs);
  }

  function pattern(id, ground, ink, width) {
    return `<pattern id="${id}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
      `<rect width="6" height="6" fill="${ground}"/><rect width="${width}" height="6" fill="${ink}"/></pattern>`;
  }

  /* A pattern for each class, written in render/style/patterns.py, when somebody has asked for them. */
  function textures() {
    const tile = (id, content) => `<pattern id="${id}" width="8" height="8" patternUnits="userSpaceOnUse">${content}</pattern>`;
    const slant = (code) => `<polyline points="-2,10 10,-2" stroke="${view.hatches[code]}" stroke-width="1.6"/>`;
    return view.textures.map((content, code) =>
      tile(`atlas-class-${code}`, content) + tile(`atlas-low-${code}`, content + slant(code))).join("");
  }

  function speak() {
    const map = leaflet.getContainer();
    document.documentElement.lang = view.words.language;
    document.title = view.words.map;
    map.setAttribute("role", "region");
    map.setAttribute("aria-label", view.words.map);
    describe(map);
    label(".leaflet-control-zoom-in", view.words.zoom_in);
    label(".leaflet-control-zoom-out", view.words.zoom_out);
    document.body.dataset.theme = view.theme;
    patterns();
    document.querySelectorAll(".leaflet-municipi-pane path").forEach((path) => path.setAttribute("stroke", view.ink));
  }

  function patterns() {
    const defs = document.getElementById("atlas-patterns");
    const marks = view.textures.length ? [] : view.palette.map((colour, code) => pattern(`atlas-low-${code}`, colour, view.hatches[code], 1.4));
    if (defs) defs.innerHTML = pattern("atlas-missing", view.missing[0], view.missing[1], 1) + marks.join("") + textures();
  }

  /* What the map shows, in words: read with the map's name, and never seen. */
  function describe(map) {
    let said = document.getElementById("atlas-described");
    if (!said) {
      said = document.createElement("p");
      said.id = "atlas-described";
      said.hidden = true;
      map.after(said);
      map.setAttribute("aria-describedby", said.id);
    }
    said.textContent = view.words.described || "";
  }

  function label(selector, text) {
    const control = document.querySelector(selector);
    if (!control) return;
    control.title = text;
    control.setAttribute("aria-label", text);
  }

  function outline() {
    return { color: view ? view.ink : "#555", weight: 1.6, opacity: 0.55, fill: false, dashArray: "1 4" };
  }

  function tooltip(id) {
    const position = view ? view.ids.indexOf(id) : -1;
    const box = document.createElement("div");
    const name = document.createElement("strong");
    name.textContent = areas.get(id).areaName;
    const value = document.createElement("span");
    value.textContent = position < 0 ? "" : said(view.values[position]);
    box.append(name, value);
    return box;
  }

  /* The chosen area is redrawn on a pane of its own, so its border is never under a neighbour's. */
  let chosen = null;
  function highlight(id) {
    if (chosen) chosen.remove();
    chosen = null;
    const path = areas.get(id);
    if (!path) return;
    const ring = path.toGeoJSON();
    chosen = L.layerGroup([
      L.geoJSON(ring, { pane: "selection", interactive: false, style: { color: view.ground, weight: 6, fill: false } }),
      L.geoJSON(ring, { pane: "selection", interactive: false, style: { color: view.accent, weight: 3, fill: false } }),
    ]).addTo(leaflet);
  }

  function drawPremises() {
    haloLayer.clearLayers();
    for (const [id, marker] of premises) {
      if (view.premises.some((place) => place.id === id)) continue;
      marker.remove();   // left out by a filter
      premises.delete(id);
    }
    for (const place of view.premises) {
      const marker = premises.get(place.id) || newMarker(place);
      const look = JSON.stringify([{ ...place, lines: place.lines.map(said) }, place.id === view.place, view.theme]);
      if (marker.look === look) continue;   // a mark under the pointer is left alone
      marker.look = look;
      marker.setIcon(icon(place));
      marker.setPopupContent(popup(place));
      const element = marker.getElement();
      if (element) element.setAttribute("aria-label", `${place.name}: ${place.lines.map(said).join("; ")}`);
    }
    for (const place of view.premises) {
      if (place.halo) L.circle([place.lat, place.lon], { radius: place.halo, pane: "halo", interactive: false, color: view.ink, weight: 1.5, dashArray: "3 4", fillColor: view.ground, fillOpacity: 0.35 }).addTo(haloLayer);
    }
    drawEstates();
    drawDots();
    if (view.place !== opened) {
      leaflet.closePopup();
      opened = view.place;
      const marker = premises.get(opened);
      if (marker) marker.openPopup();
    }
  }

  /* Points and rings today; outlines of the estates only where a validated file gives them. */
  function drawEstates() {
    const chosen = view.premises.find((place) => place.id === view.place);
    if (chosen) {
      for (const radius of view.rings) {
        for (const [color, weight] of [[view.ground, 4], [view.ink, 1.5]]) {
          L.circle([chosen.lat, chosen.lon], { radius, pane: "halo", interactive: false, color, weight, opacity: 0.8, fill: false }).addTo(haloLayer);
        }
        L.marker(north(chosen, radius), { interactive: false, keyboard: false, icon: L.divIcon({ html: `${radius} m`, className: "atlas-ring", iconSize: [60, 18], iconAnchor: [30, 18] }) }).addTo(haloLayer);
      }
    }
    if (view.perimeters) L.geoJSON(JSON.parse(view.perimeters), { pane: "halo", interactive: false, style: { color: view.ink, weight: 2.5, fillColor: view.accent, fillOpacity: 0.25 } }).addTo(haloLayer);
  }

  /* Places of sister networks, when they are switched on: small squares with a name. */
  function drawDots() {
    for (const dot of view.dots) {
      const square = L.divIcon({ html: "", className: "atlas-dot", iconSize: [11, 11], iconAnchor: [6, 6] });
      L.marker([dot.lat, dot.lon], { icon: square, keyboard: true, alt: dot.label, title: "" })
        .bindTooltip(escape(dot.label), { className: "atlas-tip", direction: "top" })
        .addTo(haloLayer)
        .getElement().setAttribute("aria-label", dot.label);
    }
  }

  function north(place, metres) {
    return [place.lat + metres / 111195, place.lon];
  }

  function newMarker(place) {
    const marker = L.marker([place.lat, place.lon], { icon: icon(place), keyboard: true, riseOnHover: true });
    marker.bindPopup("", { maxWidth: 300, className: "atlas-popup" });
    marker.on("click", (event) => {
      opened = place.id;
      tell("premises", place.id, event.latlng);
    });
    marker.on("keypress", (event) => {
      if (event.originalEvent.key !== "Enter") return;
      opened = place.id;
      tell("premises", place.id, marker.getLatLng());
    });
    marker.addTo(leaflet);
    premises.set(place.id, marker);
    return marker;
  }

  function icon(place) {
    const side = place.side === "left" ? "atlas-left" : "atlas-right";
    const chosenClass = place.id === view.place ? " atlas-chosen" : "";
    const html = `<svg viewBox="-14 -14 28 28" width="28" height="28" aria-hidden="true">${shape(place)}</svg>` +
      `<span class="${side}">${escape(place.name)}</span>`;
    return L.divIcon({ html, className: `atlas-place${chosenClass}`, iconSize: [28, 28], iconAnchor: [14, 14] });
  }

  /* Shape by state of the works: circle unknown, square to do, triangle under way, tick done. */
  function shape(place) {
    const dash = place.halo || place.estimated ? ' stroke-dasharray="3 2.4"' : "";
    const paths = {
      unknown: '<circle r="9.5"',
      to_be_done: '<rect x="-9" y="-9" width="18" height="18"',
      under_way: '<path d="M0-11 11 9H-11Z"',
      done: '<path d="M-11 0 0-11 11 0 0 11Z"',
    };
    const mark = { unknown: "?", to_be_done: "…", under_way: "▸", done: "✓" };
    const y = place.works === "under_way" ? 6 : 4.5;
    return `${paths[place.works]} class="atlas-shape" fill="${view.marker[place.works]}" stroke="${view.marker_ink}" stroke-width="1.8"${dash}/>` +
      `<text y="${y}" text-anchor="middle" class="atlas-mark">${mark[place.works]}</text>`;
  }

  function popup(place) {
    const lines = place.lines.map((line) => `<li>${escape(said(line))}</li>`).join("");
    return `<h2>${escape(place.title)}</h2><ul>${lines}</ul>`;
  }

  /* A text that is said more than once travels once; a number stands for it. */
  function said(text) {
    return typeof text === "number" ? view.phrases[text] : text;
  }

  function escape(text) {
    const holder = document.createElement("i");
    holder.textContent = text;
    return holder.innerHTML;
  }

  function drawTiles() {
    if (tiles && (!view.tiles || tiles.source !== view.tiles.url)) {
      tiles.remove();
      tiles = null;
    }
    if (view.tiles && !tiles) {
      tiles = L.tileLayer(view.tiles.url, { attribution: view.tiles.credit, maxZoom: 19 }).addTo(leaflet);
      tiles.source = view.tiles.url;
    }
    leaflet.getPane("overlayPane").style.opacity = view.tiles ? "0.72" : "1";
  }

  /* Move only when asked, once per request: a recolour keeps zoom and centre. */
  function move() {
    if (!view.focus || view.focus.stamp === focused) return;
    focused = view.focus.stamp;
    if (searchPin) searchPin.remove();
    searchPin = null;
    if (view.focus.pin) {
      const pin = L.divIcon({ html: '<svg viewBox="-12 -24 24 26" width="30" height="34" aria-hidden="true"><path d="M0 0C-4-8-9-11-9-16a9 9 0 1 1 18 0c0 5-5 8-9 16Z"/><circle cy="-15.5" r="3.4"/></svg>', className: "atlas-pin", iconSize: [30, 34], iconAnchor: [15, 32] });
      searchPin = L.marker([view.focus.lat, view.focus.lon], { icon: pin, keyboard: false, interactive: false, alt: view.focus.pin }).addTo(leaflet);
    }
    if (focused !== stayed) leaflet.setView([view.focus.lat, view.focus.lon], view.focus.zoom, { animate: false });
  }

  return { mount, paint };
})();
