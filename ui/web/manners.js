/* What Streamlit fixes in English, put right for the reader: the document's language, the titles
   of iframes, a skip link. Runs in the page itself; nothing is fetched. */
export default function manners(component) {
  const { data } = component;
  document.documentElement.lang = data.language;
  nameFrames(data);
  skipLink(data);
  twinLink(data);
  rename(data);
  nameContent();
  if (window.atlasManners) window.atlasManners.disconnect();
  let waiting = null, since = 0;
  const mendAll = () => {
    since = 0;
    nameFrames(data);
    rename(data);
    nameContent();
    twinLink(data);
  };
  window.atlasManners = new MutationObserver(() => {
    const now = performance.now();
    since = since || now;
    clearTimeout(waiting);
    waiting = setTimeout(mendAll, Math.max(0, Math.min(STILL_MS, since + MOST_MS - now)));
  });
  // React may hand an element to another part of the page: then only its class changes
  const watched = { childList: true, subtree: true, attributes: true, attributeFilter: ["class"] };
  window.atlasManners.observe(document.body, watched);
}

/* Mended when the page has been still for so long, or has moved for so long. */
const STILL_MS = 120, MOST_MS = 400;

function nameFrames(data) {
  document.querySelectorAll("iframe").forEach((frame) => {
    if (frame.src.includes("streamlit_folium") && frame.title !== data.map) frame.title = data.map;
  });
}

function nameContent() {
  const content = document.querySelector(".st-key-atlas-content");
  document.querySelectorAll("#atlas-content").forEach((one) => one !== content && one.removeAttribute("id"));
  if (content && content.id !== "atlas-content") content.id = "atlas-content";
}

function skipLink(data) {
  let link = document.getElementById("atlas-skip");
  if (!link) {
    link = document.createElement("a");
    link.id = "atlas-skip";
    link.href = "#atlas-content";
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const target = document.querySelector(".st-key-atlas-content");
      if (!target) return;
      target.tabIndex = -1;
      target.focus();
      target.scrollIntoView();
    });
    document.body.prepend(link);
  }
  link.textContent = data.skip;
}

/* Where there is a map: a link to its twin, which is opened if it is closed. */
function twinLink(data) {
  const box = document.querySelector(".st-key-atlas-twin-box");
  let link = document.getElementById("atlas-to-twin");
  if (!box) {
    if (link) link.remove();
    return;
  }
  if (!link) {
    link = document.createElement("a");
    link.id = "atlas-to-twin";
    link.href = "#atlas-content";
    link.addEventListener("click", openTwin);
    document.getElementById("atlas-skip").after(link);
  }
  if (link.textContent !== data.twin) link.textContent = data.twin;
}

function openTwin(event) {
  event.preventDefault();
  const box = document.querySelector(".st-key-atlas-twin-box details");
  if (!box) return;
  document.documentElement.dataset.atlasTwin = "wanted";   // the twin takes the focus when it is there
  if (!box.open) box.querySelector("summary").click();
  window.dispatchEvent(new Event("atlas-twin-wanted"));
}

/* Streamlit's own English labels, replaced by exact match, beginning or end; its texts have no
   other handle. What it wrote is kept, so that its English comes back on an English page. */
const NAMES = ["aria-label", "title", "placeholder"];

function rename(data) {
  const theirs = new Map(Object.entries(data.theirs || {}));
  const begins = Object.entries(data.begins || {});
  const ends = Object.entries(data.ends || {});
  for (const name of NAMES) {
    document.querySelectorAll(`[${name}]`).forEach((element) => {
      const now = element.getAttribute(name);
      const kept = (element.atlasTheirs || {})[name];
      const original = kept && kept.ours === now ? kept.theirs : now;
      const found = begins.find(([start]) => original.startsWith(start));
      const end = ends.find(([last]) => original.endsWith(last));
      const ours = theirs.get(original) || (found ? found[1] + original.slice(found[0].length)
        : end ? original.slice(0, -end[0].length) + end[1] : original);
      if (ours === now) return;
      element.setAttribute(name, ours);
      element.atlasTheirs = { ...element.atlasTheirs, [name]: { theirs: original, ours } };
    });
  }
  mend();
  nameUploads(data.upload);
}

/* The words on the button of an uploader are drawn by the style sheet: they are its name too. */
function nameUploads(said) {
  document.querySelectorAll('[data-testid="stFileUploaderDropzone"] button').forEach((button) => {
    if (button.hasAttribute("aria-label") && !button.atlasNamed) return;
    button.atlasNamed = true;
    if (button.getAttribute("aria-label") !== said) button.setAttribute("aria-label", said);
  });
}

/* An element that is named and can be focused is no mere decoration (streamlit's drop zone). */
function mend() {
  document.querySelectorAll('[data-testid="stFileUploaderDropzone"][role="presentation"]')
    .forEach((zone) => zone.setAttribute("role", "group"));
  // an icon beside a message adds nothing to it, and its name is English
  document.querySelectorAll('[role="img"][aria-label$=" icon"]:not([aria-hidden])')
    .forEach((icon) => icon.setAttribute("aria-hidden", "true"));
  reachTables();
}

/* A table wider than its box can be scrolled with the keyboard too. */
function reachTables() {
  document.querySelectorAll('[data-testid="stTable"] > div').forEach((box) => {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  });
}
