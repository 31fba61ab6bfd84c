// @ts-check

/** @param {string} hex `#rrggbb` @returns {string} as a browser writes it in a style */
export function rgb(hex) {
  const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return `rgb(${parts.join(", ")})`;
}

/**
 * The light colour for each of the dark theme's, by both ways a browser writes it.
 * @param {Record<string, string>} colours
 */
export function swapped(colours) {
  const swaps = new Map(Object.entries(colours));
  for (const [dark, light] of Object.entries(colours)) swaps.set(rgb(dark), light);
  return swaps;
}
