// @ts-check
/* The stage on screen: its elements, and what one scene puts into them. */

import { City } from "./city.js";
import { part } from "./dom.js";
import { key, list } from "./lists.js";

/** @import { Options, Scene, Showing, Story, Told, Words } from "./types.js" */

const ELEMENTS = `
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
  <search class="find" hidden></search>
  <nav class="bar">
    <button class="qr" hidden></button><a class="leave"></a>
    <span class="counter"></span><button class="timer"></button>
    <button class="answer" hidden></button>
    <button class="pause" hidden></button>
    <button class="back">‹</button><button class="forth">›</button>
    <button class="search"></button><button class="speak"></button><button class="more"></button>
  </nav>
  <div class="progress" aria-hidden="true"><i></i></div>
  <div class="blank" hidden></div>
  <div class="poster" hidden></div>
  <dialog class="menu"></dialog>
  <p class="announce" role="status"></p>
  <div class="pages" aria-hidden="true"></div>`;

/* Names of the buttons and of the map, by the key of their words. */
const NAMES = {
  in: "zoom_in",
  out: "zoom_out",
  home: "zoom_home",
  back: "previous",
  forth: "following",
  timer: "restart",
  answer: "answer",
  more: "menu",
  map: "map_keys",
};
const SIGNS = new Set(["in", "out", "home", "back", "forth", "timer"]);

export class Screen {
  /**
   * @param {Element | ShadowRoot} root what the stage is put into
   * @param {Story} data
   * @param {Options} options
   */
  constructor(root, data, options) {
    this.data = data;
    this.options = options;
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
    this.stage = part("main", "stage");
    this.stage.innerHTML = ELEMENTS;
    root.append(this.stage);
    this.city = new City(this.at("map"), data, "stage-");
    if (options.home) /** @type {HTMLAnchorElement} */ (this.at("leave")).href = options.home;
    else this.at("leave").remove();
    this.resizing = new ResizeObserver(() => {
      if (this.city.view) this.city.look(this.city.view, true);
      this.fit();
    });
    this.resizing.observe(this.at("map"));
  }

  /** @param {string} name @returns {HTMLElement} the element of that class */
  at(name) {
    return /** @type {HTMLElement} */ (this.stage.querySelector(`.${name}`));
  }

  /** @returns {HTMLDialogElement} */
  get menu() {
    return /** @type {HTMLDialogElement} */ (this.at("menu"));
  }

  end() {
    this.resizing.disconnect();
    this.stage.remove();
  }

  /** @param {Showing} showing */
  show(showing) {
    const { place, step, language, theme } = showing;
    const { scenes, titles, words } = this.data;
    const scene = scenes[place];
    const told = scene[language];
    this.dress(showing);
    this.stage.dataset.kind = told.lists.length ? "lists" : scene.kind;
    if (!this.options.live) document.title = `${told.headline} · ${titles[language]}`;
    this.write(scene, told, showing);
    this.code(scene, words[language]);
    this.picture(scene, told, showing);
    this.label(words[language], language === "it" ? "en" : "it");
    this.at("counter").textContent = `${place + 1} / ${scenes.length}`;
    const bar = /** @type {HTMLElement} */ (this.at("progress").firstElementChild);
    bar.style.width = `${(100 * (place + 1)) / scenes.length}%`;
    this.at("answer").hidden = !told.told || step > 0;
    this.at("scene").scrollTop = 0;
    this.fit();
    this.announce(`${place + 1} / ${scenes.length}. ${told.headline}`);
    const shows = `${this.data.name}:${place + 1}:${step}:${language}:${theme}`;
    requestAnimationFrame(() => {
      document.documentElement.dataset.atlasScene = shows;
    });
  }

  /** @param {Showing} showing */
  dress({ language, theme }) {
    this.stage.lang = language;
    this.stage.dataset.theme = theme;
    document.documentElement.lang = language;
    this.stage.setAttribute("aria-label", this.data.titles[language]);
  }

