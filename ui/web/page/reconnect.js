// @ts-check
/* After a lost connection Streamlit runs nothing until something is pressed, and a server that was
   started anew would take that first press for the page's old state. So the page runs once again as
   soon as it is connected. */

/** @import { Component } from "../parts/types.js" */

const STATE = "data-test-connection-state";

/** @param {Pick<Component<unknown>, "setTriggerValue">} component @returns {() => void} */
export default function again({ setTriggerValue }) {
  const app = document.querySelector("[data-testid=stApp]");
  if (!app) return () => {};
  const isConnected = () => app.getAttribute(STATE) === "CONNECTED";
  let lost = !isConnected();
  const watch = new MutationObserver(() => {
    const connected = isConnected();
    if (connected && lost) setTriggerValue("again", Date.now());
    lost = !connected;
  });
  watch.observe(app, { attributes: true, attributeFilter: [STATE] });
  return () => watch.disconnect();
}
