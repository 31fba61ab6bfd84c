/* The map as a list of areas and a walk from each to its neighbours, for keyboard and screen reader.

   `data` is written by atlas/map_description.py. One area is the current one: the option of the list that
   can be reached with Tab, and the one the panel tells of. What changes without the focus moving
   there is told in a polite live region. Choosing an area on the map is a trigger for Python. */
const PAUSE = 450;
const OPENED = "atlas-twin-wanted";

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".twin");
  const twin = root.atlas || (root.atlas = { current: null, order: "by_value", chosen: null });
  Object.assign(twin, { root, data, choose: (id) => setTriggerValue("area", String(id)) });
  if (twin.chosen !== data.chosen) twin.current = data.chosen || twin.current;
  twin.chosen = data.chosen;
  if (!find(twin, twin.current)) twin.current = data[twin.order][0];
  if (root.dataset.stamp !== data.stamp) build(twin);
  mark(twin);
  tell(twin);
  const wanted = () => focusList(twin);
  window.addEventListener(OPENED, wanted);
  if (document.documentElement.dataset.atlasTwin === "wanted") wanted();
  return () => window.removeEventListener(OPENED, wanted);
}

function find(twin, id) {
  return twin.data.spots.find((spot) => spot.id === id);
}

function make(tag, attributes = {}, ...inside) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...inside);
  return element;
}

function build(twin) {
  const { root, data } = twin;
  const { words } = data;
  const held = root.getRootNode().activeElement;
  const inList = held && held.getAttribute("role") === "option";
  root.dataset.stamp = data.stamp;
  root.lang = data.language;
  const select = make("select", { id: "order" },
    make("option", { value: "by_value" }, words.order_value),
    make("option", { value: "by_name" }, words.order_name));
  select.value = twin.order;
  select.onchange = () => { twin.order = select.value; fill(twin); mark(twin); };
  twin.list = make("ul", { role: "listbox", "aria-label": `${words.list}: ${data.title}`, "aria-describedby": "help" });
  twin.list.onkeydown = (event) => onList(twin, event);
  twin.list.onclick = (event) => {
    const option = event.target.closest("[role=option]");
    if (option) { go(twin, Number(option.dataset.id)); option.focus(); }
  };
  twin.panel = make("section", { "aria-labelledby": "here" });
  twin.told = make("p", { role: "status", class: "told" });
  root.replaceChildren(
    make("p", { class: "help", id: "help" }, words.help),
    make("div", { class: "order" }, make("label", { for: "order" }, words.order), select),
    twin.list, twin.panel, twin.told);
  fill(twin);
  if (inList) focusList(twin);
}

function fill(twin) {
  const { data } = twin;
  const order = data[twin.order];
  twin.list.replaceChildren(...order.map((id, place) => option(twin, find(twin, id), place, order.length)));
}

function option(twin, spot, place, count) {
  const swatch = make("span", { class: spot.grade < 0 ? "swatch none" : "swatch", "aria-hidden": "true" });
  if (spot.grade >= 0) swatch.style.backgroundColor = twin.data.colours[spot.grade];
  const said = make("span", { class: "said" }, spot.graded);
  return make("li", { role: "option", tabindex: "-1", "data-id": spot.id, "aria-setsize": count, "aria-posinset": place + 1 },
    swatch, make("span", {}, `${spot.name} `), make("span", { class: "value" }, spot.value), " ", said);
}

/* Which option is the current one, and which the map has chosen. */
function mark(twin) {
  for (const one of twin.list.children) {
    const id = Number(one.dataset.id), spot = find(twin, id);
    const current = id === twin.current;
    one.tabIndex = current ? 0 : -1;
    one.setAttribute("aria-selected", String(current));
    const shown = id === twin.chosen ? twin.data.words.shown : "";
    one.querySelector(".said").textContent = [spot.graded, shown].filter(Boolean).join("; ");
  }
}

