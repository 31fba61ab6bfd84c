/* What ui/shell/header.py sends to the top of every page, and what its scripts keep on elements. */

export interface Bar {
  stamp: string;
  site: string;
  short: string;
  page: string;
  below: string | null;
  pages_label: string;
  pages: { slug: string; title: string }[];
  languages_label: string;
  languages: { code: string; name: string }[];
  offer: Offer | null;
  search: SearchWords;
}

/** What the search field says; `counts` by the number of results. */
export interface SearchWords {
  label: string;
  placeholder: string;
  counts: string[];
  nothing: string;
  failed: string;
  chosen: string;
}

/** One line of the search's list, as atlas/search/suggestions.py writes it. */
export interface Suggestion {
  kind: string;
  label: string;
  detail: string;
  goes: Record<string, unknown>;
}

/** What was chosen, as ui/shell/search.py reads it. */
export type Found = Record<string, unknown>;

/** What the search field keeps between two messages. */
export interface Searching {
  input: HTMLInputElement;
  list: HTMLElement;
  status: HTMLElement;
  at: number;
  asked: number;
  suggestions: Suggestion[];
  entered: boolean;
  chosen?: boolean;
  words?: SearchWords;
  language?: string;
  tell?: (found: Found) => void;
  waiting?: ReturnType<typeof setTimeout>;
}

export interface Offer {
  code: string;
  words: string;
  close: string;
}

export interface Top {
  bar: Bar | null;
  language: string;
  map: string;
  skip: string;
  twin: string;
  theirs: Record<string, string>;
  begins: Record<string, string>;
  ends: Record<string, string>;
  upload: string;
  site: string;
  printed: string;
  page: string;
  quiet: string;
  colours: Record<string, string>;
}

/** A link that knows where it leads only when it is used. */
export interface Link extends HTMLAnchorElement {
  atlasAddress?: () => string;
  atlasUsed?: () => void;
}

export interface BarElement extends HTMLElement {
  atlasTell: (name: string, value: unknown) => void;
}

/** An attribute as Streamlit wrote it and as it is written now. */
export type Replaced = Record<string, { theirs: string; ours: string }>;

declare global {
  interface Window {
    atlasManners?: MutationObserver;
    atlasPaper?: Top;
    atlasPrints?: boolean;
  }
}
