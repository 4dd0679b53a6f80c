/** What is looked for, where it stands, and which of the places is shown. */

import { EditorState, Prec, StateEffect, StateField, Transaction } from "@codemirror/state";
import { Decoration, DecorationSet, EditorView } from "@codemirror/view";
import { Hit, hitsIn } from "./hits.js";
import { lexicon, printOf } from "./lexicon.js";
import { HEAD, Place, places, Spot, tables } from "./place.js";

/** In a cell `from` and `to` are those of the table's line. */
export interface Found extends Hit {
  uid: number;
  cell: Spot | null;
}

export interface Query {
  open: boolean;
  words: string;
}

export const ask = StateEffect.define<Query>();
export const show = StateEffect.define<Found>();

export const query = StateField.define<Query>({
  create: () => ({ open: false, words: "" }),
  update: (old, transaction) => transaction.effects.reduce((now, one) => (one.is(ask) ? one.value : now), old),
});

export const hits = StateField.define<readonly Found[]>({
  create: () => [],
  update: (old, transaction) => (transaction.docChanged || otherThan(transaction) ? find(transaction.state) : old),
});

function otherThan({ startState, state }: Transaction): boolean {
  const changed = <T>(field: StateField<T>) => startState.field(field) !== state.field(field);
  return changed(query) || changed(places) || changed(tables) || changed(lexicon);
}

/** The hit that was gone to last, until something else is done. */
export const now = StateField.define<Found | null>({
  create: () => null,
  update(old, transaction) {
    const put = transaction.effects.filter((effect) => effect.is(show)).pop();
    if (put) return put.value;
    return transaction.docChanged || transaction.selection ? null : same(transaction.state.field(hits), old);
  },
});

/** The hit among those that were found anew. */
const same = (list: readonly Found[], one: Found | null): Found | null =>
  (one && list.find((other) => other.from === one.from && other.to === one.to && String(other.cell) === String(one.cell))) ?? null;

function find(state: EditorState): Found[] {
  const { open, words } = state.field(query);
  return open && words ? state.field(places).flatMap((place, n) => inLine(state, place, n + 1, words)) : [];
}

function inLine(state: EditorState, place: Place, number: number, words: string): Found[] {
  const { from, to, text } = state.doc.line(number);
  const { uid } = place;
  const print = (key: string) => printOf(state.field(lexicon), key);
  const table = state.field(tables).get(uid);
  if (!table) {
    const found = hitsIn(text, words, print);
    return found.map((hit) => ({ from: from + hit.from, to: from + hit.to, fixed: hit.fixed || place.locked, uid, cell: null }));
  }
  const cells = [table.header, ...table.rows].flatMap((row, n) => row.map((cell, column) => ({ cell, spot: [HEAD + n, column] as Spot })));
  const found = cells.filter(({ cell }) => hitsIn(cell, words, print).length);
  return found.map(({ spot }) => ({ from, to, fixed: true, uid, cell: spot }));
}

const HIT = Decoration.mark({ class: "qc-hit", inclusive: true });
const NOW = Decoration.mark({ class: "qc-hit qc-hit-now", inclusive: true });

function highlights(state: EditorState): DecorationSet {
  const shown = state.field(now);
  const list = state.field(hits).filter((one) => !one.cell);
  return Decoration.set(list.map((one) => (one === shown ? NOW : HIT).range(one.from, one.to)));
}

export const findFields = [query, hits, now, Prec.lowest(EditorView.decorations.compute([hits, now], highlights))];