/* The panel about the current area. It is built anew only when the area or what is said changes. */
function tell(twin) {
  const spot = find(twin, twin.current), { words } = twin.data;
  const told = `${twin.data.stamp} ${spot.id}`;
  if (twin.panel.dataset.told !== told) {
    twin.panel.dataset.told = told;
    const ways = make("div", { class: "ways", role: "toolbar", "aria-orientation": "vertical", "aria-labelledby": "ways", "aria-describedby": "ways-help" },
      ...spot.ways.map(([arrow, said, id], place) => way(twin, arrow, said, id, place)));
    ways.onkeydown = (event) => onWays(ways, event);
    const show = make("button", { type: "button", class: "show" }, words.show);
    show.onclick = () => twin.choose(twin.current);
    twin.panel.replaceChildren(
      make("h2", { id: "here" }, spot.name),
      make("p", { class: "big" }, spot.value),
      ...[spot.graded, ...spot.lines].filter(Boolean).map((line) => make("p", {}, line)),
      make("p", { class: "label", id: "ways" }, words.ways),
      make("p", { id: "ways-help", class: "help" }, words.ways_help),
      ways, show);
  }
  const show = twin.panel.querySelector(".show");
  const chosen = twin.current === twin.chosen;
  show.textContent = chosen ? `✓ ${words.shown}` : words.show;
}

function way(twin, arrow, said, id, place) {
  const button = make("button", { type: "button", tabindex: place ? "-1" : "0", "data-arrow": arrow },
    make("span", { "aria-hidden": "true" }, arrow), make("span", {}, `${said} `), make("span", {}, find(twin, id).brief));
  button.onclick = () => walk(twin, id, arrow);
  return button;
}

/* To a neighbour. The focus stays among the ways, on the same direction where there is one, so that
   Enter goes on that way; the new place is told. */
function walk(twin, id, arrow) {
  go(twin, id);
  const ways = [...twin.panel.querySelectorAll(".ways button")];
  const next = ways.find((one) => one.dataset.arrow === arrow) || ways[0] || twin.panel.querySelector(".show");
  rove(ways, next);
  next.focus();
}

function rove(among, chosen) {
  for (const one of among) one.tabIndex = one === chosen ? 0 : -1;
}

function go(twin, id) {
  twin.current = id;
  mark(twin);
  tell(twin);
  const at = twin.list.querySelector(`[data-id="${id}"]`);
  const inList = twin.root.getRootNode().activeElement === at;
  if (!inList) twin.list.scrollTop = at.offsetTop - twin.list.offsetTop - twin.list.clientHeight / 2;
  announce(twin);
}

/* After a pause, so that running through the list is not drowned in words. */
function announce(twin) {
  clearTimeout(twin.waiting);
  twin.waiting = setTimeout(() => {
    const spot = find(twin, twin.current);
    twin.told.textContent = [`${spot.name}: ${spot.value}`, spot.graded, ...spot.lines].filter(Boolean).join(". ").replaceAll("..", ".");
  }, PAUSE);
}

function focusList(twin) {
  delete document.documentElement.dataset.atlasTwin;
  const current = twin.list.querySelector('[tabindex="0"]');
  current.focus();
  current.scrollIntoView({ block: "center" });
}

const STEPS = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity };

function onList(twin, event) {
  const options = [...twin.list.children];
  const at = options.findIndex((one) => one.tabIndex === 0);
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key in STEPS) {
    event.preventDefault();
    onto(twin, options[Math.min(Math.max(at + STEPS[event.key], 0), options.length - 1)]);
  } else if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    twin.choose(twin.current);
  } else if (event.key.length === 1) {
    event.stopPropagation();   // a letter is ours here, not a shortcut of the page
    const after = [...options.slice(at + 1), ...options.slice(0, at + 1)];
    const letter = event.key.toLocaleLowerCase();
    const found = after.find((one) => find(twin, Number(one.dataset.id)).name.toLocaleLowerCase().startsWith(letter));
    if (found) onto(twin, found);
  }
}

function onto(twin, option) {
  option.focus();
  go(twin, Number(option.dataset.id));
}

function onWays(ways, event) {
  const buttons = [...ways.children];
  const at = buttons.indexOf(event.target.closest("button"));
  const steps = { ...STEPS, ArrowRight: 1, ArrowLeft: -1 };
  if (!(event.key in steps) || at < 0) return;
  event.preventDefault();
  const next = buttons[Math.min(Math.max(at + steps[event.key], 0), buttons.length - 1)];
  rove(buttons, next);
  next.focus();
}
