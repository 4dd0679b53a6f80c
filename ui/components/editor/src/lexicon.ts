/** What slots mean: the dictionary of those in use and the vocabulary to choose from. */

import { EditorState, StateEffect, StateField } from "@codemirror/state";
import { printed } from "./boundtext.js";
import { roundsTo } from "./rounded.js";
import { Entry, SlotInfo } from "./wire.js";

export interface Lexicon {
  slots: ReadonlyMap<string, SlotInfo>;
  entries: readonly Entry[];
  bySlot: ReadonlyMap<string, Entry>;
  byPrint: ReadonlyMap<string, Entry[]>;
}

export const putLexicon = StateEffect.define<Lexicon>();

export function lexiconOf(slots: Record<string, SlotInfo>, entries: readonly Entry[]): Lexicon {
  const byPrint = new Map<string, Entry[]>();
  const known = new Map(Object.entries(slots));
  for (const entry of entries) {
    for (const key of new Set([entry.print, known.get(entry.slot)?.value ?? ""].map(comparable))) {
      if (key) byPrint.set(key, [...(byPrint.get(key) ?? []), entry]);
    }
  }
  return { slots: known, entries, bySlot: new Map(entries.map((entry) => [entry.slot, entry])), byPrint };
}

export const lexicon = StateField.define<Lexicon>({
  create: () => lexiconOf({}, []),
  update: (old, transaction) => transaction.effects.reduce((now, one) => (one.is(putLexicon) ? one.value : now), old),
});

/** Digits written full-width or with separators are the same number. */
export function comparable(text: string): string {
  return text.normalize("NFKC").replace(/[\s,]/g, "");
}

/** What a slot prints, or undefined if nobody knows it. */
export function printOf(words: Lexicon, key: string): string | undefined {
  const slot = words.slots.get(key);
  if (slot) return slot.kind === "unknown" ? undefined : slot.print;
  return words.bySlot.get(key)?.print;
}

export function infoOf(words: Lexicon, key: string): SlotInfo | undefined {
  const entry = words.bySlot.get(key);
  const { slots } = words;
  if (slots.has(key) || !entry) return slots.get(key);
  const kind = entry.kind as SlotInfo["kind"];
  return { print: entry.print, label: entry.label, kind, value: "", source: "", formula: "", note: "" };
}

/** Entries that print the number typed, then those that do when rounded to the decimals typed. */
export function equals(words: Lexicon, text: string): Entry[] {
  const typed = comparable(text);
  const same = words.byPrint.get(typed) ?? [];
  const near = words.entries.filter((entry) => !same.includes(entry) && roundsTo(comparable(entry.print), typed));
  const exact = near.filter((entry) => roundsTo(typed, comparable(entry.print)));
  return [...same, ...exact, ...near.filter((entry) => !exact.includes(entry))];
}

/** Other ways to print the same item, as slot and print. */
export function variants(words: Lexicon, key: string): [string, string][] {
  const id = key.split("|")[0]!;
  const kind = infoOf(words, key)?.kind;
  const all = new Map<string, string>();
  for (const entry of words.entries) all.set(entry.slot, entry.print);
  for (const [slot, info] of words.slots) if (info.kind !== "unknown") all.set(slot, info.print);
  return [...all].filter(([slot]) => slot !== key && slot.split("|")[0] === id && infoOf(words, slot)?.kind === kind);
}

/** Entries whose label, id or print has every word of the query; those that begin with it first. */
export function search(entries: readonly Entry[], query: string, limit = 60): Entry[] {
  const words = query.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
  const scored: [number, Entry][] = [];
  for (const entry of entries) {
    const score = scoreOf(entry, words);
    if (score >= 0) scored.push([score, entry]);
  }
  return scored.sort((a, b) => a[0] - b[0]).slice(0, limit).map(([, entry]) => entry);
}

function scoreOf(entry: Entry, words: string[]): number {
  const places = [entry.label, entry.slot, entry.print, entry.group].map((text) => text.toLowerCase());
  let score = 0;
  for (const word of words) {
    const hits = places.map((text) => text.indexOf(word)).filter((at) => at >= 0);
    if (!hits.length) return -1;
    score += Math.min(...hits);
  }
  return score;
}

/** A line as it will print. */
export function reads(state: EditorState, text: string): string {
  const words = state.field(lexicon);
  return printed(text, (key) => printOf(words, key));
}
