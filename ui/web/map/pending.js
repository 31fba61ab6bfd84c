// @ts-check
/* A choice that is painted before the server has answered, until it has or has kept silent. */

/** @import { Choice, View } from "./types.js" */

const ALONE_MS = 4000;

/** @param {Choice} choice */
export function named(choice) {
  return [choice.indicator, choice.year, choice.scheme].join(" ");
}

export class Pending {
  /**
   * @param {(truth: View) => void} giveUp is handed what the server said last
   * @param {number} patience milliseconds
   */
  constructor(giveUp, patience = ALONE_MS) {
    this.giveUp = giveUp;
    this.patience = patience;
    /** @type {{name: string, truth: View, timer: ReturnType<typeof setTimeout>} | null} */
    this.waiting = null;
  }

  /**
   * A choice is on the map; `view` is what was there before it.
   * @param {Choice} choice @param {View} view
   */
  begin(choice, view) {
    const truth = this.waiting ? this.waiting.truth : view;
    this.end();
    const timer = setTimeout(() => this.lapse(), this.patience);
    this.waiting = { name: named(choice), truth, timer };
    return this.waiting.name;
  }

  /**
   * The server's answer to a choice before the last one: the last one is on the map already.
   * @param {View} answer
   */
  late(answer) {
    if (!this.waiting) return false;
    if (!answer.ahead || this.waiting.name === named(answer.ahead)) {
      this.end();
      return false;
    }
    this.waiting.truth = answer;
    return true;
  }

  lapse() {
    const truth = this.waiting?.truth;
    this.end();
    if (truth) this.giveUp(truth);
  }

  end() {
    if (this.waiting) clearTimeout(this.waiting.timer);
    this.waiting = null;
  }
}
