// @ts-check
/* Where a showing stands and where each act leads: pure, and the same in the app and in a file. */

/** @import { Language, Move, Options, Showing, Story, ThemeName } from "./types.js" */
/** @typedef {Pick<Story, "scenes" | "language" | "kiosk">} Told */
/** @typedef {ThemeName} Device the scheme the device asks for */

const LANGUAGES = ["it", "en"];
/** @type {Record<string, ThemeName>} */
const THEMES = { chiaro: "light", scuro: "dark" };

/**
 * The showing an address asks for: ?scena=3 in the app, #scena=3 in a file.
 * @param {string} search @param {string} hash @param {Told} story @param {Device} [device]
 * @returns {Showing}
 */
export function addressed(search, hash, story, device = "light") {
  const values = new Map([...new URLSearchParams(search), ...new URLSearchParams(hash.slice(1))]);
  const language = values.get("lingua") ?? "";
  return {
    place: within((Number(values.get("scena")) || 1) - 1, story),
    step: 0,
    language: LANGUAGES.includes(language) ? /** @type {Language} */ (language) : story.language,
    theme: THEMES[values.get("tema") ?? ""] ?? device,
    kiosk: Math.max(0, Number(values.get("kiosk")) || 0),
  };
}

/**
 * The query of a showing: what is as usual is not written, what is not ours stays.
 * @param {Showing} showing @param {string} before the query there is @param {Told} story
 * @param {Pick<Options, "live">} options @param {Device} [device]
 */
export function query(showing, before, story, { live }, device = "light") {
  const values = new URLSearchParams(before);
  /** @param {string} name @param {string | number} value */
  const put = (name, value) => {
    if (value) values.set(name, String(value));
    else values.delete(name);
  };
  put("scena", showing.place + 1);
  put("lingua", showing.language === (live ? "it" : story.language) ? "" : showing.language);
  put("tema", showing.theme === device ? "" : showing.theme === "dark" ? "scuro" : "chiaro");
  put("kiosk", showing.kiosk || "");
  return String(values);
}

/**
 * The showing after a move. On the last scene going on stays, or in a kiosk begins anew.
 * @param {Showing} showing @param {Move} move @param {Told} story
 * @returns {Showing}
 */
export function after(showing, move, story) {
  const { place, step } = showing;
  /** @param {number} to */
  const at = (to) => ({ ...showing, place: within(to, story), step: 0 });
  switch (move.does) {
    case "forth":
      if (hasAnswer(showing, story)) return { ...showing, step: 1 };
      return isEnd(showing, story) ? showing : at((place + 1) % story.scenes.length);
    case "back":
      return step ? at(place) : at(place - 1);
    case "first":
      return at(0);
    case "last":
      return at(story.scenes.length - 1);
    case "reveal":
      return { ...showing, step: 1 };
    case "speak":
      return { ...showing, language: showing.language === "it" ? "en" : "it" };
    case "dim":
      return { ...showing, theme: showing.theme === "light" ? "dark" : "light" };
    case "kiosk":
      return { ...showing, kiosk: showing.kiosk ? 0 : story.kiosk };
    case "go": {
      const { theme = showing.theme, language = showing.language } = move;
      return { ...at(move.place), theme, language };
    }
  }
}

/**
 * Whether the scene keeps an answer back that has not been told yet.
 * @param {Showing} showing @param {Told} story
 */
export function hasAnswer({ place, step, language }, story) {
  return !step && Boolean(story.scenes[place][language].told);
}

/** @param {Showing} showing @param {Told} story */
function isEnd({ place, kiosk }, story) {
  return place + 1 >= story.scenes.length && !kiosk;
}

/** @param {number} place @param {Told} story */
function within(place, { scenes }) {
  return Math.min(Math.max(place, 0), scenes.length - 1);
}
