/* Name of the site, its pages, its languages: one element of the page, filled in place so that the
   focus stays where it is. A link carries what the address says at the moment it is used. */
export default function header(component) {
  const { data, parentElement } = component;
  const bar = parentElement.querySelector(".atlas-bar");
  bar.atlasTell = component.setTriggerValue;
  bar.hidden = !data.bar;
  if (!data.bar || bar.dataset.stamp === data.bar.stamp) return;
  bar.dataset.stamp = data.bar.stamp;
  bar.querySelector("strong").textContent = data.bar.site;
  const nav = bar.querySelector("nav"), tongues = bar.querySelector(".languages");
  nav.setAttribute("aria-label", data.bar.pages_label);
  tongues.setAttribute("aria-label", data.bar.languages_label);
  fill(nav, data.bar.pages, (link, page) => {
    link.textContent = page.title;
    link.dataset.icon = page.icon;
    mark(link, page.slug === data.bar.page, "page");
    link.atlasAddress = () => page.slug + location.search;
    link.atlasUsed = () => bar.atlasTell("page", page.slug);
  });
  fill(tongues, data.bar.languages, (link, tongue) => {
    link.textContent = tongue.name;
    mark(link, tongue.code === data.language, "true");
    speak(link, tongue.code, bar);
  });
  offer(parentElement.querySelector(".atlas-offer"), data.bar.offer, bar);
  const here = nav.querySelector("[aria-current]");
  if (here) nav.scrollLeft = here.offsetLeft - nav.clientWidth / 2;
}

/* As many links as there are entries: those that are there stay. */
function fill(box, entries, write) {
  while (box.children.length > entries.length) box.lastElementChild.remove();
  while (box.children.length < entries.length) box.append(made());
  entries.forEach((entry, at) => {
    write(box.children[at], entry);
    refresh({ currentTarget: box.children[at] });
  });
}

/* Makes of a link the way to the same page in another language. */
function speak(link, code, bar) {
  link.lang = link.hreflang = code;
  link.atlasAddress = () => {
    const query = new URLSearchParams(location.search);
    query.set("lingua", code);
    return `?${query}`;
  };
  link.atlasUsed = () => bar.atlasTell("language", code);
}

/* The page in the language this browser prefers: offered once, and never again on this browser. */
const OFFERED = "atlas-language-offered";

function offer(line, words, bar) {
  line.hidden = !words || offeredBefore();
  if (line.hidden) return;
  const [link, close] = line.children;
  link.textContent = words.words;
  close.setAttribute("aria-label", words.close);
  close.lang = words.code;
  close.onclick = () => { line.hidden = true; };
  if (!link.atlasAddress) listen(link);
  speak(link, words.code, bar);
  refresh({ currentTarget: link });
}

function offeredBefore() {
  try {
    const before = localStorage.getItem(OFFERED);
    localStorage.setItem(OFFERED, "1");
    return Boolean(before);
  } catch {
    return false;   // a browser that keeps nothing is offered it at each visit
  }
}

function made() {
  return listen(document.createElement("a"));
}

function listen(link) {
  for (const event of ["pointerenter", "focus", "contextmenu"]) link.addEventListener(event, refresh);
  link.addEventListener("click", (event) => {
    refresh(event);
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (!link.hasAttribute("aria-current")) link.atlasUsed();
  });
  return link;
}

function refresh(event) {
  event.currentTarget.setAttribute("href", event.currentTarget.atlasAddress());
}

function mark(link, current, kind) {
  if (current) link.setAttribute("aria-current", kind);
  else link.removeAttribute("aria-current");
}
