/** The state of a document: all fields and keys put together. */

import { history, historyKeymap, isolateHistory, redo, standardKeymap } from "@codemirror/commands";
import { highlightSelectionMatches } from "@codemirror/search";
import { Annotation, Compartment, EditorState, Extension, Transaction, TransactionSpec } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { chips } from "./chip.js";
import { completion } from "./completion.js";
import { Difference } from "./difference.js";
import { drift, moved } from "./drift.js";
import { finder } from "./finder.js";
import { lineLooks } from "./heading.js";
import { lexicon } from "./lexicon.js";
import { lock, trusted } from "./lock.js";
import { markFields } from "./mark.js";
import { Outlet, outlet } from "./outlet.js";
import { paragraphs } from "./paragraph.js";
import { PHRASES } from "./phrases.js";
import { ids, placeFields, placeOf, places, putIds, putPlaces, putTables, tables } from "./place.js";
import { proposals } from "./proposal.js";
import { rewriting } from "./rewrite.js";
import { tableBlocks } from "./table.js";
import { tips } from "./tip.js";
import { unbound } from "./unbound.js";
import { Incoming, TableData } from "./wire.js";

/** A change that came from Python: it does not count as the person's. */
export const fromServer = Annotation.define<boolean>();
export const reading = new Compartment();

export const readOnly = (on: boolean): Extension => [EditorState.readOnly.of(on), EditorView.editable.of(!on)];

export function stateOf(incoming: Incoming, out: Outlet, own: Extension): EditorState {
  const list = incoming.lines.map(placeOf);
  const grids = incoming.lines.flatMap((line, n): [number, TableData][] => (line.table ? [[list[n]!.uid, line.table]] : []));
  const known = list.map((place, n): [number, string] => [place.uid, incoming.lines[n]!.id]);
  const fields = [places.init(() => list), ids.init(() => new Map(known)), tables.init(() => new Map(grids))];
  const doc = incoming.lines.map((line) => line.text.replace(/[\r\n]+/g, " ")).join("\n");
  return EditorState.create({ doc, extensions: [fields, outlet.of(out), reading.of(readOnly(incoming.readonly)), keys, behaviour, own] });
}

const keys = keymap.of([...historyKeymap, ...["Mod-y", "Mod-Shift-z"].map((key) => ({ key, run: redo, preventDefault: true })), ...standardKeymap]);

const behaviour: Extension = [
  EditorState.phrases.of(PHRASES),
  EditorState.allowMultipleSelections.of(false),
  EditorView.lineWrapping,
  EditorView.contentAttributes.of({ "aria-label": "报告正文", lang: "zh-CN", spellcheck: "false", autocorrect: "off" }),
  history(),
  finder,
  highlightSelectionMatches({ minSelectionLength: 2 }),
  [placeFields, lexicon, drift, markFields, unbound],
  [lock, paragraphs, lineLooks, chips, tableBlocks],
  [completion, tips, proposals, rewriting],
];

/** The transaction that makes the document the server's: one step back for Ctrl+Z. */
export function serverChange(found: Difference, settled: boolean): TransactionSpec {
  const effects = [putPlaces.of(found.places), putIds.of(found.ids)];
  return {
    changes: found.changes,
    effects: [...effects, ...(found.tables.length ? [putTables.of(found.tables)] : []), ...(settled ? [moved.of("settled")] : [])],
    annotations: [trusted.of(true), ...(settled ? [fromServer.of(true)] : []), isolateHistory.of("full")],
    ...(settled ? {} : { userEvent: "input.restore" }),
  };
}

/** Whether a transaction changes what is sent. */
export function changesContent(transaction: Transaction): boolean {
  if (transaction.annotation(fromServer)) return false;
  return transaction.docChanged || transaction.effects.some((effect) => effect.is(putTables) || effect.is(putPlaces));
}
