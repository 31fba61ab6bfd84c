// @ts-check
/* On paper: every scene a page, with its notes where they are asked for. */

import { City } from "./city.js";
import { part } from "./dom.js";
import { key, list } from "./lists.js";

/** @import { Language, Scene, Story } from "./types.js" */

/**
 * @param {HTMLElement} place the pages are put into
 * @param {Story} story @param {Language} language @param {boolean} withNotes
 */
export function printPages(place, story, language, withNotes) {
  const pages = story.scenes.map((scene, number) => {
    const count = `${number + 1} / ${story.scenes.length}`;
    return page(scene, language, count, withNotes);
  });
  place.replaceChildren(...pages.map(({ page: sheet }) => sheet));
  pages.forEach(({ figure, city }, number) => {
    if (!figure || !city) return; // a map is drawn where it has its size
    new City(figure, story, `page${number}-`).show(
      city,
      "light",
      true,
      story.words[language].credit,
    );
  });
}

/**
 * @param {Scene} scene @param {Language} language
 * @param {string} count @param {boolean} withNotes
 */
function page(scene, language, count, withNotes) {
  const told = scene[language];
  const sheet = part("section", "page");
  sheet.dataset.kind = told.lists.length ? "lists" : scene.kind;
  const words = part("div", "words");
  const lines = told.lines.map((line) => part("p", "", line));
  words.append(part("h2", "", told.headline), ...lines, ...key(told, "light"));
  sheet.append(words, ...told.lists.map(list));
  if (told.wide) {
    const drawing = part("div", "figure");
    drawing.innerHTML = told.wide;
    sheet.append(drawing);
  }
  const figure = scene.city ? part("div", "figure") : null;
  if (figure) sheet.append(figure);
  if (withNotes) sheet.append(part("p", "printed-notes", told.notes));
  sheet.append(part("p", "source", `${told.source}  ${count}`));
  return { page: sheet, figure, city: scene.city };
}
