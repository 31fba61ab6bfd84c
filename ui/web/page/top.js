// @ts-check
/* What stands on top of every page and what works unseen: the bar and its search, Streamlit's own
   words put right, the page on paper, the lost server found again. */

import fillHeader from "./header.js";
import mend from "./manners.js";
import paper from "./print.js";
import again from "./reconnect.js";
import search from "./search.js";

/** @import { Component } from "../parts/types.js" */
/** @import { Top } from "./types.js" */

/** @param {Component<Top>} component */
export default function top(component) {
  fillHeader(component);
  search(component);
  mend(component);
  paper(component);
  return again(component);
}
