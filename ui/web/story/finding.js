// @ts-check
/* A place the presenter types, by the name of a neighbourhood or by its address: nothing that is
   typed leaves the machine. The doors are read when they are first asked for. */

import { part } from "./dom.js";
import { found } from "./finder.js";

/** @import { Area, Places, Spot, Words } from "./types.js" */
/**
 * @typedef {{areas: Area[], places: (() => Promise<Places>) | undefined, words: () => Words,
 *   fly: (spot: Spot) => void}} Searched
 */

export class Finding {
  /** @param {HTMLElement} box @param {Searched} searched */
  constructor(box, searched) {
    this.box = box;
    this.searched = searched;
    /** @type {Places} */
    this.places = [];
    this.input = part("input");
    this.input.type = "text";
    this.input.autocomplete = "off";
    this.list = part("ol");
    this.state = part("p");
    this.state.setAttribute("role", "status");
    box.append(this.input, this.list, this.state);
    this.input.addEventListener("input", () => this.offer());
    box.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Escape") this.toggle();
      if (event.key === "Enter" && event.target === this.input) this.choose(this.spots()[0]);
    });
  }

  async toggle() {
    const { box, input, searched } = this;
    box.hidden = !box.hidden;
    if (box.hidden) return;
    const words = searched.words();
    input.value = "";
    input.setAttribute("aria-label", words.find_label);
    input.placeholder = words.find_label;
    this.list.replaceChildren();
    this.state.textContent = "";
    input.focus();
    if (this.places.length || !searched.places) return;
    try {
      this.places = await searched.places();
      this.offer();
    } catch {
      this.state.textContent = words.find_names_only;
    }
  }

  spots() {
    return found(this.input.value, this.searched.areas, this.places);
  }

  offer() {
    const spots = this.spots();
    const none = this.input.value.trim().length > 2 && !spots.length;
    this.state.textContent = none ? this.searched.words().find_nothing : "";
    this.list.replaceChildren(
      ...spots.map((spot) => {
        const row = part("li");
        const button = part("button", "", spot.label);
        button.addEventListener("click", () => this.choose(spot));
        row.append(button);
        return row;
      }),
    );
  }

  /** @param {Spot | undefined} spot */
  choose(spot) {
    if (!spot) return;
    this.box.hidden = true;
    this.searched.fly(spot);
  }
}
