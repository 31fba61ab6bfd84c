/* What Streamlit fixes in English, put right for the reader: the document's language, the titles
   of iframes, a skip link. Runs in the page itself; nothing is fetched. */
export default function (component) {
  const { data } = component;
  document.documentElement.lang = data.language;
  nameFrames(data);
  skipLink(data);
  rename(data);
  if (window.atlasManners) window.atlasManners.disconnect();
  let waiting = null;
  window.atlasManners = new MutationObserver(() => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { nameFrames(data); rename(data); }, 120);
  });
  window.atlasManners.observe(document.body, { childList: true, subtree: true });
}

function nameFrames(data) {
  document.querySelectorAll("iframe").forEach((frame) => {
    if (frame.src.includes("streamlit_folium") && frame.title !== data.map) frame.title = data.map;
  });
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

function rename(data) {
  for (const [selector, label] of Object.entries(data.labels || {})) {
    document.querySelectorAll(selector).forEach((element) => {
      if (element.getAttribute("aria-label") !== label) element.setAttribute("aria-label", label);
    });
  }
}
