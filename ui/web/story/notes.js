// @ts-check
/* What only the presenter sees: notes, the next scene and the time in a window of its own. */

/** @import { Language, Showing, Story } from "./types.js" */

export class Notes {
  /** @param {Story} story @param {(event: KeyboardEvent) => void} onKey keys work there too */
  constructor(story, onKey) {
    this.story = story;
    this.onKey = onKey;
    /** @type {Window | null} */
    this.window = null;
    /** @type {HTMLElement | null} */
    this.clock = null;
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
  tell({ place, language }, time) {
    if (!this.open || !this.window) return;
    const page = this.window.document;
    const { words: all, scenes, titles } = this.story;
    const words = all[language];
    const told = scenes[place][language];
    const next = scenes[place + 1]?.[language];
    page.documentElement.lang = language;
    page.title = `${words.notes} · ${titles[language]}`;
    /** @param {string} name @param {string} text @param {string} kind */
    const part = (name, text, kind = "") => {
      const element = page.createElement(name);
      element.textContent = text;
      if (kind) element.className = kind;
      return element;
    };
    this.clock = part("p", "", "clock");
    page.body.firstElementChild?.replaceChildren(
      this.clock,
      part("p", `${place + 1} / ${scenes.length}`, "count"),
      part("h1", told.headline),
      part("p", told.notes, "notes"),
      ...(told.told ? [part("p", told.told, "told")] : []),
      part("h2", next ? `${words.next_scene}: ${next.headline}` : words.last_scene),
    );
    this.tick(language, time);
  }

  /** @param {Language} language @param {string} time of the talk */
  tick(language, time) {
    if (!this.open || !this.clock) return;
    const written = /** @type {const} */ ({ hour: "2-digit", minute: "2-digit", hour12: false });
    const day = new Date().toLocaleTimeString(language, written);
    this.clock.textContent = `${time}  ·  ${day}`;
  }
}