  /** @param {Scene} scene @param {Told} told @param {Showing} showing */
  write(scene, told, { step, theme }) {
    const lines = step && told.told ? [...told.lines, told.told] : told.lines;
    /** @type {HTMLElement} */ (this.stage.querySelector("h1")).textContent = told.headline;
    this.at("lines").replaceChildren(...lines.map((line) => part("p", "", line)));
    this.at("source").textContent = told.source;
    this.at("lists").replaceChildren(...told.lists.map(list));
    this.at("key").replaceChildren(...key(told, theme));
    this.at("map").classList.toggle("off", !scene.city);
    this.at("map").inert = !scene.city;
  }

  /** @param {Scene} scene @param {Told} told @param {Showing} showing */
  picture(scene, told, { step, theme, language }) {
    const drawing = this.at("drawing");
    this.at("pointed").hidden = true;
    if (scene.city) {
      this.city.svg.setAttribute("aria-label", told.alt);
      const { credit } = this.data.words[language];
      this.city.show(scene.city, theme, this.still.matches, credit);
    }
    drawing.hidden = !told.wide;
    if (!told.wide) {
      drawing.replaceChildren();
      return;
    }
    const answered = step > 0 && told.answer_wide;
    const [wide, narrow] = answered
      ? [told.answer_wide, told.answer_narrow]
      : [told.wide, told.narrow];
    drawing.setAttribute("aria-label", step && told.answer_alt ? told.answer_alt : told.alt);
    drawing.innerHTML = `<div class="wide">${wide}</div><div class="narrow">${narrow}</div>`;
  }

  /** @param {Scene} scene @param {Words} words */
  code(scene, words) {
    const place = this.at("qr");
    this.stage.classList.toggle("coded", Boolean(scene.qr));
    place.hidden = !scene.qr;
    this.at("poster").hidden = true;
    if (!scene.qr) return;
    place.innerHTML = scene.qr;
    place.firstElementChild?.setAttribute("aria-hidden", "true");
    place.setAttribute("aria-label", `${words.qr}: ${scene.live}`);
  }

  /**
   * The code over the whole screen, to be read from the last row.
   * @param {Scene} scene @param {Words} words
   */
  poster(scene, words) {
    const cover = this.at("poster");
    if (!scene.qr) return;
    cover.hidden = !cover.hidden;
    if (cover.hidden) return;
    cover.innerHTML = scene.qr;
    cover.firstElementChild?.setAttribute("aria-hidden", "true");
    cover.append(part("p", "", words.qr), part("p", "where", scene.live));
    this.announce(`${words.qr}: ${scene.live}`);
  }

  /* Words that do not fit beside the picture are set a little smaller. */
  fit() {
    const [words, scene] = [this.at("words"), this.at("scene")];
    if (scene.scrollHeight > scene.clientHeight + 1) scene.tabIndex = 0;
    else scene.removeAttribute("tabindex");
    for (let size = 1; size > 0.6; size -= 0.06) {
      words.style.setProperty("--fit", size.toFixed(2));
      if (words.scrollHeight <= words.clientHeight + 1) return;
    }
  }

  /** @param {Words} words @param {string} other language */
  label(words, other) {
    for (const [name, word] of Object.entries(NAMES)) {
      this.at(name).setAttribute("aria-label", words[word]);
      if (SIGNS.has(name)) this.at(name).title = words[word];
    }
    this.at("answer").textContent = words.answer;
    this.at("more").textContent = words.menu;
    this.at("search").textContent = words.find;
    this.at("speak").textContent = words.other_language;
    this.at("speak").lang = other;
    this.at("bar").setAttribute("aria-label", words.controls);
    if (this.options.home) this.at("leave").textContent = words.leave;
  }

  /**
   * @param {number | null} id of the area that is pointed at
   * @param {Scene} scene @param {Told} told
   */
  pointed(id, scene, { labels }) {
    const box = this.at("pointed");
    const { areas } = this.data.city;
    const place = scene.city ? areas.findIndex((area) => area.id === id) : -1;
    box.hidden = place < 0;
    if (place < 0) return;
    const value = labels?.[place];
    box.replaceChildren(part("b", "", areas[place].name));
    if (value) box.append(part("span", "", value));
  }

  /** @param {string | null} text of the kiosk's button; null without a kiosk */
  pause(text) {
    const button = this.at("pause");
    button.hidden = text === null;
    button.textContent = text;
  }

  /** @param {string} text */
  announce(text) {
    this.at("announce").textContent = text;
  }
}
