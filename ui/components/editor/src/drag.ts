/** What is dragged goes the way of what is cut and pasted: with its slots, and as the lines that it was. */

import { EditorState, Extension, Prec, TransactionSpec } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { Exchange, LINES, linesOf } from "./clipboard.js";
import { CopiedLine } from "./copied.js";
import { reads } from "./lexicon.js";
import { trusted } from "./lock.js";

/** The text that something is being dragged out of. */
let source: EditorView | null = null;

const copies = (event: DragEvent): boolean => (/Mac/.test(navigator.platform) ? event.altKey : event.ctrlKey);

const start = ({ copied }: Exchange) =>
  function (event: DragEvent, view: EditorView): boolean {
    source = view;
    if (!view.state.selection.main.empty) event.dataTransfer?.setData(LINES, JSON.stringify(copied(view.state)));
    return false;
  };

const drop = (exchange: Exchange) =>
  function (event: DragEvent, view: EditorView): boolean {
    const lines = linesOf(event.dataTransfer?.getData(LINES) ?? "", exchange.clean);
    if (!lines.length || view.state.readOnly) return false;
    const at = view.posAtCoords({ x: event.clientX, y: event.clientY }, false);
    const change = moved(view.state, lines, at, exchange, source === view && !copies(event));
    source = null;
    event.preventDefault();
    view.focus();
    if (change) view.dispatch(change);
    return true;
  };

/** What is chosen put at a place, and taken away from its own if `away`; nothing where it is dropped onto itself. */
export function moved(state: EditorState, lines: CopiedLine[], at: number, { put }: Exchange, away: boolean): TransactionSpec | null {
  const { from, to } = state.selection.main;
  if (away && from <= at && at <= to) return null;
  const taken = state.update(away ? state.replaceSelection("") : {});
  const there = taken.state.update({ selection: { anchor: taken.changes.mapPos(at) } }).state;
  const change = put(there, lines);
  if (!change) return null;
  const changes = taken.changes.compose(there.changes(change.changes));
  const { effects = [], selection } = change;
  return { changes, effects, ...(selection ? { selection } : {}), annotations: trusted.of(true), scrollIntoView: true, userEvent: "move.drop" };
}

export const drag = (exchange: Exchange): Extension => [
  Prec.high(EditorView.domEventHandlers({ dragstart: start(exchange), drop: drop(exchange), dragend: () => void (source = null) })),
  EditorView.clipboardOutputFilter.of((text, state) => reads(state, text)),
];
