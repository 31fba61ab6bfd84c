// @ts-check
/* The menu: every scene, the other stories, the keys, and whether notes are printed. */

import { part } from "./dom.js";

/** @import { Options, Showing, Story } from "./types.js" */
/** @typedef {{go: (place: number) => void, printNotes: boolean}} Choices what a person decides */

/**
 * Opens the menu, or closes it.
 * @param {HTMLDialogElement} box @param {Story} story @param {Showing} showing
 * @param {Options} options @param {Choices} choices
 */
export function toggleMenu(box, story, showing, options, choices) {
  if (box.open) {
    box.close();
    return;
  }
  const words = story.words[showing.language];
  const close = part("button", "close", words.close);
  close.addEventListener("click", () => box.close());
  const left = part("section");
  left.append(part("h2", "", words.scenes), scenes(box, story, showing, choices));
  const others = otherStories(showing, options);
  if (others.children.length) left.append(part("h2", "", words.stories), others);
  const right = part("section");
  right.append(part("h2", "", words.help), keys(words.keys), notes(words.print_notes, choices));
  const columns = part("div", "columns");
  columns.append(left, right);
  box.setAttribute("aria-label", words.menu);
  box.replaceChildren(close, columns);
  box.showModal();
}

/**
 * @param {HTMLDialogElement} box @param {Story} story @param {Showing} showing
 * @param {Choices} choices
 */
function scenes(box, story, showing, choices) {
  const items = story.scenes.map((scene, place) => {
    const button = part("button", "", scene[showing.language].headline);
    if (place === showing.place) button.setAttribute("aria-current", "step");
    button.addEventListener("click", () => {
      box.close();
      choices.go(place);
    });
    return item(button);
  });
  const jump = part("ol", "jump");
  jump.append(...items);
  return jump;
}

/** @param {Showing} showing @param {Options} options */
function otherStories({ language }, options) {
  const others = part("ul", "others");
  for (const other of options.others ?? []) {
    const link = part("a", "", other.titles[language]);
    link.href = other.href + (language === "it" ? "" : `&lingua=${language}`);
    others.append(item(link));
  }
  return others;
}

/** @param {[string, string][]} rows */
function keys(rows) {
  const table = part("dl", "keys");
  for (const [key, act] of rows) {
    const row = part("div");
    row.append(part("dt", "", key), part("dd", "", act));
    table.append(row);
  }
  return table;
}

/** @param {string} text @param {Choices} choices */
function notes(text, choices) {
  const label = part("label", "print");
  const tick = part("input");
  tick.type = "checkbox";
  tick.checked = choices.printNotes;
  tick.addEventListener("change", () => {
    choices.printNotes = tick.checked;
  });
  label.append(tick, part("span", "", text));
  return label;
}

/** @param {HTMLElement} content */
function item(content) {
  const row = part("li");
  row.append(content);
  return row;
}
