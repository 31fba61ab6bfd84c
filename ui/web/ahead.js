/* Paints the map before the server has answered. What has just been chosen is read from the page's
   own controls, by what they tell a screen reader (the text of the list, the value of the slider,
   the radio button that is on); what it looks like is in the file of render/maps/prefetch.py. If a control is
   not what is expected nothing is painted, and the map waits for the server as it would anyway. */
window.AtlasAhead = (() => {
  "use strict";

  const LIST = ".st-key-atlas-indicator [role=combobox]";
  const YEAR = ".st-key-atlas-year input[type=range]";
  const CLASSES = ".st-key-atlas-scheme input[type=radio]";
  const EVENTS = ["input", "change", "click", "keydown", "pointermove"];
  const page = window.parent.document;
  const gone = new AbortController();
  const files = new Map();
  let told = null, shown = null, show = null, waiting = false;

  /* `told` is what the server has said is on the map: {url, indicator, year, scheme}, or null. */
  function tell(now, painter) {
    told = now;
    shown = now && name(now);
    show = painter;
    if (now && !files.has(now.url)) files.set(now.url, load(now.url));
  }

  async function load(url) {
    try {
      const answer = await fetch(url);
      files.set(url, answer.ok ? await answer.json() : null);
    } catch {
      files.set(url, null);
    }
  }

  function name(choice) {
    return [choice.indicator, choice.year, choice.scheme].join(" ");
  }

  function listen() {
    for (const event of EVENTS) page.addEventListener(event, soon, { capture: true, passive: true, signal: gone.signal });
    addEventListener("pagehide", () => gone.abort());
  }

  /* The controls have their new value when the next frame is drawn. */
  function soon(event) {
    if (waiting || !told || (event.type === "pointermove" && !event.buttons)) return;
    waiting = true;
    window.parent.requestAnimationFrame(() => {
      waiting = false;
      look();
    });
  }

  function look() {
    if (!ready()) return;
    const file = files.get(told.url);
    const choice = chosen(file);
    if (!choice || name(choice) === shown) return;
    const year = file.known[choice.indicator][choice.year];
    const [classes, scale] = year.classes[choice.scheme];
    shown = name(choice);
    show(choice, {
      classes,
      values: year.values.map((number) => file.phrases[number]),
      hatched: year.hatched,
    }, (theme) => file.palettes[theme][scale]);
  }

  /* What the controls say now; null where they say what no file knows, as while a person types. */
  function chosen(file) {
    const list = page.querySelector(LIST), slider = page.querySelector(YEAR);
    const indicator = list && file.titles[list.value];
    if (!indicator) return null;
    const years = Object.keys(file.known[indicator]);
    const wanted = slider ? slider.getAttribute("aria-valuetext") : String(told.year);
    const year = years.includes(wanted) ? wanted : years[years.length - 1];
    const on = [...page.querySelectorAll(CLASSES)].findIndex((button) => button.checked);
    return { indicator, year: Number(year), scheme: on < 0 ? told.scheme : file.schemes[on] };
  }

  /* Whether what may come next is at hand. */
  function ready() {
    const file = told && files.get(told.url);
    return Boolean(file) && !(file instanceof Promise);
  }

  listen();
  return { tell, ready };
})();
