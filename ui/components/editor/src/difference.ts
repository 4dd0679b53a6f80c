/** The smallest change that turns the lines here into the lines of a server, and who is who afterwards. */

import { EditorState, Text } from "@codemirror/state";
import { ids, isProse, Place, placeOf, places, tables } from "./place.js";
import { SentLine, TableData, WireLine } from "./wire.js";

export interface Difference {
  changes: { from: number; to: number; insert: string }[];
  places: Place[];
  ids: [number, string][];
  tables: [number, TableData][];
  /** Nothing that a person sees is different. */
  same: boolean;
}

export function difference(state: EditorState, lines: readonly WireLine[]): Difference {
  const old = state.field(places);
  const known = state.field(ids);
  const pairs = aligned(old.map((place) => known.get(place.uid) ?? ""), lines.map((line) => line.id));
  const next = lines.map((line, to) => heir(line, old[pairs.get(to) ?? -1]));
  const changes = changesOf(state.doc, lines.map((line) => line.text), pairs);
  const grids = lines.flatMap((line, n): [number, TableData][] => (line.table ? [[next[n]!.uid, line.table]] : []));
  const moved = grids.filter(([uid, table]) => JSON.stringify(state.field(tables).get(uid)) !== JSON.stringify(table));
  const same = !changes.length && !moved.length && JSON.stringify(old) === JSON.stringify(next);
  return { changes, places: next, ids: next.map((place, n) => [place.uid, lines[n]!.id]), tables: moved, same };
}

function heir(line: WireLine, old: Place | undefined): Place {
  const place = placeOf(line);
  return old ? { ...place, uid: old.uid } : place;
}

/** For each new line that has an old one with the same id, in order: new number → old number. */
export function aligned(old: readonly string[], now: readonly string[]): Map<number, number> {
  const pairs = new Map<number, number>();
  let start = 0;
  const same = (i: number, j: number) => old[i] !== "" && old[i] === now[j];
  while (start < old.length && start < now.length && same(start, start)) pairs.set(start, start++);
  let [i, j] = [old.length - 1, now.length - 1];
  while (i >= start && j >= start && same(i, j)) pairs.set(j--, i--);
  longest(start, i + 1, start, j + 1, same).forEach(([from, to]) => pairs.set(to, from));
  return pairs;
}

/** Longest common subsequence of two stretches. */
function longest(i1: number, i2: number, j1: number, j2: number, same: (i: number, j: number) => boolean): [number, number][] {
  const width = j2 - j1 + 1;
  const best = new Uint32Array((i2 - i1 + 1) * width);
  const at = (i: number, j: number) => (i - i1) * width + (j - j1);
  for (let i = i2 - 1; i >= i1; i--) {
    for (let j = j2 - 1; j >= j1; j--) {
      best[at(i, j)] = same(i, j) ? best[at(i + 1, j + 1)]! + 1 : Math.max(best[at(i + 1, j)]!, best[at(i, j + 1)]!);
    }
  }
  const found: [number, number][] = [];
  for (let i = i1, j = j1; i < i2 && j < j2; ) {
    if (same(i, j)) found.push([i++, j++]);
    else if (best[at(i + 1, j)]! >= best[at(i, j + 1)]!) i++;
    else j++;
  }
  return found;
}

function changesOf(doc: Text, now: string[], pairs: Map<number, number>): Difference["changes"] {
  const changes: Difference["changes"] = [];
  let [i, j] = [0, 0];
  const matched = [...pairs].map(([to, from]) => [from, to] as const).sort((a, b) => a[0] - b[0]);
  for (const [from, to] of [...matched, [doc.lines, now.length] as const]) {
    changes.push(...block(doc, i, from, now.slice(j, to)));
    if (from < doc.lines) changes.push(...within(doc.line(from + 1).from, doc.line(from + 1).text, now[to]!));
    [i, j] = [from + 1, to + 1];
  }
  return changes;
}

/** Old lines i1..i2 (without i2) replaced by other lines. */
function block(doc: Text, i1: number, i2: number, now: string[]): Difference["changes"] {
  if (i2 - i1 === now.length) return now.flatMap((text, n) => within(doc.line(i1 + n + 1).from, doc.line(i1 + n + 1).text, text));
  const insert = now.join("\n");
  if (i1 < i2 && now.length) return [{ from: doc.line(i1 + 1).from, to: doc.line(i2).to, insert }];
  if (i1 < i2) return [removal(doc, i1, i2)];
  if (i1 < doc.lines) return [{ from: doc.line(i1 + 1).from, to: doc.line(i1 + 1).from, insert: `${insert}\n` }];
  return [{ from: doc.length, to: doc.length, insert: `\n${insert}` }];
}

function removal(doc: Text, i1: number, i2: number): Difference["changes"][number] {
  if (i2 < doc.lines) return { from: doc.line(i1 + 1).from, to: doc.line(i2 + 1).from, insert: "" };
  return { from: i1 ? doc.line(i1).to : 0, to: doc.length, insert: "" };
}

/** What differs between two texts of one line, without common ends; pairs of units stay whole. */
export function within(base: number, before: string, after: string): Difference["changes"] {
  if (before === after) return [];
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  if (isHigh(before, start - 1)) start--;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  if (isHigh(before, before.length - end - 1) || isHigh(after, after.length - end - 1)) end--;
  return [{ from: base + start, to: base + before.length - end, insert: after.slice(start, after.length - end) }];
}

const isHigh = (text: string, at: number): boolean => /[\uD800-\uDBFF]/.test(text[at] ?? "");

/** Lines kept in the browser as lines of the document: headings as they are here, prose as it was kept. */
export function revived(state: EditorState, kept: readonly SentLine[]): WireLine[] {
  const groups = new Map<string, SentLine[]>();
  const here = new Set(state.field(ids).values());
  let head = "";
  for (const line of kept) {
    if (isProse(line.kind)) groups.set(head, [...(groups.get(head) ?? []), line]);
    else if (here.has(line.id)) groups.set((head = line.id), groups.get(line.id) ?? []);
  }
  return withGroups(state, groups, new Map(kept.map((line) => [line.id, line])));
}

function withGroups(state: EditorState, groups: Map<string, SentLine[]>, kept: Map<string, SentLine>): WireLine[] {
  const lines: WireLine[] = (groups.get("") ?? []).map(prose);
  let own = !groups.has("");
  state.field(places).forEach((place, n) => {
    const id = state.field(ids).get(place.uid) ?? "";
    const text = state.doc.line(n + 1).text;
    const { section, kind, level, number, locked } = place;
    if (!locked) return void (own && lines.push({ id, section, kind, level, number, locked, text }));
    const table = kept.get(id)?.table ?? state.field(tables).get(place.uid) ?? null;
    lines.push({ id, section, kind, level, number, locked, text, table }, ...(groups.get(id) ?? []).map(prose));
    own = !groups.has(id);
  });
  return lines;
}

function prose({ id, kind, section, text }: SentLine): WireLine {
  return { id, kind, section, text, level: 0, number: "", locked: false };
}

