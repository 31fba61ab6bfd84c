// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { rename, translator } from "../../ui/web/page/labels.js";
import { fill, mark } from "../../ui/web/page/links.js";
import { rgb, swapped } from "../../ui/web/page/paper_colours.js";

/** @import { Link } from "../../ui/web/page/types.js" */

const ITALIAN = {
  theirs: { Close: "Chiudi", "Clear value": "Svuota" },
  begins: { "Selected ": "Scelto: " },
  ends: { " rows": " righe" },
};
const ENGLISH = { theirs: {}, begins: {}, ends: {} };

/** The little of an element that these scripts use. */
class Element {
  constructor(attributes = {}) {
    /** @type {Map<string, string>} */
    this.attributes = new Map(Object.entries(attributes));
    /** @type {Element[]} */
    this.children = [];
    /** @type {Record<string, ((event: object) => void)[]>} */
    this.heard = {};
    this.textContent = "";
    /** @type {Element | null} */
    this.parent = null;
  }
  /** @returns {Element | null} */
  get lastElementChild() {
    return this.children.at(-1) ?? null;
  }
  /** @param {Element} child */
  append(child) {
    child.parent = this;
    this.children.push(child);
  }
  remove() {
    this.parent?.children.splice(this.parent.children.indexOf(this), 1);
  }
  /** @param {string} name */
  getAttribute(name) {
    return this.attributes.get(name) ?? null;
  }
  /** @param {string} name */
  hasAttribute(name) {
    return this.attributes.has(name);
  }
  /** @param {string} name @param {string} value */
  setAttribute(name, value) {
    this.attributes.set(name, value);
  }
  /** @param {string} name */
  removeAttribute(name) {
    this.attributes.delete(name);
  }
  /** @param {string} name @param {(event: object) => void} act */
  addEventListener(name, act) {
    this.heard[name] = [...(this.heard[name] ?? []), act];
  }
  /** @param {string} name @param {object} event */
  hear(name, event = {}) {
    for (const act of this.heard[name] ?? []) act(event);
  }
  /** @param {string} selector `[name]` alone */
  querySelectorAll(selector) {
    return this.children.filter((child) => child.hasAttribute(selector.slice(1, -1)));
  }
}

Object.assign(globalThis, { document: { createElement: () => new Element() } });

/** @param {Element} element */
const html = (element) => /** @type {any} */ (element);

/** @param {Element} box @param {string[]} titles */
function fillWith(box, titles) {
  fill(html(box), titles, (link, title) => {
    link.textContent = title;
    link.atlasAddress = () => `/${title}`;
  });
}

test("as many links as entries, and those that are there stay", () => {
  const box = new Element();
  fillWith(box, ["mappa", "indice", "metodo"]);
  const [first] = box.children;
  fillWith(box, ["carta", "prove"]);
  assert.deepEqual(
    box.children.map((link) => [link.textContent, link.getAttribute("href")]),
    [
      ["carta", "/carta"],
      ["prove", "/prove"],
    ],
  );
  assert.equal(box.children[0], first);
  assert.equal(first.heard.click.length, 1);
});

test("a link leads where it would lead now", () => {
  const box = new Element();
  let search = "?anno=2022";
  fill(html(box), ["mappa"], (link) => {
    link.atlasAddress = () => `mappa${search}`;
  });
  const [link] = box.children;
  search = "?anno=2023";
  link.hear("focus");
  assert.equal(link.getAttribute("href"), "mappa?anno=2023");
});

test("a plain click is ours, of the current page too; one with a key is the browser's", () => {
  const box = new Element();
  let used = 0;
  let prevented = 0;
  fill(html(box), ["mappa"], (link) => {
    link.atlasAddress = () => "mappa";
    link.atlasUsed = () => {
      used += 1;
    };
  });
  const [link] = box.children;
  const preventDefault = () => {
    prevented += 1;
  };
  link.hear("click", { preventDefault });
  link.hear("click", { preventDefault, ctrlKey: true });
  assert.deepEqual([used, prevented], [1, 1]);
  mark(/** @type {Link} */ (html(link)), true, "page");
  link.hear("click", { preventDefault });
  assert.deepEqual([used, prevented], [2, 2]);
  mark(/** @type {Link} */ (html(link)), false, "page");
  assert.equal(link.hasAttribute("aria-current"), false);
});

test("Streamlit's words are known whole, by their beginning and by their end", () => {
  const translate = translator(ITALIAN);
  assert.equal(translate("Close"), "Chiudi");
  assert.equal(translate("Selected Affori"), "Scelto: Affori");
  assert.equal(translate("88 rows"), "88 righe");
  assert.equal(translate("Affori"), "Affori");
});

test("what was written in English is English again on an English page", () => {
  const page = new Element();
  const button = new Element({ "aria-label": "Close", title: "Clear value" });
  page.append(button);
  rename(html(page), ITALIAN);
  assert.equal(button.getAttribute("aria-label"), "Chiudi");
  rename(html(page), ITALIAN);
  assert.equal(button.getAttribute("aria-label"), "Chiudi");
  rename(html(page), ENGLISH);
  assert.deepEqual(
    [button.getAttribute("aria-label"), button.getAttribute("title")],
    ["Close", "Clear value"],
  );
});

test("a label Streamlit has changed since is read anew", () => {
  const page = new Element();
  const button = new Element({ title: "Close" });
  page.append(button);
  rename(html(page), ITALIAN);
  button.setAttribute("title", "12 rows");
  rename(html(page), ITALIAN);
  assert.equal(button.getAttribute("title"), "12 righe");
});

test("a colour is swapped however the browser writes it", () => {
  assert.equal(rgb("#0e1116"), "rgb(14, 17, 22)");
  const swaps = swapped({ "#0e1116": "#ffffff" });
  assert.deepEqual([swaps.get("#0e1116"), swaps.get("rgb(14, 17, 22)")], ["#ffffff", "#ffffff"]);
});
