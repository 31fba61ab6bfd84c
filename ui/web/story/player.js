// @ts-check
/* Plays a story: one scene at a time, by keyboard, clicker, touch or by itself. The page
   /presentazione and the one-file bundle run this same code on the same data. */

import { Finding } from "./finding.js";
import { Hand } from "./hand.js";
import { Keyboard } from "./keyboard.js";
import { toggleMenu } from "./menu.js";
import { Notes } from "./notes.js";
import { Pace } from "./pace.js";
import { printPages } from "./paper.js";
import { Screen } from "./screen.js";
import { addressed, after, hasAnswer, query } from "./showing.js";
import { fly, withMap } from "./spots.js";
import { swipe } from "./swipe.js";

/** @import { Move, Options, Spot, Story } from "./types.js" */
/** @typedef {Exclude<Move["does"], "go">} Step */

export class Player {
  /**
   * @param {Element | ShadowRoot} root what the stage is put into
   * @param {Story} story @param {Options} options
   */
  constructor(root, story, options) {
    this.story = story;
    this.options = options;
    this.showing = addressed(location.search, location.hash, story, device());
    this.printNotes = false;
    this.screen = new Screen(root, story, options);
    this.hand = new Hand(this.screen.city, (area) => this.point(area));
    this.notes = new Notes(story, (event) => this.keyboard.hear(event));
    this.pace = new Pace(this, this.screen, this.notes);
    this.acts = this.allActs();
    this.finding = new Finding(this.screen.at("find"), {
      areas: story.city.areas,
      places: options.places,
      words: () => this.words,
      fly: (spot) => this.fly(spot),
    });
    this.keyboard = new Keyboard(this.screen, this.hand, this.acts, {
      hasMap: () => Boolean(this.scene.city),
      touch: () => this.pace.touch(),
    });
    this.gone = new AbortController();
    this.listen();
    this.show();
    this.remember();
  }

  get scene() {
    return this.story.scenes[this.showing.place];
  }

  get told() {
    return this.scene[this.showing.language];
  }

  get words() {
    return this.story.words[this.showing.language];
  }

  /** @returns {Record<string, () => void>} by the names in keys.js */
  allActs() {
    const { city } = this.screen;
    return {
      forth: () => this.forth(),
      back: () => this.move("back"),
      first: () => this.move("first"),
      last: () => this.last(),
      answer: () => this.reveal(),
      rehearse: () => this.rehearse(),
      find: () => this.finding.toggle(),
      speak: () => this.move("speak"),
      dim: () => this.move("dim"),
      switchKiosk: () => this.switchKiosk(),
      blank: () => this.blank(),
      toggleNotes: () => this.toggleNotes(),
      fill,
      menu: () => toggleMenu(this.screen.menu, this.story, this.showing, this.options, this),
      poster: () => this.screen.poster(this.scene, this.words),
      zoomIn: () => city.zoom(0.66),
      zoomOut: () => city.zoom(1.5),
      zoomHome: () => city.reset(),
    };
  }

  listen() {
    const { acts, screen } = this;
    const buttons = {
      in: acts.zoomIn,
      out: acts.zoomOut,
      home: acts.zoomHome,
      more: acts.menu,
      qr: acts.poster,
      search: acts.find,
      timer: () => this.pace.restart(),
      pause: () => this.pace.hold(),
    };
    const same = ["back", "forth", "speak", "answer", "poster", "blank"].map((name) => [
      name,
      acts[name],
    ]);
    for (const [name, does] of Object.entries({ ...buttons, ...Object.fromEntries(same) })) {
      screen.at(name).addEventListener("click", does);
    }
    const { signal } = this.gone;
    const touched = (/** @type {Event} */ event) => {
      if (!event.composedPath().includes(screen.at("pause"))) this.pace.touch();
    };
    addEventListener("keydown", (event) => this.keyboard.hear(event), { capture: true, signal });
    addEventListener("hashchange", () => this.travel(), { signal });
    addEventListener("popstate", () => this.travel(), { signal });
    addEventListener("beforeprint", () => this.print(), { signal });
    addEventListener("pointerdown", touched, { passive: true, signal });
    addEventListener("wheel", touched, { passive: true, signal });
    swipe(screen.stage, { forth: () => this.forth(), back: () => this.move("back") });
  }

