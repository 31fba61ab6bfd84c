/* What Streamlit fixes in English, put right for the reader: the document's language, the titles
   of iframes, a skip link. Runs in the page itself; nothing is fetched. */
export default function (component) {
  const { data } = component;
  document.documentElement.lang = data.language;
  nameFrames(data);
  skipLink(data);
  rename(data);
  nameContent();
  if (window.atlasManners) window.atlasManners.disconnect();
  let waiting = null;
  window.atlasManners = new MutationObserver(() => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { nameFrames(data); rename(data); nameContent(); }, 120);
  });
  window.atlasManners.observe(document.body, { childList: true, subtree: true });
}

function nameFrames(data) {
  document.querySelectorAll("iframe").forEach((frame) => {
    if (frame.src.includes("streamlit_folium") && frame.title !== data.map) frame.title = data.map;
  });
}

function nameContent() {
  const content = document.querySelector(".st-key-atlas-content");
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

/* Streamlit's own English labels, replaced by exact match; its texts have no other handle. */
function rename(data) {
  const theirs = new Map(Object.entries(data.theirs || {}));
  if (!theirs.size) return;
  for (const name of ["aria-label", "title", "placeholder"]) {
    document.querySelectorAll(`[${name}]`).forEach((element) => {
      const ours = theirs.get(element.getAttribute(name));
      if (ours) element.setAttribute(name, ours);
    });
  }
}
