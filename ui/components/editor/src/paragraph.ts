/** Enter, Backspace and Delete where a paragraph begins or ends; what is pasted as lines. */

import { EditorSelection, EditorState, Extension, Prec } from "@codemirror/state";
import { Command, EditorView, keymap } from "@codemirror/view";
import { clipboard, Exchange } from "./clipboard.js";
import { copiedLines, putLines } from "./copied.js";
import { drag } from "./drag.js";
import { Place, places, putPlaces } from "./place.js";
import { trusted } from "./lock.js";

const newParagraph: Command = (view) => {
  if (view.state.readOnly) return false;
  const { from, to } = view.state.selection.main;
  const line = view.state.doc.lineAt(from);
  const place = at(view.state, line.number);
  if (place.locked) return after(view, line.to, place);
  if (place.kind === "item" && !line.length) return leaveList(view, line.number);
  view.dispatch({
    changes: { from, to, insert: view.state.lineBreak },
    selection: EditorSelection.cursor(from + 1),
    scrollIntoView: true,
    userEvent: "input",
  });
  return true;
};

const at = (state: EditorState, number: number): Place => state.field(places)[number - 1]!;

function after(view: EditorView, end: number, place: Place): boolean {
  if (place.kind === "title") return true;
  view.dispatch({
    changes: { from: end, insert: view.state.lineBreak },
    selection: EditorSelection.cursor(end + 1),
    annotations: trusted.of(true),
    scrollIntoView: true,
    userEvent: "input",
  });
  return true;
}

function leaveList(view: EditorView, number: number): boolean {
  const list = view.state.field(places).map((place, n) => (n === number - 1 ? { ...place, kind: "paragraph" as const } : place));
  view.dispatch({ effects: putPlaces.of(list), userEvent: "input" });
  return true;
}

/** An empty paragraph beside a heading or a table goes; one with text stays apart. */
const joinBack: Command = (view) => {
  const { main, doc } = { main: view.state.selection.main, doc: view.state.doc };
  const line = doc.lineAt(main.head);
  if (!main.empty || main.head !== line.from || line.number === 1) return false;
  if (at(view.state, line.number).locked) return true;
  if (!at(view.state, line.number - 1).locked) return false;
  return line.length ? true : dropLine(view, line.from - 1, line.to, line.from - 1);
};

const joinForward: Command = (view) => {
  const { main, doc } = { main: view.state.selection.main, doc: view.state.doc };
  const line = doc.lineAt(main.head);
  if (!main.empty || main.head !== line.to || line.number === doc.lines) return false;
  if (at(view.state, line.number).locked) return true;
  if (!at(view.state, line.number + 1).locked) return false;
  if (line.length || line.number === 1) return true;
  return dropLine(view, line.from - 1, line.to, line.from);
};

function dropLine(view: EditorView, from: number, to: number, cursor: number): boolean {
  if (view.state.readOnly) return true;
  view.dispatch({
    changes: { from, to },
    selection: EditorSelection.cursor(Math.max(0, cursor)),
    annotations: trusted.of(true),
    scrollIntoView: true,
    userEvent: "delete",
  });
  return true;
}

/** From the first prose to the last: what is typed over it begins where one may type. */
const selectProse: Command = (view) => {
  const list = view.state.field(places);
  const lines = list.flatMap((place, n) => (place.locked ? [] : [view.state.doc.line(n + 1)]));
  if (!lines.length) return false;
  view.dispatch({ selection: { anchor: lines[0]!.from, head: lines[lines.length - 1]!.to }, userEvent: "select" });
  return true;
};

/** A triple click takes the paragraph and not its end, so that typing does not join it to the next. */
const wholeLine = EditorState.transactionFilter.of((transaction) => {
  if (!transaction.isUserEvent("select.pointer")) return transaction;
  const { from, to } = transaction.newSelection.main;
  const line = transaction.newDoc.lineAt(from);
  return from === line.from && to === line.to + 1 ? [transaction, { selection: { anchor: from, head: line.to }, sequential: true }] : transaction;
});

/** Lines of a paste become paragraphs: no empty ones, no indent of others, no control characters. */
export function cleanPaste(text: string): string {
  const lines = text.replace(/\r\n?|[\u2028\u2029\v\f]/g, "\n").split("\n");
  if (lines.length === 1) return strip(text);
  const whole = lines.map((line) => strip(line).replace(/^[\s\u3000]+|[\s\u3000]+$/g, ""));
  return whole.filter(Boolean).join("\n");
}

const strip = (line: string): string => line.replace(/\t/g, " ").replace(/[\u0000-\u001f\u007f\u200b\ufeff]/g, "");

const EXCHANGE: Exchange = { copied: copiedLines, put: putLines, clean: cleanPaste };

export const paragraphs: Extension = [
  Prec.high(
    keymap.of([
      { key: "Enter", run: newParagraph, shift: newParagraph },
      { key: "Mod-a", run: selectProse, preventDefault: true },
      { key: "Backspace", run: joinBack },
      { key: "Delete", run: joinForward },
    ]),
  ),
  wholeLine,
  [clipboard(EXCHANGE), drag(EXCHANGE)],
];
