/* After a lost connection Streamlit runs nothing until something is pressed, and a server that was
   started anew would take that first press for the page's old state. So the page runs once again as
   soon as it is connected. */
export default function again(component) {
  const { setTriggerValue } = component;
  const app = document.querySelector("[data-testid=stApp]");
  if (!app) return;
  const state = () => app.dataset.testConnectionState;
  let lost = state() !== "CONNECTED";
  const watch = new MutationObserver(() => {
    const connected = state() === "CONNECTED";
    if (connected && lost) setTriggerValue("again", Date.now());
    lost = !connected;
  });
  watch.observe(app, { attributes: true, attributeFilter: ["data-test-connection-state"] });
  return () => watch.disconnect();
}
