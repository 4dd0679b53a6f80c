/** Findings in the text: placed by line and code points, carried through edits, gone when their text is. */

import { ChangeDesc, EditorState, StateEffect, StateField, Text } from "@codemirror/state";
import { Decoration, DecorationSet, EditorView } from "@codemirror/view";
import { drift } from "./drift.js";
import { toUnits } from "./offsets.js";
import { HEAD, ids, lineOf, placeAt, putTables, Spot, tables, textOf } from "./place.js";
import { Fix, Mark, Severity } from "./wire.js";

export interface PlacedFix {
  title: string;
  from: number;
  to: number;
  insert: string;
  was: string;
}

export interface PlacedMark {
  mark: Mark;
  from: number;
  to: number;
  fixes: PlacedFix[];
}

export const putMarks = StateEffect.define<readonly Mark[]>();
export const flash = StateEffect.define<{ from: number; to: number } | null>();

export const marks = StateField.define<readonly PlacedMark[]>({
  create: () => [],
  update(old, transaction) {
    const put = transaction.effects.filter((effect) => effect.is(putMarks)).pop();
    if (put) return placed(transaction.state, put.value);
    const now = transaction.docChanged ? kept(old, transaction.changes, transaction.newDoc) : old;
    const typed = transaction.effects.some((effect) => effect.is(putTables));
    return typed ? now.filter((one) => !one.mark.cell || standsInCell(transaction.state, one)) : now;
  },
});

/** Marks of the text that Python knows, where they stand now; those of cells are placed at their table. */
function placed(state: EditorState, list: readonly Mark[]): PlacedMark[] {
  const found = list.flatMap((mark) => place(state, mark) ?? []);
  return found.sort((a, b) => a.from - b.from || a.to - b.to);
}

function place(state: EditorState, mark: Mark): PlacedMark[] | null {
  const { base } = state.field(drift);
  const at = lineOf(mark.line, base.places, state.field(ids));
  if (at < 0) return null;
  const line = base.doc.line(at + 1);
  if (mark.cell) {
    const whole = { mark, from: base.changes.mapPos(line.from, 1), to: base.changes.mapPos(line.to, -1), fixes: [] };
    return standsInCell(state, whole) ? [whole] : null;
  }
  const whole = within(line.text, mark, line.from);
  return whole && kept([whole], base.changes, state.doc);
}

/** A mark with its fixes in a text that begins at `from`, or nothing where its words are not there. */
function within(text: string, mark: Mark, from = 0): PlacedMark | null {
  const span = (start: number, end: number) => ({ from: from + toUnits(text, start), to: from + toUnits(text, end) });
  const was = (start: number, end: number) => text.slice(toUnits(text, start), toUnits(text, end));
  if (was(mark.start, mark.end) !== mark.text) return null;
  const fixAt = (fix: Fix) => ({ title: fix.title, insert: fix.insert, ...span(fix.start, fix.end), was: was(fix.start, fix.end) });
  return { mark, ...span(mark.start, mark.end), fixes: mark.fixes.map(fixAt) };
}

/** Marks of one cell, placed in its text. */
export const inCell = (text: string, found: readonly Mark[]): PlacedMark[] =>
  found.flatMap((mark) => within(text, { ...mark, cell: null }) ?? []);

function standsInCell(state: EditorState, { mark, from }: PlacedMark): boolean {
  const table = state.field(tables).get(placeAt(state, from).uid);
  return !!table && !!within(textOf(table, mark.cell!), mark);
}

export function kept(old: readonly PlacedMark[], changes: ChangeDesc, doc: Text): PlacedMark[] {
  return old.flatMap((one) => {
    const now = { ...one, ...mapped(one, changes) };
    const same = one.mark.cell || (now.from < now.to && doc.sliceString(now.from, now.to) === one.mark.text);
    if (!same) return [];
    now.fixes = one.fixes.map((fix) => ({ ...fix, ...mapped(fix, changes) }));
    now.fixes = now.fixes.filter((fix) => fix.from <= fix.to && doc.sliceString(fix.from, fix.to) === fix.was);
    return [now];
  });
}

const mapped = (span: { from: number; to: number }, changes: ChangeDesc) =>
  span.from === span.to
    ? { from: changes.mapPos(span.from, -1), to: changes.mapPos(span.from, -1) }
    : { from: changes.mapPos(span.from, 1), to: changes.mapPos(span.to, -1) };

export const markAt = (state: EditorState, position: number): PlacedMark | undefined =>
  state
    .field(marks)
    .filter((one) => !one.mark.cell && one.from <= position && position <= one.to)
    .sort((a, b) => a.to - a.from - (b.to - b.from))[0];

/** From the document's start to its end; in a table row by row. */
export function inOrder(a: { from: number; cell: Spot | null }, b: { from: number; cell: Spot | null }): number {
  const [one, other] = [a, b].map(({ cell }) => cell ?? [HEAD - 1, 0]) as [Spot, Spot];
  return a.from - b.from || one[0] - other[0] || one[1] - other[1];
}

const STYLES: Record<Severity, Decoration> = {
  error: Decoration.mark({ class: "qc-mark qc-error" }),
  warning: Decoration.mark({ class: "qc-mark qc-warning" }),
  hint: Decoration.mark({ class: "qc-mark qc-hint" }),
};

function underlined(state: EditorState): DecorationSet {
  const list = state.field(marks).filter((one) => !one.mark.cell && one.from < one.to);
  return Decoration.set(list.map((one) => STYLES[one.mark.severity].range(one.from, one.to)), true);
}

const FLASH = Decoration.mark({ class: "qc-flash" });

const flashing = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(old, transaction) {
    const put = transaction.effects.filter((effect) => effect.is(flash)).pop();
    if (!put) return old.map(transaction.changes);
    return put.value && put.value.from < put.value.to ? Decoration.set(FLASH.range(put.value.from, put.value.to)) : Decoration.none;
  },
  provide: (field) => EditorView.decorations.from(field),
});

export const underlines = EditorView.decorations.compute([marks], underlined);

export const markFields = [marks, flashing, underlines];
