// @ts-check
/* What only the presenter sees: notes, the next scene and the time in a window of its own. */

import { part } from "./dom.js";

/** @import { Language, Showing, Story } from "./types.js" */

export class Notes {
  /** @param {Story} story @param {(event: KeyboardEvent) => void} onKey keys work there too */
  constructor(story, onKey) {
    this.story = story;
    this.onKey = onKey;
    /** @type {Window | null} */
    this.window = null;
    /** @type {HTMLElement | null} where the same stands beside the scene, while rehearsing */
    this.beside = null;
  }

  get open() {
    return Boolean(this.window && !this.window.closed);
  }

  close() {
    if (this.open) this.window?.close();
  }

  /**
   * Opens the window, or closes it; false where the browser does not allow one.
   * @param {Showing} showing @param {string} time of the talk
   */
  toggle(showing, time) {
    if (this.open) {
      this.close();
      return true;
    }
    this.window = window.open("", "atlas-notes", "popup,width=900,height=680");
    if (!this.window) return false;
    const page = this.window.document;
    const style = page.createElement("style");
    style.textContent = this.story.notes_css;
    page.head.replaceChildren(style);
    page.body.replaceChildren(page.createElement("main"));
    this.window.addEventListener("keydown", this.onKey);
    this.tell(showing, time);
    return true;
  }

  /** @param {Showing} showing @param {string} time of the talk */
  tell(showing, time) {
    const { titles, words } = this.story;
    const { language } = showing;
    if (this.open && this.window) {
      const page = this.window.document;
      page.documentElement.lang = language;
      page.title = `${words[language].notes} · ${titles[language]}`;
      page.body.firstElementChild?.replaceChildren(...briefing(this.story, showing));
    }
    this.beside?.replaceChildren(...briefing(this.story, showing));
    this.tick(language, time);
  }

  /** @param {Language} language @param {string} time of the talk */
  tick(language, time) {
    const written = /** @type {const} */ ({ hour: "2-digit", minute: "2-digit", hour12: false });
    const day = new Date().toLocaleTimeString(language, written);
    for (const place of [this.open ? this.window?.document : null, this.beside]) {
      const clock = place?.querySelector(".clock");
      if (clock) clock.textContent = `${time}  ·  ${day}`;
    }
  }
}

/**
 * What a presenter reads: clock, notes, and what comes next, as it will look.
 * @param {Story} story @param {Showing} showing
 */
function briefing({ words: all, scenes }, { place, language }) {
  const [words, told, next] = [
    all[language],
    scenes[place][language],
    scenes[place + 1]?.[language],
  ];
  const ahead = part("div", "ahead");
  if (next) ahead.append(...next.lines.map((line) => part("p", "", line)));
  if (next?.narrow) ahead.insertAdjacentHTML("beforeend", next.narrow);
  return [
    part("p", "clock"),
    part("p", "count", `${place + 1} / ${scenes.length}`),
    part("h1", "", told.headline),
    part("p", "notes", told.notes),
    ...(told.told ? [part("p", "told", told.told)] : []),
    part("h2", "", next ? `${words.next_scene}: ${next.headline}` : words.last_scene),
    ahead,
  ];
}
