// @ts-check

/**
 * The element of that selector, which is there: an error names the one that is not.
 * @param {ParentNode} root @param {string} selector @returns {HTMLElement}
 */
export function inside(root, selector) {
  const element = root.querySelector(selector);
  if (!element) throw new Error(`no ${selector}`);
  return /** @type {HTMLElement} */ (element);
}

/**
 * The element an event came from or happened in, if it matches.
 * @param {Event} event @param {string} selector @returns {HTMLElement | null}
 */
export function around(event, selector) {
  return /** @type {Element} */ (event.target).closest(selector);
}

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {(Node | string)[]} content
 */
export function make(tag, attributes = {}, ...content) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...content);
  return element;
}
