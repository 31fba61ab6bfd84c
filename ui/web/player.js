/* Plays a story: one scene at a time, by keyboard, clicker, touch or by itself. The page
   /presentazione and the one-file bundle run this same code on the same data. */
const IDLE_S = 60; /* a kiosk that was touched goes on after so long */
const SWIPE = 60;

function part(name, kind = "", text = null) {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  if (text !== null) made.textContent = text;
  return made;
}

class Player {
  /* `root` is what the stage is put into; `options.live` says that it runs in the app. */
  constructor(root, data, options) {
    this.root = root;
    this.data = data;
    this.options = options;
    this.place = 0;
    this.step = 0;
    const asked = this.address();
    this.language = ["it", "en"].includes(asked.lingua) ? asked.lingua : data.language;
    this.theme = asked.tema === "scuro" ? "dark" : "light";
    this.kiosk = Math.max(0, Number(asked.kiosk) || 0);
    this.touched = -Infinity;
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
    this.notes = new Notes(this);
    this.started = Number(this.keep("started")) || null;
    this.build();
    this.listen();
    this.go((Number(asked.scena) || 1) - 1);
    this.clock = setInterval(() => this.tick(), 1000);
  }

  get words() { return this.data.words[this.language]; }
  get scene() { return this.data.scenes[this.place]; }
  get next() { return this.data.scenes[this.place + 1]; }

  /* The address holds the scene: ?scena=3 in the app, #scena=3 in a file. */
  address() {
    const hash = new URLSearchParams(location.hash.slice(1));
    return Object.fromEntries([...new URLSearchParams(location.search), ...hash]);
  }

  remember() {
    const live = this.options.live;
    const query = new URLSearchParams(live ? location.search : location.hash.slice(1));
    query.set("scena", this.place + 1);
    const put = (name, value) => (value ? query.set(name, value) : query.delete(name));
    put("lingua", this.language === (live ? "it" : this.data.language) ? "" : this.language);
    put("tema", this.theme === "dark" ? "scuro" : "");
    put("kiosk", this.kiosk || "");
    const to = live ? `${location.pathname}?${query}` : `#${query}`;
    try { history.replaceState(history.state, "", to); } catch { location.hash = query; }
  }

  keep(name, value) {
    try {
      if (value === undefined) return sessionStorage.getItem(`atlas-story-${name}`);
      sessionStorage.setItem(`atlas-story-${name}`, value);
    } catch { /* a browser that keeps nothing */ }
    return null;
  }

  /* The stage */

  build() {
    const stage = part("main", "stage");
    stage.innerHTML = `
      <div class="scene">
        <header class="words"><h1></h1><div class="lines"></div>
          <div class="key"></div></header>
        <div class="picture">
          <div class="map" tabindex="0" role="group"><p class="pointed" hidden></p>
            <div class="zoom"><button class="in">+</button><button class="out">−</button>
              <button class="home">⌂</button></div></div>
          <div class="drawing" role="img"></div>
        </div>
        <div class="lists"></div>
        <p class="source"></p>
      </div>
      <aside class="aside" hidden></aside>
      <nav class="bar">
        <button class="qr" hidden></button><a class="leave"></a>
        <span class="counter"></span><button class="timer"></button>
        <button class="answer" hidden></button>
        <button class="pause" hidden></button>
        <button class="back">‹</button><button class="forth">›</button>
        <button class="speak"></button><button class="more"></button>
      </nav>
      <div class="progress" aria-hidden="true"><i></i></div>
      <div class="blank" hidden></div>
      <div class="poster" hidden></div>
      <dialog class="menu"></dialog>
      <p class="announce" role="status"></p>
      <div class="pages" aria-hidden="true"></div>`;
    this.root.append(stage);
    this.stage = stage;
    this.at = (name) => stage.querySelector(`.${name}`);
    this.city = new City(this.at("map"), this.data, "stage-", (area) => this.pointed(area));
    const does = {
      in: () => this.city.zoom(0.66), out: () => this.city.zoom(1.5), home: () => this.city.reset(),
      back: () => this.back(), forth: () => this.forth(), more: () => this.menu(),
      speak: () => this.speak(), answer: () => this.reveal(), timer: () => this.restart(),
      pause: () => this.hold(), qr: () => this.poster(), poster: () => this.poster(),
    };
    for (const [name, act] of Object.entries(does)) this.at(name).addEventListener("click", act);
    if (this.options.home) this.at("leave").href = this.options.home;
    else this.at("leave").remove();
    this.at("blank").addEventListener("click", () => this.blank());
    this.resizing = new ResizeObserver(() => {
      if (this.city.view) this.city.look(this.city.view, true);
      this.fit();
    });
    this.resizing.observe(this.at("map"));
  }

