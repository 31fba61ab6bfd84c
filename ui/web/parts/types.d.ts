/* What Streamlit hands a component's script (st.components.v2). */

export interface Component<Data> {
  data: Data;
  parentElement: HTMLElement | ShadowRoot;
  setTriggerValue(name: string, value: unknown): void;
}

/** Texts to copy, with `{link}` and `{embed}` for what only the browser knows. */
export interface Copies {
  copies: { label: string; text: string }[];
  done: string;
  print?: string;
  embeds?: Record<string, string>;
}

/* The text twin of the map, as atlas/map_description.py writes it. */

export interface Spot {
  id: number;
  name: string;
  brief: string;
  value: string;
  grade: number;
  graded: string;
  lines: string[];
  /** arrow, direction in words, area */
  ways: [string, string, number][];
}

export interface TwinData {
  stamp: string;
  language: string;
  title: string;
  chosen: number | null;
  spots: Spot[];
  by_value: number[];
  by_name: number[];
  colours: string[];
  words: Record<string, string>;
}

/** What the twin keeps between two messages. */
export interface Twin {
  root: TwinRoot;
  data: TwinData;
  choose: (id: number) => void;
  current: number;
  order: "by_value" | "by_name";
  chosen: number | null;
  list: HTMLElement;
  panel: HTMLElement;
  told: HTMLElement;
  waiting?: ReturnType<typeof setTimeout>;
}

export interface TwinRoot extends HTMLElement {
  atlas?: Twin;
}
