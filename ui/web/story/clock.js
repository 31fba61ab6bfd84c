// @ts-check
/* The time of a talk, and a kiosk that goes on by itself. */

const IDLE_MS = 60_000; /* a kiosk that was touched goes on after so long */

/** @param {number} milliseconds @returns {string} `mm:ss`, or `h:mm:ss` from an hour on */
export function elapsed(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const hours = Math.floor(seconds / 3600);
  /** @param {number} number */
  const two = (number) => String(number).padStart(2, "0");
  return `${hours ? `${hours}:` : ""}${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** The talk's clock: begins at the first step forth, and survives a reload. */
export class Clock {
  /** @param {() => Storage} storage may throw, where a browser keeps nothing */
  constructor(storage) {
    this.storage = storage;
    this.started = Number(this.recalled()) || null;
  }

  /** @param {number} now */
  begin(now) {
    if (!this.started) this.restart(now);
  }

  /** @param {number} now */
  restart(now) {
    this.started = now;
    try {
      this.storage().setItem("atlas-story-started", String(now));
    } catch {
      // a browser that keeps nothing
    }
  }

  /** @param {number} now */
  read(now) {
    return elapsed(this.started ? now - this.started : 0);
  }

  recalled() {
    try {
      return this.storage().getItem("atlas-story-started");
    } catch {
      return null;
    }
  }
}

/** When a story goes on by itself. Times are milliseconds of one and the same clock. */
export class Kiosk {
  constructor() {
    this.held = false;
    this.touched = Number.NEGATIVE_INFINITY;
    this.changed = 0;
  }

  /** @param {number} now */
  isRunning(now) {
    return !this.held && now - this.touched > IDLE_MS;
  }

  /** @param {number} now @param {number} seconds a scene stands; 0 for ever */
  isDue(now, seconds) {
    return seconds > 0 && this.isRunning(now) && now - this.changed >= seconds * 1000;
  }

  /** @param {number} now a hand is there */
  touch(now) {
    this.touched = now;
    this.changed = now;
  }

  /** @param {number} now the button of the pause */
  hold(now) {
    this.held = this.isRunning(now);
    this.touched = Number.NEGATIVE_INFINITY;
    this.changed = now;
  }

  /** @param {number} now switched on or off */
  reset(now) {
    this.held = false;
    this.touched = Number.NEGATIVE_INFINITY;
    this.changed = now;
  }
}