  listen() {
    this.heard = (event) => this.key(event);
    this.seen = (event) => {
      if (!event.composedPath().includes(this.at("pause"))) this.touch();
    };
    this.moved = () => this.travelled();
    this.printing = () => this.print();
    addEventListener("keydown", this.heard, true);
    for (const name of ["hashchange", "popstate"]) addEventListener(name, this.moved);
    addEventListener("beforeprint", this.printing);
    for (const name of ["pointerdown", "wheel"]) addEventListener(name, this.seen, { passive: true });
    this.swipe();
  }

  /* Takes the stage away, when the app shows another page. */
  end() {
    clearInterval(this.clock);
    removeEventListener("keydown", this.heard, true);
    for (const name of ["hashchange", "popstate"]) removeEventListener(name, this.moved);
    removeEventListener("beforeprint", this.printing);
    for (const name of ["pointerdown", "wheel"]) removeEventListener(name, this.seen);
    this.resizing.disconnect();
    if (this.notes.open) this.notes.window.close();
    this.stage.remove();
  }

  swipe() {
    let from = null;
    this.stage.addEventListener("touchstart", (event) => {
      const many = event.touches.length > 1 || event.target.closest(".map, dialog");
      from = many ? null : [event.touches[0].clientX, event.touches[0].clientY];
    }, { passive: true });
    this.stage.addEventListener("touchend", (event) => {
      if (!from) return;
      const [x, y] = [event.changedTouches[0].clientX - from[0], event.changedTouches[0].clientY - from[1]];
      if (Math.abs(x) > SWIPE && Math.abs(x) > 2 * Math.abs(y)) (x < 0 ? this.forth() : this.back());
    }, { passive: true });
  }

  /* Moving through the story */

  go(place, step = 0) {
    this.place = Math.min(Math.max(place, 0), this.data.scenes.length - 1);
    this.step = step;
    this.show();
    this.remember();
  }

  forth() {
    this.begin();
    if (this.scene[this.language].told && !this.step) { this.reveal(); return; }
    if (this.next) this.go(this.place + 1);
    else if (this.kiosk) this.go(0);
  }

  back() {
    if (this.step) this.go(this.place);
    else this.go(this.place - 1);
  }

  reveal() {
    this.step = 1;
    this.show();
    this.announce(this.scene[this.language].told);
  }

  /* The address was changed by hand, or by Back and Forward. */
  travelled() {
    if (this.options.path && location.pathname !== this.options.path) return;
    const asked = this.address();
    const place = (Number(asked.scena) || 1) - 1;
    const theme = asked.tema === "scuro" ? "dark" : "light";
    const language = ["it", "en"].includes(asked.lingua) ? asked.lingua : this.data.language;
    if (place === this.place && theme === this.theme && language === this.language) return;
    Object.assign(this, { theme, language });
    this.go(place);
  }

