// @ts-check
/* The time of a talk on screen and in the presenter's window, and a kiosk that goes on by
   itself. */

import { Clock, Kiosk } from "./clock.js";

/** @import { Notes } from "./notes.js" */
/** @import { Screen } from "./screen.js" */
/** @import { Showing, Words } from "./types.js" */
/** @typedef {{showing: Showing, words: Words, forth: () => void}} Played what is being played */

export class Pace {
  /** @param {Played} played @param {Screen} screen @param {Notes} notes */
  constructor(played, screen, notes) {
    this.played = played;
    this.screen = screen;
    this.notes = notes;
    this.clock = new Clock(() => sessionStorage);
    this.kiosk = new Kiosk();
    this.ticking = setInterval(() => this.tick(), 1000);
  }

  end() {
    clearInterval(this.ticking);
  }

  /** @returns {string} how long the talk has gone on */
  get time() {
    return this.clock.read(Date.now());
  }

  /* The talk begins with the first step forth. */
  begin() {
    this.clock.begin(Date.now());
  }

  restart() {
    this.clock.restart(Date.now());
    this.tick();
  }

  /* Another scene is on the stage. */
  turn() {
    this.kiosk.changed = performance.now();
    this.notes.tell(this.played.showing, this.time);
    this.tick();
  }

  tick() {
    const { language, kiosk } = this.played.showing;
    this.screen.at("timer").textContent = this.time;
    this.notes.tick(language, this.time);
    if (this.kiosk.isDue(performance.now(), kiosk)) this.played.forth();
    this.showPause();
  }

  touch() {
    if (!this.played.showing.kiosk) return;
    this.kiosk.touch(performance.now());
    this.showPause();
  }

  hold() {
    this.kiosk.hold(performance.now());
    this.showPause();
  }

  /* The kiosk was switched on or off. */
  reset() {
    this.kiosk.reset(performance.now());
    this.showPause();
  }

  showPause() {
    const { showing, words } = this.played;
    const running = this.kiosk.isRunning(performance.now());
    this.screen.pause(showing.kiosk ? (running ? words.pause : words.resume) : null);
  }
}
