/* What only the presenter sees: notes, the next scene and the time in a window of its own. */
class Notes {
  constructor(player) { this.player = player; }

  get open() { return Boolean(this.window && !this.window.closed); }

  /* Opens the window, or closes it; false where the browser does not allow one. */
  toggle() {
    if (this.open) { this.window.close(); return true; }
    this.window = window.open("", "atlas-notes", "popup,width=900,height=680");
    if (!this.window) return false;
    const page = this.window.document;
    page.title = this.player.words.notes;
    const style = page.createElement("style");
    style.textContent = this.player.data.notes_css;
    page.head.replaceChildren(style);
    page.body.replaceChildren();
    this.body = page.createElement("main");
    page.body.append(this.body);
    this.window.addEventListener("keydown", (event) => this.player.key(event));
    this.tell();
    return true;
  }

  tell() {
    if (!this.open) return;
    const { words, scene, next, language, data, place } = this.player;
    const said = scene[language];
    const page = this.window.document;
    page.documentElement.lang = language;
    page.title = `${words.notes} · ${data.titles[language]}`;
    const part = (name, text, kind) => {
      const made = page.createElement(name);
      made.textContent = text;
      if (kind) made.className = kind;
      return made;
    };
    this.clock = part("p", "", "clock");
    this.body.replaceChildren(
      this.clock,
      part("p", `${place + 1} / ${data.scenes.length}`, "count"),
      part("h1", said.headline),
      part("p", said.notes, "notes"),
      ...(said.told ? [part("p", said.told, "told")] : []),
      part("h2", next ? `${words.next_scene}: ${next[language].headline}` : words.last_scene),
    );
    this.tick();
  }

  tick() {
    if (!this.open || !this.clock) return;
    const now = new Date();
    const time = now.toLocaleTimeString(this.player.language, { hour: "2-digit", minute: "2-digit", hour12: false });
    this.clock.textContent = `${this.player.elapsed()}  ·  ${time}`;
  }
}
