/* What Python sends to the map's frames, and what the frames keep on their windows. */

export type Text = string | number;

export interface Premises {
  id: string;
  name: string;
  title: string;
  lines: Text[];
  lat: number;
  lon: number;
  works: "unknown" | "to_be_done" | "under_way" | "done";
  estimated: boolean;
  halo: number;
  side: "left" | "right";
}

export interface Choice {
  indicator: string;
  year: number;
  scheme: string;
}

/** What a choice looks like in one theme: colours of the classes, their lines, their patterns. */
export interface Scale {
  palette: string[];
  hatches: string[];
  textures: string[];
}

export interface Words {
  language: string;
  map: string;
  zoom_in: string;
  zoom_out: string;
  described?: string;
  zones?: string;
}

/** What every map takes from the theme. */
export interface Look {
  theme: string;
  ground: string;
  ink: string;
  accent: string;
}

/** The message of `render.maps.folium_map.View`. */
export interface View extends Look, Scale {
  ids: number[];
  classes: string;
  values: Text[];
  hatched: number[];
  missing: [string, string];
  marks: Record<string, string>;
  phrases: string[];
  words: Words;
  selected: number | null;
  place: string | null;
  premises: Premises[];
  rings: number[];
  perimeters: string | null;
  dots: { lat: number; lon: number; label: string }[];
  tiles: { url: string; credit: string } | null;
  base: string | null;
  sure: string[];
  hint: string[];
  focus: { lat: number; lon: number; zoom: number; stamp: string; pin: string } | null;
  report: boolean;
  ahead: (Choice & { url: string }) | null;
  zones: { facts: string; classes: string; outlined: number[]; area: string } | null;
  stamp: string;
}

/** The message of `render.maps.sections.SectionView`. */
export interface SectionView extends Look {
  layer: string;
  classes: string;
  faint: string;
  values: (number | null)[];
  palette: string[];
  hatches: string[];
  missing: [string, string];
  marker: string;
  marker_ink: string;
  after: string;
  decimals: number;
  words: Words & { none: string; faint: string };
  selected: number | null;
  marks: { name: string; lat: number; lon: number }[];
  stamp: string;
}

/** The file of `render.maps.zones`. */
export interface ZoneFacts {
  words: string[][];
  zones: string[];
}

/** The file of `render.maps.prefetch`. */
export interface AheadFile {
  titles: Record<string, string>;
  schemes: string[];
  known: Record<string, Record<string, AheadYear>>;
  phrases: string[];
  palettes: Record<string, Scale[]>;
}

export interface AheadYear {
  values: number[];
  hatched: number[];
  classes: Record<string, [string, number]>;
}

export type Painter = (
  choice: Choice,
  look: Pick<View, "classes" | "values" | "hatched">,
  colours: (theme: string) => Scale,
) => void;

/** A box around its middle, in pixels, turned anticlockwise by degrees. */
export interface Spot {
  x: number;
  y: number;
  width: number;
  height: number;
  angle: number;
}

/** A name to be put on the map; none of `like` stands nearer than `apart` to another. */
export interface Label {
  text: string;
  kind: string;
  size: number;
  x: number;
  y: number;
  like: string;
  apart: number;
  spots: Spot[];
}

export interface Placed {
  label: Label;
  spot: Spot;
}

/** A name and its point; a street has a direction, a length in metres and the nearest door. */
export interface Street {
  kind: string;
  text: string;
  rank: number;
  lat: number;
  lng: number;
  angle?: number;
  length?: number;
  number?: number;
}

/** The same with its place on the screen. */
export interface Named extends Street {
  x: number;
  y: number;
}

/** The files of data/sources/basemap.yml and basemap_parks.yml. */
export interface BaseFile {
  features: {
    type: string;
    properties: { kind: string; name: string; rank: number; label_lon: number; label_lat: number };
    geometry: { type: string; coordinates: unknown };
  }[];
}

/** Where a map stood in this page when a frame with other tiles takes its place. */
export interface Standing {
  here: [string, string];
  centre: L.LatLng;
  zoom: number;
  focused: string | null;
}

declare global {
  interface Window {
    Streamlit: { setComponentValue(value: unknown): void };
    AtlasAhead?: {
      tell(now: View["ahead"], painter: Painter): void;
      ready(): boolean;
    };
    AtlasZones?: {
      tell(map: L.Map, view: View, areas: { paint(view: View): void }): void;
      drawn(): boolean;
      reading(point: L.LatLng): string[];
    };
    AtlasBase?: { tell(map: L.Map, view: View): void };
    atlasPlace?: Standing;
  }
}
