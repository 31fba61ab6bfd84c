// @ts-check
/* The search in the bar: a combobox (ARIA 1.2, list autocomplete). What is typed is asked of the
   server in the body of a request of its own: it is in no address and no history. Only what is
   chosen is told to the page. */

import { inside, make } from "../parts/dom.js";

/** @import { Component } from "../parts/types.js" */
/** @import { Found, Searching, Suggestion, Top } from "./types.js" */

const PAUSE_MS = 70;
const LIST = "atlas-search-list";
const TYPING = "input, textarea, select, [contenteditable=''], [contenteditable=true]";

/** @param {Component<Top>} component */
export default function search({ data, parentElement, setTriggerValue }) {
  const box = /** @type {HTMLElement & { atlas?: Searching }} */ (inside(parentElement, ".search"));
  if (!data.bar) return;
  const words = data.bar.search;
  box.atlas = box.atlas ?? build(box);
  const { input, list } = box.atlas;
  Object.assign(box.atlas, { words, language: data.language });
  box.atlas.tell = (/** @type {Found} */ found) =>
    setTriggerValue("found", { ...found, here: data.bar?.page });
  input.placeholder = words.placeholder;
  input.setAttribute("aria-label", words.label);
  list.setAttribute("aria-label", words.label);
}

/** @param {HTMLElement} box @returns {Searching} */
function build(box) {
  const input = /** @type {HTMLInputElement} */ (
    make("input", {
      type: "text",
      role: "combobox",
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      enterkeyhint: "search",
      maxlength: 120,
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": LIST,
      "aria-keyshortcuts": "Control+K /",
    })
  );
  const list = make("ul", { id: LIST, role: "listbox" });
  const status = make("p", { role: "status" });
  list.hidden = true;
  box.append(input, make("kbd", { "aria-hidden": "true" }, "Ctrl K"), list, status);
  /** @type {Searching} */
  const state = { input, list, status, at: -1, asked: 0, suggestions: [], entered: false };
  input.addEventListener("input", () => typed(state));
  input.addEventListener("keydown", (event) => key(state, event));
  input.addEventListener("focus", () => input.select());
  input.addEventListener("blur", () => {
    close(state);
    if (state.chosen) input.value = ""; // the page may go on to another place
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the focus stays
  list.addEventListener("click", (event) => {
    const option = /** @type {Element} */ (event.target).closest("li");
    if (option) choose(state, [...list.children].indexOf(option));
  });
  document.addEventListener("keydown", (event) => summon(state, event));
  window.addEventListener("blur", () => listenInFrame(state));
  return state;
}

/**
 * Ctrl K anywhere, and a slash where nobody types.
 * @param {Searching} state @param {KeyboardEvent} event
 */
function summon({ input }, event) {
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  const slash =
    plain && event.key === "/" && !(/** @type {Element} */ (event.target).matches?.(TYPING));
  const ctrlK =
    (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k";
  if (!slash && !ctrlK) return;
  event.preventDefault();
  window.focus();
  input.focus();
  input.select();
}

/**
 * The keys of a frame that has the focus (the map) are not heard here: they are listened to there.
 * @param {Searching} state
 */
function listenInFrame(state) {
  const frame = document.activeElement;
  if (!(frame instanceof HTMLIFrameElement) || !frame.contentDocument) return;
  const root = frame.contentDocument.documentElement;
  if (root.dataset.atlasSearch) return;
  root.dataset.atlasSearch = "heard";
  frame.contentDocument.addEventListener("keydown", (event) => summon(state, event));
}

/** @param {Searching} state */
function typed(state) {
  clearTimeout(state.waiting);
  state.entered = false;
  state.chosen = false;
  state.waiting = setTimeout(() => ask(state), PAUSE_MS);
}

/** @param {Searching} state */
async function ask(state) {
  const number = ++state.asked;
  const text = state.input.value;
  state.waiting = undefined;
  if (text.trim().length < 2) {
    close(state);
    return;
  }
  const suggestions = await fetched(text, state.language ?? "it");
  if (number !== state.asked || document.activeElement !== state.input) return;
  show(state, suggestions);
  if (state.entered && suggestions?.length) choose(state, 0);
  state.entered = false;
}

/**
 * @param {string} text @param {string} language
 * @returns {Promise<Suggestion[] | null>} null where the server does not answer
 */
async function fetched(text, language) {
  try {
    const answer = await fetch(new URL("cerca", location.href), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ text, language }),
    });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

/** @param {Searching} state @param {Suggestion[] | null} suggestions */
function show(state, suggestions) {
  const { list, words } = state;
  state.suggestions = suggestions ?? [];
  list.replaceChildren(...state.suggestions.map(option));
  list.hidden = false;
  if (!state.suggestions.length) {
    const sentence = (suggestions ? words?.nothing : words?.failed) ?? "";
    list.append(make("li", { role: "option", "aria-disabled": "true" }, sentence));
    state.status.textContent = sentence;
  } else {
    state.status.textContent = words?.counts[state.suggestions.length] ?? "";
  }
  state.input.setAttribute("aria-expanded", "true");
  mark(state, -1);
}

/** @param {Suggestion} suggestion @param {number} place */
function option({ kind, label, detail, goes }, place) {
  const leads = Object.keys(goes).length > 0;
  return make(
    "li",
    { id: `${LIST}-${place}`, role: "option", "aria-disabled": `${!leads}`, "data-kind": kind },
    make("span", {}, label),
    " ",
    make("small", {}, detail),
  );
}

/** @param {Searching} state @param {number} at place of the option that is marked, -1 for none */
function mark(state, at) {
  state.at = at;
  [...state.list.children].forEach((line, place) => {
    line.setAttribute("aria-selected", `${place === at}`);
    if (place === at) line.scrollIntoView({ block: "nearest" });
  });
  if (at < 0) state.input.removeAttribute("aria-activedescendant");
  else state.input.setAttribute("aria-activedescendant", `${LIST}-${at}`);
}

/** @param {Searching} state @param {KeyboardEvent} event */
function key(state, event) {
  if (event.isComposing) return;
  const count = state.suggestions.length;
  const open = !state.list.hidden;
  const steps = /** @type {Record<string, number>} */ ({ ArrowDown: 1, ArrowUp: -1 });
  const step = steps[event.key];
  if (step && !open) {
    ask(state);
  } else if (step && count) {
    const from = state.at < 0 && step < 0 ? count : state.at;
    mark(state, (from + step + count) % count);
  } else if (event.key === "Enter") {
    if (state.waiting || !open) {
      state.entered = true;
      clearTimeout(state.waiting);
      ask(state);
    } else {
      choose(state, Math.max(0, state.at));
    }
  } else if (event.key === "Escape" && (open || state.input.value)) {
    if (!open) state.input.value = "";
    close(state);
  } else {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
}

/** @param {Searching} state @param {number} place */
function choose(state, place) {
  const suggestion = state.suggestions[place];
  if (!suggestion || !Object.keys(suggestion.goes).length) return;
  state.input.value = suggestion.label;
  if (typeof suggestion.goes.text === "string") {
    ask(state); // the street in each of its neighbourhoods
    return;
  }
  close(state);
  state.chosen = true;
  state.status.textContent = state.words?.chosen.replace("{label}", suggestion.label) ?? "";
  state.tell?.({ ...suggestion.goes, label: suggestion.label });
}

/** @param {Searching} state */
function close(state) {
  state.asked += 1; // what is still on its way comes too late
  clearTimeout(state.waiting);
  state.waiting = undefined;
  state.suggestions = [];
  state.list.hidden = true;
  state.input.setAttribute("aria-expanded", "false");
  state.input.removeAttribute("aria-activedescendant");
  state.status.textContent = "";
}
