/* Drawings that know each other: what is pointed at in one is lit in all of them, and a click
   chooses it. The drawing is made by our own code, its texts already escaped. */
const TOLD = "atlas-pointed";
const FLAT = { width: 400, axis: 10 };
const NS = "http://www.w3.org/2000/svg";

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const holder = parentElement.querySelector(".holder");
  holder.choose = (kind, value) => setTriggerValue(kind, String(value));
  holder.links = data.links;
  if (holder.dataset.stamp !== data.stamp) {
    holder.dataset.stamp = data.stamp;
    const walk = holder.querySelector(".walk");
    const kept = walk !== null && walk.matches(":focus");
    holder.innerHTML = data.drawing;
    if (walk) holder.prepend(walk);
    if (kept) walk.focus({ preventScroll: true });
  }
  if (holder.leave) {
    walkable(holder);
    return holder.leave;
  }
  walkable(holder);
  const told = (event) => light(holder, event.detail);
  window.addEventListener(TOLD, told);
  holder.addEventListener("pointermove", (event) => tell(areaAt(holder, event)));
  holder.addEventListener("pointerleave", () => tell(null));
  holder.addEventListener("click", (event) => {
    const link = event.target.closest("[data-indicator]");
    if (link) {
      event.preventDefault();
      holder.choose("indicator", link.dataset.indicator);
      return;
    }
    const area = areaAt(holder, event);
    if (area !== null) holder.choose("area", area);
  });
  holder.leave = () => { window.removeEventListener(TOLD, told); delete holder.leave; };
  return holder.leave;
}

/* The keyboard's pointer: one stop for each drawing, arrows go through the areas by name. */
function walkable(holder) {
  if (!holder.links || !holder.links.keys) return;
  const walk = holder.querySelector(".walk") || document.createElement("div");
  const { areas, names, keys } = holder.links;
  const show = (at) => {
    walk.dataset.at = at;
    walk.setAttribute("aria-valuenow", at + 1);
    walk.setAttribute("aria-valuetext", at < 0 ? "–" : names[at]);
    walk.textContent = at < 0 ? keys : names[at];
    if (at >= 0) tell(areas[at]);
  };
  if (!walk.isConnected) {
    walk.className = "walk";
    walk.tabIndex = 0;
    walk.setAttribute("role", "slider");
    walk.setAttribute("aria-valuemin", 0);
    walk.setAttribute("aria-valuenow", 0);
    walk.setAttribute("aria-valuetext", "–");
    walk.setAttribute("aria-valuemax", areas.length);
    walk.dataset.at = -1;
    holder.prepend(walk);
  }
  walk.setAttribute("aria-label", keys);
  walk.onfocus = () => show(Number(walk.dataset.at));
  walk.onblur = () => tell(null);
  walk.onkeydown = (event) => {
    const at = Number(walk.dataset.at), last = areas.length - 1;
    const to = {
      ArrowRight: Math.min(at + 1, last), ArrowDown: Math.min(at + 1, last),
      ArrowLeft: Math.max(at - 1, 0), ArrowUp: Math.max(at - 1, 0), Home: 0, End: last,
    }[event.key];
    if (to !== undefined) show(to);
    else if (event.key === "Enter" && at >= 0) holder.choose("area", areas[at]);
    else return;
    event.preventDefault();
  };
}

let pointed = null;

function tell(area) {
  if (area === pointed) return;
  pointed = area;
  window.dispatchEvent(new CustomEvent(TOLD, { detail: area }));
}

/* The area under the pointer: a shape that says so, or the nearest dot of a strip. */
function areaAt(holder, event) {
  const shape = event.target.closest("[data-area]");
  if (shape) return Number(shape.dataset.area);
  const row = event.target.closest("[data-strip]");
  const drawing = event.target.closest("svg.strip");
  if (!row || !drawing || !holder.links) return null;
  const at = holder.links.at[row.dataset.strip];
  const box = drawing.getBoundingClientRect();
  const x = ((event.clientX - box.left) / box.width) * FLAT.width;
  let best = null, least = 8;
  at.forEach((place, number) => {
    if (place === null) return;
    const far = Math.abs(place - x);
    if (far < least) { least = far; best = holder.links.areas[number]; }
  });
  return best;
}

function light(holder, area) {
  holder.querySelectorAll(".lit").forEach((shape) => shape.classList.remove("lit"));
  holder.querySelectorAll(".pointed").forEach((shape) => shape.remove());
  const said = holder.querySelector(".pointed-name");
  const place = area === null || !holder.links ? -1 : holder.links.areas.indexOf(area);
  if (said) said.textContent = place < 0 ? "" : holder.links.names[place];
  if (area === null) return;
  holder.querySelectorAll(`path[data-area="${area}"]`).forEach((shape) => shape.classList.add("lit"));
  if (!holder.links) return;
  const number = place;
  holder.querySelectorAll("[data-strip]").forEach((row) => {
    const at = holder.links.at[row.dataset.strip][number];
    if (at === null || at === undefined) return;
    const drawing = row.querySelector("svg.strip");
    const dot = document.createElementNS(NS, "circle");
    dot.setAttribute("cx", at);
    dot.setAttribute("cy", FLAT.axis);
    dot.setAttribute("r", 6);
    dot.setAttribute("class", "pointed");
    drawing.append(dot);
  });
}
