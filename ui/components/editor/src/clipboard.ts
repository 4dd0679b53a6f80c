/** What is copied reads in other programs as it prints; here it comes back with its slots, and as the lines that it was. */

import { EditorState, Extension, Prec, TransactionSpec } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { CopiedLine } from "./copied.js";
import { reads } from "./lexicon.js";

/** Kept by the browser beside the plain text, for its own pages alone. */
export const LINES = "application/x-qicao-lines";

/** How a text takes out lines and puts lines in; `clean` makes of a foreign text what may stand there. */
export interface Exchange {
  copied(state: EditorState): CopiedLine[];
  put(state: EditorState, lines: CopiedLine[]): TransactionSpec | null;
  clean(text: string): string;
}

const copy = ({ copied }: Exchange) =>
  function (event: ClipboardEvent, { state }: EditorView): boolean {
    const { from, to, empty } = state.selection.main;
    if (empty || !event.clipboardData) return true;
    event.clipboardData.setData("text/plain", reads(state, state.sliceDoc(from, to)));
    event.clipboardData.setData(LINES, JSON.stringify(copied(state)));
    event.preventDefault();
    return true;
  };

const cut = (exchange: Exchange) =>
  function (event: ClipboardEvent, view: EditorView): boolean {
    copy(exchange)(event, view);
    if (!view.state.readOnly && event.defaultPrevented) view.dispatch(view.state.replaceSelection(""), { userEvent: "delete.cut", scrollIntoView: true });
    return true;
  };

const paste = ({ put, clean }: Exchange) =>
  function (event: ClipboardEvent, view: EditorView): boolean {
    const lines = linesOf(event.clipboardData?.getData(LINES) ?? "", clean);
    if (!lines.length || view.state.readOnly) return false;
    event.preventDefault();
    const change = put(view.state, lines);
    if (change) view.dispatch(change);
    return true;
  };

/** Lines out of a clipboard that any page may have filled: what is no line is not taken. */
export function linesOf(raw: string, clean: (text: string) => string): CopiedLine[] {
  try {
    const given: unknown = JSON.parse(raw);
    return Array.isArray(given) ? given.filter(isLine).map((line) => ({ ...line, text: clean(line.text.replace(/[\r\n]+/g, " ")) })) : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

const isLine = (line: Partial<CopiedLine> | null): line is CopiedLine => typeof line?.text === "string" && typeof line.kind === "string";

export const clipboard = (exchange: Exchange): Extension => [
  Prec.high(EditorView.domEventHandlers({ copy: copy(exchange), cut: cut(exchange), paste: paste(exchange) })),
  EditorView.clipboardInputFilter.of(exchange.clean),
];
