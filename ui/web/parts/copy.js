// @ts-check
/* Buttons that copy a text, or hand on the page: its link, its frame for another site, paper. */

import { inside, make } from "./dom.js";

/** @import { Component, Copies } from "./types.js" */

/** @param {Component<Copies>} component */
export default function copyButtons({ data, parentElement }) {
  const answer = inside(parentElement, "span");
  const buttons = data.copies.map(({ label, text }) =>
    button(label, async () => {
      await copy(filled(text, data.embeds ?? {}), answer);
      answer.textContent = data.done;
      setTimeout(() => {
        answer.textContent = "";
      }, 2500);
    }),
  );
  if (data.print) buttons.push(button(data.print, () => window.print()));
  inside(parentElement, ".copies").replaceChildren(...buttons);
}

/** @param {string} label @param {() => void} act */
function button(label, act) {
  const element = make("button", { type: "button" }, label);
  element.onclick = act;
  return element;
}

/**
 * A text with the address of this moment, and the frame that shows it elsewhere.
 * @param {string} text @param {Record<string, string>} embeds
 */
function filled(text, embeds) {
  const address = new URL(location.href);
  for (const [name, value] of Object.entries({ ...embeds, embed: "true" })) {
    address.searchParams.set(name, value);
  }
  const title = document.title;
  const frame = make("iframe", { src: address.href, title, width: "100%", height: 700 });
  return text.replace("{link}", () => location.href).replace("{embed}", () => frame.outerHTML);
}

/** @param {string} text @param {HTMLElement} beside where a field may stand that is copied from */
async function copy(text, beside) {
  if (navigator.clipboard && window.isSecureContext) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const area = document.createElement("textarea");
  area.value = text;
  beside.after(area); // within what holds the focus
  area.select();
  document.execCommand("copy");
  area.remove();
}
