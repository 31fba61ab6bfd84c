// @ts-check
/* A button that copies a sentence with its source; works without https too. */

import { inside } from "./dom.js";

/** @import { Component } from "./types.js" */

/** @param {Component<{label: string, text: string, done: string}>} component */
export default function copyButton({ data, parentElement }) {
  const button = inside(parentElement, "button");
  const answer = inside(parentElement, "span");
  button.textContent = data.label;
  answer.textContent = "";
  button.onclick = async () => {
    await copy(data.text);
    answer.textContent = data.done;
    setTimeout(() => {
      answer.textContent = "";
    }, 2500);
  };
}

/** @param {string} text */
async function copy(text) {
  if (navigator.clipboard && window.isSecureContext) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}
