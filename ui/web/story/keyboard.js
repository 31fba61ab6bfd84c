// @ts-check
/* Keys and clicker: to the menu while it is open, to what covers the stage, to the map, or to the
   acts of the player. */

import { act, closesMenu, moves } from "./keys.js";

/** @import { Hand } from "./hand.js" */
/** @import { Screen } from "./screen.js" */
/** @typedef {Record<string, () => void>} Acts by the names in keys.js */

export class Keyboard {
  /**
   * @param {Screen} screen @param {Hand} hand @param {Acts} acts
   * @param {{hasMap: () => boolean, touch: () => void}} player
   */
  constructor(screen, hand, acts, player) {
    this.screen = screen;
    this.hand = hand;
    this.acts = acts;
    this.player = player;
  }

  /** @param {KeyboardEvent} event */
  hear(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = /** @type {Element | null} */ (event.composedPath()[0] ?? event.target);
    if (target?.closest?.("input:not([type=checkbox])")) return;
    if (this.screen.menu.open) {
      if (!closesMenu(event.key)) return;
      this.screen.menu.close();
      event.preventDefault();
      return;
    }
    if (target?.closest?.("button, a, input") && [" ", "Enter"].includes(event.key)) return;
    this.player.touch();
    const used = this.use(event, Boolean(target?.closest?.(".map")));
    if (used) event.preventDefault();
    if (used || event.key.length === 1) event.stopPropagation(); // Streamlit has keys of its own
  }

  /**
   * What a key does now; false where it does nothing.
   * @param {KeyboardEvent} event @param {boolean} onMap
   */
  use(event, onMap) {
    const { key } = event;
    if (!this.screen.at("poster").hidden && key === "Escape") {
      this.acts.poster();
      return true;
    }
    if (!this.screen.at("blank").hidden) {
      const wakes = key.length === 1 || moves(key) || key === "Escape";
      if (wakes) this.acts.blank();
      return wakes;
    }
    if (onMap && this.hand.key(event)) return true;
    if (event.shiftKey && key.startsWith("Arrow")) {
      return this.player.hasMap() && this.hand.key(event);
    }
    const name = act(key);
    if (name) this.acts[name]();
    return Boolean(name);
  }
}
