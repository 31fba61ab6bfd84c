// @ts-check
/* In a file the player has the whole page, and its story beside it. */

import { Player } from "./player.js";

const story = /** @type {HTMLElement} */ (document.getElementById("story"));
const places = async () => JSON.parse(document.getElementById("places")?.textContent ?? "[]");
new Player(document.body, JSON.parse(story.textContent ?? ""), { places });
