/* A story as render/stories/player.py writes it, and what the player keeps of a showing. */

export type Language = "it" | "en";
export type ThemeName = "light" | "dark";
/** x, y, width, height on the map's plane. */
export type View = [number, number, number, number];
/** left, top, right, bottom on the map's plane. */
export type Box = [number, number, number, number];
export type Point = [number, number];

export interface Theme {
  missing: [string, string];
}

export interface Area {
  id: number;
  name: string;
  path: string;
  x: number;
  y: number;
}

export interface Mark {
  id: string;
  name: string;
  side: "left" | "right";
  drawing: string;
  x: number;
  y: number;
}

/** A name one finds the way by; of rank 2 from near alone. */
export interface PlaceName {
  kind: string;
  text: string;
  rank: number;
  x: number;
  y: number;
}

/** What one scene shows of the city. */
export interface CityView {
  view: View;
  classes: string;
  colours: Record<ThemeName, string[]>;
  hatch: Record<ThemeName, string[]>;
  hatched: number[];
  outlined: number[];
  names: number[];
  chosen: string | null;
  ring: [number, number, number] | null;
  quiet: boolean;
  marks: Mark[];
}

/** What one scene says in one language. */
export interface Told {
  headline: string;
  lines: string[];
  notes: string;
  source: string;
  alt: string;
  told: string;
  lists: { title: string; items: string[] }[];
  key_title: string;
  key: { label: string; drawing: Record<ThemeName, string> }[];
  labels: string[] | null;
  wide: string;
  narrow: string;
  answer_wide: string;
  answer_narrow: string;
  answer_alt: string;
}

export interface Scene extends Record<Language, Told> {
  kind: string;
  city: CityView | null;
  qr: string | null;
  live: string | null;
}

export type Words = Record<string, string> & { keys: [string, string][] };

export interface Story {
  name: string;
  titles: Record<Language, string>;
  language: Language;
  kiosk: number;
  city: {
    width: number;
    height: number;
    areas: Area[];
    base: Record<string, string>;
    names: PlaceName[];
  };
  themes: Record<ThemeName, Theme>;
  marks: Record<string, string>;
  scenes: Scene[];
  words: Record<Language, Words>;
  notes_css: string;
}

/** How a player is started: `live` in the app, where `path` is its page's address. */
export interface Options {
  live?: boolean;
  path?: string;
  home?: string;
  places?: () => Promise<Places>;
  others?: { titles: Record<Language, string>; href: string }[];
}

/** A street with its doors: number, x, y in tenths of the plane, as steps from the door before. */
export type Places = [string, number[]][];

/** A place to fly to; `wide` is how much of the plane is then seen. */
export interface Spot {
  label: string;
  x: number;
  y: number;
  wide: number;
}

/** Where a showing stands; `step` is 1 once the scene's answer is told. */
export interface Showing {
  place: number;
  step: number;
  language: Language;
  theme: ThemeName;
  kiosk: number;
}

export type Move =
  | { does: "forth" | "back" | "first" | "last" | "reveal" | "speak" | "dim" | "kiosk" }
  | { does: "go"; place: number; theme?: ThemeName; language?: Language };
