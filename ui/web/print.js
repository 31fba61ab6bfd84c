/* What a style sheet cannot do for paper, done at the moment of printing and taken back afterwards:
   the address and the day at the foot, charts that scale, the light theme's colours in the dark. */
export default function paper(component) {
  window.atlasPaper = component.data;
  if (window.atlasPrints) return;
  window.atlasPrints = true;
  window.addEventListener("beforeprint", prepare);
  window.addEventListener("afterprint", restore);
}

const undo = [];

function prepare() {
  restore();
  const paper = window.atlasPaper;
  foot(paper);
  document.querySelectorAll(".stPlotlyChart").forEach((chart) => {
    const layers = [...chart.querySelectorAll(".main-svg")];
    if (!layers.length) return;
    const [wide, tall] = ["width", "height"].map((name) => layers[0].getAttribute(name));
    for (const svg of layers) if (!svg.hasAttribute("viewBox")) change(svg, "viewBox", `0 0 ${wide} ${tall}`);
    style(chart, "aspectRatio", `${wide} / ${tall}`);
    style(chart, "maxWidth", `${wide}px`);
  });
  const swaps = new Map(Object.entries(paper.colours || {}));
  if (!swaps.size) return;
  for (const [dark, light] of Object.entries(paper.colours)) swaps.set(rgb(dark), light);
  trees(document).forEach((root) => whiten(root, swaps));
}

function restore() {
  while (undo.length) undo.pop()();
}

function foot(paper) {
  let line = document.getElementById("atlas-printed");
  if (!line) {
    line = document.createElement("p");
    line.id = "atlas-printed";
    document.body.append(line);
  }
  const day = new Date().toLocaleDateString(paper.language, { day: "numeric", month: "long", year: "numeric" });
  const address = decodeURI(location.href);
  line.textContent = `${paper.site} · ${address} · ${paper.printed} ${day}`;
  margins(`${paper.site} · ${day}`, paper.page);
}

/* The margins of every sheet, where the browser prints them. */
function margins(said, page) {
  let sheet = document.getElementById("atlas-margins");
  if (!sheet) {
    sheet = document.createElement("style");
    sheet.id = "atlas-margins";
    document.head.append(sheet);
  }
  const font = 'font: 8pt "Source Sans", "Source Sans Pro", sans-serif; color: #59626e;';
  sheet.textContent = `@page { @bottom-left { content: ${JSON.stringify(said)}; ${font} }` +
    ` @bottom-right { content: ${JSON.stringify(page)} " " counter(page) " / " counter(pages); ${font} } }`;
}

/* The document, the insides of our components, and the maps' frames. */
function trees(root) {
  const found = [root];
  root.querySelectorAll("*").forEach((element) => {
    if (element.shadowRoot) found.push(...trees(element.shadowRoot));
  });
  root.querySelectorAll("iframe").forEach((frame) => {
    const inside = frame.contentDocument;
    if (!inside || !inside.body) return;
    const theme = inside.body.dataset.theme;
    if (theme) {
      inside.body.dataset.theme = "light";
      undo.push(() => { inside.body.dataset.theme = theme; });
    }
    found.push(...trees(inside));
  });
  return found;
}

function whiten(root, swaps) {
  root.querySelectorAll("svg, svg *").forEach((element) => {
    for (const name of ["fill", "stroke", "stop-color"]) {
      const light = swaps.get((element.getAttribute(name) || "").toLowerCase());
      if (light) change(element, name, light);
      const inline = element.style && swaps.get(element.style[name]);
      if (inline) style(element, name, inline);
    }
  });
  root.querySelectorAll("[style*='background']").forEach((element) => {
    const light = swaps.get(element.style.backgroundColor);
    if (light) style(element, "backgroundColor", light);
  });
}

function change(element, name, value) {
  const before = element.getAttribute(name);
  element.setAttribute(name, value);
  undo.push(() => (before === null ? element.removeAttribute(name) : element.setAttribute(name, before)));
}

function style(element, name, value) {
  const before = element.style[name];
  element.style[name] = value;
  undo.push(() => { element.style[name] = before; });
}

function rgb(hex) {
  const parts = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return `rgb(${parts.join(", ")})`;
}
