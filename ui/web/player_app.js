/* In the app the stage stands over Streamlit's page, in a root of its own: a rerun, a lost
   connection or a restarted server cannot take it away. It goes when another page is shown. */
const LOOK_MS = 250;

export default function (component) {
  const { data } = component;
  if (!on(data.page)) return;
  const shown = window.atlasStage;
  if (!shown || shown.stamp !== data.stamp) {
    if (shown) shown.close();
    window.atlasStage = stand(data);
  }
}

/* The page may have been left before its script has come: the stage then stands nowhere. */
function on(page) {
  return location.pathname.replace(/\/$/, "").endsWith(`/${page}`);
}

function stand(data) {
  const host = document.createElement("div");
  host.id = "atlas-stage";
  document.body.append(host);
  const root = host.attachShadow({ mode: "open" });
  const style = document.createElement("style");
  style.textContent = data.style;
  root.append(style);
  const page = document.createElement("style");
  page.textContent = "html { overflow: hidden } @media print { #root { display: none } }"
    + " @page { size: A4 landscape; margin: 12mm }";
  document.head.append(page);
  const beneath = document.getElementById("root");
  cover(beneath, true);
  const options = { live: true, path: location.pathname, home: data.home, others: data.others };
  const player = new Player(root, JSON.parse(data.story), options);
  const stage = {
    stamp: data.stamp,
    close() {
      clearInterval(watch);
      player.end();
      host.remove();
      page.remove();
      cover(beneath, false);
      delete document.documentElement.dataset.atlasScene;
      window.atlasStage = null;
    },
  };
  const watch = setInterval(() => { if (!on(data.page)) stage.close(); }, LOOK_MS);
  return stage;
}

/* What lies beneath the stage is neither reached by the keyboard nor read aloud. */
function cover(beneath, covered) {
  if (!beneath) return;
  beneath.inert = covered;
  if (covered) beneath.setAttribute("aria-hidden", "true");
  else beneath.removeAttribute("aria-hidden");
}