  /* Takes the stage away, when the app shows another page. */
  end() {
    this.pace.end();
    this.gone.abort();
    this.notes.close();
    this.screen.end();
  }

  /** @param {Step} does */
  move(does) {
    this.showing = after(this.showing, { does }, this.story);
    this.show();
    this.remember();
  }

  /** @param {number} place chosen in the menu */
  go(place) {
    this.showing = after(this.showing, { does: "go", place }, this.story);
    this.show();
    this.remember();
  }

  forth() {
    this.pace.begin();
    if (hasAnswer(this.showing, this.story)) {
      this.reveal();
      return;
    }
    if (after(this.showing, { does: "forth" }, this.story) !== this.showing) this.move("forth");
  }

  last() {
    this.pace.begin();
    this.move("last");
  }

  reveal() {
    if (!this.told.told) return;
    this.showing = after(this.showing, { does: "reveal" }, this.story);
    this.show();
    this.screen.announce(this.told.told);
  }

  /* The address was changed by hand, or by Back and Forward. */
  travel() {
    if (this.options.path && location.pathname !== this.options.path) return;
    const { search, hash } = location;
    const { place, theme, language } = addressed(search, hash, this.story, device());
    const now = this.showing;
    if (place === now.place && theme === now.theme && language === now.language) return;
    this.showing = after(now, { does: "go", place, theme, language }, this.story);
    this.show();
    this.remember();
  }

  /* The address holds the scene. */
  remember() {
    const { live } = this.options;
    const before = live ? location.search : location.hash.slice(1);
    const written = query(this.showing, before, this.story, this.options, device());
    const address = live ? `${location.pathname}?${written}` : `#${written}`;
    try {
      history.replaceState(history.state, "", address);
    } catch {
      location.hash = written;
    }
  }

  show() {
    this.screen.show(this.showing);
    this.pace.turn();
  }

  /** @param {number | null} area */
  point(area) {
    this.screen.pointed(area, this.scene, this.told);
  }

  print() {
    const { language } = this.showing;
    printPages(this.screen.at("pages"), this.story, language, this.printNotes);
  }

  switchKiosk() {
    this.showing = after(this.showing, { does: "kiosk" }, this.story);
    this.pace.reset();
    this.remember();
  }

  blank() {
    const cover = this.screen.at("blank");
    cover.hidden = !cover.hidden;
    this.screen.announce(cover.hidden ? this.words.shown : this.words.blanked);
    document.documentElement.dataset.atlasBlank = cover.hidden ? "" : "yes";
  }

  /* Without a window of its own, what the presenter sees stands beside the scene. */
  toggleNotes() {
    if (!this.notes.toggle(this.showing, this.pace.time)) this.rehearse();
  }

  /* The presenter's rehearsal: the scene smaller, and beside it notes, next scene and clock. */
  rehearse() {
    const aside = this.screen.at("aside");
    aside.hidden = !aside.hidden;
    this.screen.stage.classList.toggle("rehearsing", !aside.hidden);
    this.notes.beside = aside.hidden ? null : aside;
    this.pace.turn();
  }

  /** @param {Spot} spot a place that was typed */
  fly(spot) {
    const place = withMap(this.story, this.showing);
    if (place === null) return;
    if (place !== this.showing.place) this.go(place);
    this.point(fly(this.screen.city, spot));
    this.screen.announce(spot.label);
  }
}

function device() {
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

function fill() {
  const page = document.documentElement;
  const asked = document.fullscreenElement ? document.exitFullscreen() : page.requestFullscreen();
  Promise.resolve(asked).catch(() => {});
}