  show() {
    const { scene, language, words, stage } = this;
    const said = scene[language];
    stage.lang = language;
    stage.dataset.theme = this.theme;
    stage.dataset.kind = said.lists.length ? "lists" : scene.kind;
    for (const [name, colour] of Object.entries(this.data.themes[this.theme])) {
      if (typeof colour === "string") stage.style.setProperty(`--${name}`, colour);
    }
    document.documentElement.lang = language;
    if (!this.options.live) document.title = `${said.headline} · ${this.data.titles[language]}`;
    stage.setAttribute("aria-label", this.data.titles[language]);
    stage.querySelector("h1").textContent = said.headline;
    const lines = this.step && said.told ? [...said.lines, said.told] : said.lines;
    this.at("lines").replaceChildren(...lines.map((one) => part("p", "", one)));
    this.at("source").textContent = said.source;
    this.at("lists").replaceChildren(...said.lists.map(listed));
    this.at("key").replaceChildren(...keyed(this.data, scene, said, this.theme));
    this.qr(scene);
    this.picture(scene, said);
    this.labels(words);
    this.at("counter").textContent = `${this.place + 1} / ${this.data.scenes.length}`;
    this.at("progress").firstChild.style.width = `${(100 * (this.place + 1)) / this.data.scenes.length}%`;
    this.at("answer").hidden = !said.told || this.step > 0;
    this.at("aside").textContent = said.notes;
    this.at("scene").scrollTop = 0;
    this.fit();
    this.announce(`${this.place + 1} / ${this.data.scenes.length}. ${said.headline}`);
    this.changed = performance.now();
    this.notes.tell();
    this.tick();
    const shown = `${this.data.name}:${this.place + 1}:${this.step}:${language}:${this.theme}`;
    requestAnimationFrame(() => { document.documentElement.dataset.atlasScene = shown; });
  }

  picture(scene, said) {
    const map = this.at("map");
    const drawing = this.at("drawing");
    map.classList.toggle("off", !scene.city);
    map.inert = !scene.city;
    this.pointed(null);
    if (scene.city) {
      this.city.svg.setAttribute("aria-label", said.alt);
      this.city.show(scene.city, this.theme, this.still.matches);
    }
    drawing.hidden = !said.wide;
    if (!said.wide) { drawing.replaceChildren(); return; }
    const kinds = this.step && said.answer_wide ? ["answer_wide", "answer_narrow"] : ["wide", "narrow"];
    drawing.setAttribute("aria-label", this.step && said.answer_alt ? said.answer_alt : said.alt);
    drawing.innerHTML = kinds.map((kind, n) => `<div class="${n ? "narrow" : "wide"}">${said[kind]}</div>`).join("");
  }

  qr(scene) {
    const place = this.at("qr");
    this.stage.classList.toggle("coded", Boolean(scene.qr));
    place.hidden = !scene.qr;
    this.at("poster").hidden = true;
    if (!scene.qr) return;
    place.innerHTML = scene.qr;
    place.firstElementChild.setAttribute("aria-hidden", "true");
    place.setAttribute("aria-label", `${this.words.qr}: ${scene.live}`);
  }

  /* The code over the whole screen, to be read from the last row. */
  poster() {
    const cover = this.at("poster");
    if (!this.scene.qr) return;
    cover.hidden = !cover.hidden;
    if (cover.hidden) return;
    cover.innerHTML = this.scene.qr;
    cover.firstElementChild.setAttribute("aria-hidden", "true");
    cover.append(part("p", "", this.words.qr), part("p", "where", this.scene.live));
    this.announce(`${this.words.qr}: ${this.scene.live}`);
  }

  /* Words that do not fit beside the picture are set a little smaller. */
  fit() {
    const [words, scene] = [this.at("words"), this.at("scene")];
    const scrolls = scene.scrollHeight > scene.clientHeight + 1;
    if (scrolls) scene.tabIndex = 0;
    else scene.removeAttribute("tabindex");
    for (let size = 1; size > 0.6; size -= 0.06) {
      words.style.setProperty("--fit", size.toFixed(2));
      if (words.scrollHeight <= words.clientHeight + 1) return;
    }
  }

  labels(words) {
    const named = {
      in: "zoom_in", out: "zoom_out", home: "zoom_home", back: "previous", forth: "following",
      timer: "restart", answer: "answer", more: "menu", map: "map_keys",
    };
    for (const [name, key] of Object.entries(named)) this.at(name).setAttribute("aria-label", words[key]);
    for (const name of ["in", "out", "home", "back", "forth", "timer"]) this.at(name).title = words[named[name]];
    this.at("answer").textContent = words.answer;
    this.at("more").textContent = words.menu;
    this.at("speak").textContent = words.other_language;
    this.at("speak").lang = this.language === "it" ? "en" : "it";
    this.at("bar").setAttribute("aria-label", words.controls);
    if (this.options.home) this.at("leave").textContent = words.leave;
    this.showPause();
  }

