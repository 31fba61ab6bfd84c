// @ts-check
/* What each key does: by name, so that the help and the player speak of the same acts. */

/** @type {Map<string, string>} */
const MOVES = new Map(
  Object.entries({
    ArrowRight: "forth",
    ArrowDown: "forth",
    PageDown: "forth",
    " ": "forth",
    Enter: "forth",
    ArrowLeft: "back",
    ArrowUp: "back",
    PageUp: "back",
    Backspace: "back",
    Home: "first",
    End: "last",
  }),
);

/** @type {Map<string, string>} */
const ACTS = new Map(
  Object.entries({
    b: "blank",
    ".": "blank",
    n: "toggleNotes",
    l: "speak",
    f: "fill",
    d: "dim",
    k: "switchKiosk",
    m: "menu",
    h: "menu",
    "?": "menu",
    q: "poster",
    a: "answer",
    r: "rehearse",
    "/": "find",
    p: "find",
    "+": "zoomIn",
    "-": "zoomOut",
    0: "zoomHome",
  }),
);

/** @param {string} key @returns {boolean} whether it moves through the story */
export function moves(key) {
  return MOVES.has(key);
}

/** @param {string} key @returns {string | null} the act of the player it stands for */
export function act(key) {
  return MOVES.get(key) ?? ACTS.get(key.toLowerCase()) ?? null;
}

/** @param {string} key @returns {boolean} whether it closes the menu */
export function closesMenu(key) {
  return ACTS.get(key.toLowerCase()) === "menu";
}
