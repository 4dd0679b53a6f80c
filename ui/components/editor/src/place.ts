/** What each line of the document is: its place in the report, its id, its table. */

import { invertedEffects } from "@codemirror/commands";
import { ChangeSet, EditorState, Extension, StateEffect, StateField, Text, Transaction } from "@codemirror/state";
import { LineSpan, succeed } from "./succession.js";
import { Kind, SentLine, TableData, WireLine } from "./wire.js";
import { wellFormed } from "./offsets.js";

/** `uid` lasts as long as the line does here; the server's id may come later. */
export interface Place {
  uid: number;
  section: string;
  kind: Kind;
  level: number;
  number: string;
  locked: boolean;
}

let count = 0;
const nextUid = (): number => ++count;

export const putPlaces = StateEffect.define<readonly Place[]>();
export const putIds = StateEffect.define<[number, string][]>();
export const putTables = StateEffect.define<[number, TableData][]>();

export function placeOf(line: WireLine): Place {
  const { section, kind, level, number } = line;
  return { uid: nextUid(), section, kind, level, number, locked: line.locked || !isProse(kind) };
}

export const isProse = (kind: Kind): boolean => kind === "paragraph" || kind === "item";

/** A line of its own, of the kind and in the section of another. */
export function fresh(like: Place): Place {
  const kind = isProse(like.kind) ? like.kind : "paragraph";
  return { uid: nextUid(), section: like.section, kind, level: 0, number: "", locked: false };
}

export const places = StateField.define<readonly Place[]>({
  create: () => [],
  update(old, transaction) {
    const put = transaction.effects.filter((effect) => effect.is(putPlaces)).pop();
    if (put && put.value.length === transaction.newDoc.lines) return put.value;
    if (!transaction.docChanged) return old;
    return succeed(old, lineSpans(transaction.changes, transaction.startState.doc, transaction.newDoc), fresh);
  },
});

function lineSpans(changes: ChangeSet, before: Text, after: Text): LineSpan[] {
  const spans: LineSpan[] = [];
  changes.iterChangedRanges((fromA, toA, fromB, toB) => {
    const [first, last] = [before.lineAt(fromA), before.lineAt(toA)];
    const tail = fromA === first.from && toA < last.to && after.lineAt(toB).from === toB;
    const numbers = [first, last, after.lineAt(fromB), after.lineAt(toB)].map((line) => line.number - 1);
    spans.push({ a1: numbers[0]!, a2: numbers[1]!, b1: numbers[2]!, b2: numbers[3]!, tail });
  });
  return spans;
}

export const ids = mapField(putIds);
export const tables = mapField(putTables);

function mapField<T>(effect: ReturnType<typeof StateEffect.define<[number, T][]>>): StateField<ReadonlyMap<number, T>> {
  return StateField.define<ReadonlyMap<number, T>>({
    create: () => new Map(),
    update(old, transaction) {
      const put = transaction.effects.flatMap((one) => (one.is(effect) ? one.value : []));
      return put.length ? new Map([...old, ...put]) : old;
    },
  });
}

/** Undo brings back which line was which, and what stood in the cells. */
const undoing = invertedEffects.of((transaction) => [...placesBefore(transaction), ...tablesBefore(transaction)]);

function placesBefore(transaction: Transaction): StateEffect<unknown>[] {
  const put = transaction.effects.some((effect) => effect.is(putPlaces));
  return put || changesLines(transaction) ? [putPlaces.of(transaction.startState.field(places))] : [];
}

function changesLines({ changes, startState }: Transaction): boolean {
  let found = false;
  changes.iterChanges((from, to, _fromB, _toB, text) => {
    found ||= text.lines > 1 || startState.doc.lineAt(from).to < to;
  });
  return found;
}

function tablesBefore(transaction: Transaction): StateEffect<unknown>[] {
  const now = transaction.startState.field(tables);
  return transaction.effects.flatMap((effect) => {
    if (!effect.is(putTables)) return [];
    return [putTables.of(effect.value.flatMap(([uid]) => (now.has(uid) ? [[uid, now.get(uid)!]] : [])))];
  });
}

/** Row and column of a cell. */
export type Spot = [row: number, column: number];
/** Row of the header. */
export const HEAD = -1;

export const textOf = (table: TableData, [row, column]: Spot): string => (row === HEAD ? table.header : table.rows[row])?.[column] ?? "";

export const placeFields: Extension = [places, ids, tables, undoing];

export function placeAt(state: EditorState, position: number): Place {
  return state.field(places)[state.doc.lineAt(position).number - 1]!;
}

/** The id of the line at a position, "" for one that the server has not named yet. */
export function idAt(state: EditorState, position: number): string {
  return state.field(ids).get(placeAt(state, position).uid) ?? "";
}

/** 0-based number of the line with an id, -1 if there is none. */
export function lineOf(id: string, list: readonly Place[], known: ReadonlyMap<number, string>): number {
  return list.findIndex((place) => known.get(place.uid) === id);
}

/** The lines as they are sent and kept. */
export function sentLines(state: EditorState): SentLine[] {
  const [known, grids] = [state.field(ids), state.field(tables)];
  return state.field(places).map((place, at) => {
    const { uid, kind, section } = place;
    const text = wellFormed(state.doc.line(at + 1).text);
    const line: SentLine = { id: known.get(uid) ?? "", kind, section, text };
    return kind === "table" && grids.has(uid) ? { ...line, table: grids.get(uid)! } : line;
  });
}