  pointed(area) {
    const box = this.at("pointed");
    const labels = this.scene[this.language].labels;
    const found = area && this.scene.city ? this.data.city.areas.find((one) => one.id === area) : null;
    box.hidden = !found;
    if (!found) return;
    const value = labels ? labels[this.data.city.areas.indexOf(found)] : "";
    box.replaceChildren(part("b", "", found.name), ...(value ? [part("span", "", value)] : []));
  }

  announce(said) { this.at("announce").textContent = said; }

  /* Time, kiosk */

  begin() {
    if (this.started) return;
    this.started = Date.now();
    this.keep("started", this.started);
  }

  restart() {
    this.started = Date.now();
    this.keep("started", this.started);
    this.tick();
  }

  elapsed() {
    const seconds = this.started ? Math.max(0, Math.floor((Date.now() - this.started) / 1000)) : 0;
    const two = (number) => String(number).padStart(2, "0");
    const hours = Math.floor(seconds / 3600);
    return `${hours ? `${hours}:` : ""}${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  }

  tick() {
    this.at("timer").textContent = this.elapsed();
    this.notes.tick();
    if (!this.kiosk || !this.running()) return;
    if (performance.now() - this.changed >= this.kiosk * 1000) this.forth();
    this.showPause();
  }

  running() { return !this.held && performance.now() - this.touched > IDLE_S * 1000; }

  touch() {
    if (!this.kiosk) return;
    this.touched = performance.now();
    this.changed = this.touched;
    this.showPause();
  }

  hold() {
    const running = this.running();
    this.held = running;
    this.touched = -Infinity;
    this.changed = performance.now();
    this.showPause();
  }

  showPause() {
    const button = this.at("pause");
    button.hidden = !this.kiosk;
    button.textContent = this.running() ? this.words.pause : this.words.resume;
  }

  /* Keys */

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.composedPath ? event.composedPath()[0] : event.target;
    if (this.at("menu").open) {
      if (["?", "m", "M", "h", "H"].includes(event.key)) { this.at("menu").close(); event.preventDefault(); }
      return;
    }
    const pressed = target && target.closest && target.closest("button, a, input");
    if (pressed && [" ", "Enter"].includes(event.key)) return;
    this.touch();
    const onMap = target && target.closest && target.closest(".map");
    if (!this.at("poster").hidden && event.key === "Escape") {
      this.poster();
    } else if (!this.at("blank").hidden) {
      if (event.key.length > 1 && !MOVES.has(event.key) && event.key !== "Escape") return;
      this.blank();
    } else if (!(onMap && this.city.key(event)) && !this.does(event)) {
      if (event.key.length === 1) event.stopPropagation(); // Streamlit has keys of its own
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  does(event) {
    if (event.shiftKey && event.key.startsWith("Arrow")) return this.scene.city ? this.city.key(event) : false;
    if (MOVES.has(event.key)) { this[MOVES.get(event.key)](); return true; }
    const acts = {
      b: () => this.blank(), ".": () => this.blank(), n: () => this.toggleNotes(), l: () => this.speak(),
      f: () => this.fill(), d: () => this.dim(), k: () => this.switchKiosk(), m: () => this.menu(),
      h: () => this.menu(), "?": () => this.menu(), q: () => this.poster(), r: () => this.scene[this.language].told && this.reveal(),
      "+": () => this.city.zoom(0.66), "-": () => this.city.zoom(1.5), 0: () => this.city.reset(),
    };
    const act = acts[event.key.toLowerCase()];
    if (act) act();
    return Boolean(act);
  }

  first() { this.go(0); }
  last() { this.begin(); this.go(this.data.scenes.length - 1); }

  blank() {
    const cover = this.at("blank");
    cover.hidden = !cover.hidden;
    this.announce(cover.hidden ? this.words.shown : this.words.blanked);
    document.documentElement.dataset.atlasBlank = cover.hidden ? "" : "yes";
  }

  toggleNotes() {
    const aside = this.at("aside");
    if (!aside.hidden) { aside.hidden = true; return; }
    if (!this.notes.toggle()) aside.hidden = false;
  }

  speak() {
    this.language = this.language === "it" ? "en" : "it";
    this.show();
    this.remember();
  }

  dim() {
    this.theme = this.theme === "light" ? "dark" : "light";
    this.show();
    this.remember();
  }

  fill() {
    const asked = document.fullscreenElement
      ? document.exitFullscreen() : document.documentElement.requestFullscreen();
    Promise.resolve(asked).catch(() => {});
  }

  switchKiosk() {
    this.kiosk = this.kiosk ? 0 : this.data.kiosk;
    this.held = false;
    this.touched = -Infinity;
    this.changed = performance.now();
    this.showPause();
    this.remember();
  }

  menu() {
    const box = this.at("menu");
    if (box.open) { box.close(); return; }
    const { words, language } = this;
    const close = part("button", "close", words.close);
    close.addEventListener("click", () => box.close());
    const jump = part("ol", "jump");
    this.data.scenes.forEach((scene, place) => {
      const button = part("button", "", scene[language].headline);
      if (place === this.place) button.setAttribute("aria-current", "step");
      button.addEventListener("click", () => { box.close(); this.go(place); });
      jump.append(part("li"));
      jump.lastChild.append(button);
    });
    const keys = part("dl", "keys");
    for (const [key, said] of words.keys) {
      const row = part("div");
      row.append(part("dt", "", key), part("dd", "", said));
      keys.append(row);
    }
    const print = part("label", "print");
    const tick = part("input");
    tick.type = "checkbox";
    tick.checked = Boolean(this.printNotes);
    tick.addEventListener("change", () => { this.printNotes = tick.checked; });
    print.append(tick, part("span", "", words.print_notes));
    const others = part("ul", "others");
    for (const other of this.options.others || []) {
      const link = part("a", "", other.titles[language]);
      link.href = other.href + (language === "it" ? "" : `&lingua=${language}`);
      others.append(part("li"));
      others.lastChild.append(link);
    }
    const columns = part("div", "columns");
    const left = part("section");
    left.append(part("h2", "", words.scenes), jump);
    if (others.children.length) left.append(part("h2", "", words.stories), others);
    const right = part("section");
    right.append(part("h2", "", words.help), keys, print);
    columns.append(left, right);
    box.setAttribute("aria-label", words.menu);
    box.replaceChildren(close, columns);
    box.showModal();
  }

  /* On paper: every scene a page, with its notes where they are asked for. */
  print() {
    const pages = this.data.scenes.map((scene, place) => {
      const said = scene[this.language];
      const page = part("section", "page");
      page.dataset.kind = said.lists.length ? "lists" : scene.kind;
      const words = part("div", "words");
      words.append(part("h2", "", said.headline), ...said.lines.map((one) => part("p", "", one)),
        ...keyed(this.data, scene, said, "light"));
      page.append(words, ...said.lists.map(listed));
      if (said.wide) { const box = part("div", "figure"); box.innerHTML = said.wide; page.append(box); }
      if (scene.city) {
        const box = part("div", "figure");
        page.append(box);
        box.map = () => new City(box, this.data, `page${place}-`, null).show(scene.city, "light", true);
      }
      if (this.printNotes) page.append(part("p", "printed-notes", said.notes));
      page.append(part("p", "source", `${said.source}  ${place + 1} / ${this.data.scenes.length}`));
      return page;
    });
    this.at("pages").replaceChildren(...pages);
    for (const box of this.at("pages").querySelectorAll(".figure")) if (box.map) box.map();
  }
}

const MOVES = new Map([
  ["ArrowRight", "forth"], ["ArrowDown", "forth"], ["PageDown", "forth"], [" ", "forth"], ["Enter", "forth"],
  ["ArrowLeft", "back"], ["ArrowUp", "back"], ["PageUp", "back"], ["Backspace", "back"],
  ["Home", "first"], ["End", "last"],
]);

function listed(list) {
  const box = part("section", "list");
  const items = part("ul");
  for (const item of list.items) items.append(part("li", "", item));
  box.append(part("h2", "", list.title), items);
  return box;
}

function keyed(data, scene, said, theme) {
  const parts = [];
  if (said.key_title) parts.push(part("p", "key-title", said.key_title));
  if (!said.key.length) return parts;
  const list = part("ul", "key-list");
  for (const entry of said.key) {
    const row = part("li");
    row.innerHTML = `<svg viewBox="-26 -18 52 36" aria-hidden="true">${entry.drawing[theme]}</svg>`;
    row.append(part("span", "", entry.label));
    list.append(row);
  }
  return [...parts, list];
}
