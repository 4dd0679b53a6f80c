/** Headings, titles and tables stay: a change that touches them is cut down to the prose that it touches. */

import { Annotation, EditorState, Extension, Text, Transaction, TransactionSpec } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { Place, places } from "./place.js";

/** A change that may touch lines as it likes: the server's, or one that a command has checked itself. */
export const trusted = Annotation.define<boolean>();

interface Piece {
  from: number;
  to: number;
  insert?: Text;
}

const filter = EditorState.transactionFilter.of((transaction) => {
  if (!transaction.docChanged || transaction.annotation(trusted)) return transaction;
  if (transaction.isUserEvent("undo") || transaction.isUserEvent("redo")) return transaction;
  return touchesLocked(transaction) ? cut(transaction) : transaction;
});

/** What an input method writes over is deleted first: the browser would delete headings with it. */
const composing = EditorView.domEventHandlers({
  compositionstart(_event, view) {
    const { from, to } = view.state.selection.main;
    if (from < to && linesOf(view.state, from, to).some((place) => place.locked)) view.dispatch(view.state.replaceSelection(""), { userEvent: "delete" });
    return false;
  },
});

export const lock: Extension = [filter, composing];

function touchesLocked(transaction: Transaction): boolean {
  const state = transaction.startState;
  let touched = false;
  transaction.changes.iterChanges((from, to) => {
    touched ||= linesOf(state, from, to).some((place) => place.locked);
  });
  return touched;
}

function linesOf(state: EditorState, from: number, to: number): readonly Place[] {
  const [first, last] = [state.doc.lineAt(from).number, state.doc.lineAt(to).number];
  return state.field(places).slice(first - 1, last);
}

function cut(transaction: Transaction): TransactionSpec {
  const pieces: Piece[] = [];
  transaction.changes.iterChanges((from, to, _fromB, _toB, insert) => {
    pieces.push(...proseOf(transaction.startState, from, to, insert));
  });
  const userEvent = transaction.annotation(Transaction.userEvent);
  const told = { effects: transaction.effects, scrollIntoView: true, ...(userEvent ? { userEvent } : {}) };
  const [first] = pieces;
  return first ? { changes: pieces, selection: { anchor: first.from + (first.insert?.length ?? 0) }, ...told } : told;
}

/** The parts of a range that lie in runs of prose; what was to be inserted goes to the first. */
function proseOf(state: EditorState, from: number, to: number, insert: Text): Piece[] {
  const pieces: Piece[] = [];
  const list = state.field(places);
  const last = state.doc.lineAt(to).number;
  for (let n = state.doc.lineAt(from).number, open = false; n <= last; n++) {
    const line = state.doc.line(n);
    const prose = !list[n - 1]!.locked;
    if (prose && open) pieces[pieces.length - 1]!.to = Math.min(line.to, to);
    else if (prose) pieces.push({ from: Math.max(line.from, from), to: Math.min(line.to, to) });
    open = prose;
  }
  if (pieces[0] && insert.length) pieces[0].insert = insert;
  return pieces.filter((piece) => piece.to > piece.from || piece.insert);
}
