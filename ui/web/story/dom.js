// @ts-check

const SVG = "http://www.w3.org/2000/svg";

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} name @param {string} kind @param {string | null} text
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function part(name, kind = "", text = null) {
  const element = document.createElement(name);
  if (kind) element.className = kind;
  if (text !== null) element.textContent = text;
  return element;
}

/**
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} name
 * @param {Record<string, string | number>} attributes
 * @param {Element | null} parent
 * @returns {SVGElementTagNameMap[Tag]}
 */
export function drawn(name, attributes = {}, parent = null) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  parent?.append(element);
  return element;
}
