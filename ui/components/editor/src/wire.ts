/** What crosses the border between Python and the browser, both ways. Offsets on the wire are code points. */

export type Kind = "title" | "heading" | "paragraph" | "item" | "table";
export type Severity = "error" | "warning" | "hint";

export interface TableData {
  caption: string;
  unit_line: string;
  header: string[];
  rows: string[][];
}

export interface WireLine {
  id: string;
  section: string;
  kind: Kind;
  level: number;
  number: string;
  text: string;
  locked: boolean;
  table?: TableData | null;
}

export interface SlotInfo {
  print: string;
  label: string;
  kind: "figure" | "fact" | "claim" | "unknown";
  value: string;
  source: string;
  formula: string;
  note: string;
}

export interface Fix {
  title: string;
  start: number;
  end: number;
  insert: string;
}

export interface Mark {
  key: string;
  line: string;
  start: number;
  end: number;
  text: string;
  severity: Severity;
  code: string;
  message: string;
  todo: string;
  fixes: Fix[];
  cell?: [number, number] | null;
}

export interface Entry {
  slot: string;
  label: string;
  print: string;
  kind: string;
  group: string;
}

export interface Proposal {
  id: string;
  line: string;
  start: number;
  end: number;
  before: string;
  after: string;
}

export interface Saved {
  save: string;
  revision: number;
  state: "saved" | "failed" | "conflict";
  message: string;
  lines: { at: number; id: string }[];
}

export interface Jump {
  n: number;
  key?: string;
  line?: string;
}

export interface Incoming {
  report: string;
  revision: number;
  lines: WireLine[];
  slots: Record<string, SlotInfo>;
  marks: Mark[];
  vocabulary: Entry[];
  proposal: Proposal | null;
  saved: Saved | null;
  jump: Jump | null;
  readonly: boolean;
  /** As CSS has it. */
  height: string;
}

export interface SentLine {
  id: string;
  kind: Kind;
  section: string;
  text: string;
  table?: TableData;
}

export interface Content {
  report: string;
  base: number;
  save: string;
  /** Counts how often the same save was sent, since no answer came. */
  attempt: number;
  lines: SentLine[];
}

export type Trigger = "save" | "picked" | "found" | "rewrite" | "proposal_answer";

/** The way out: state and triggers of the latest rerun. */
export interface Port {
  content(value: Content): void;
  fire(trigger: Trigger, value: object): void;
}
