/** What is copied reads in other programs as it prints; here it comes back with its slots. */

import { EditorState, Extension, Prec } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { reads } from "./lexicon.js";

/** Kept by the browser beside the plain text, for its own pages alone. */
const BOUND = "application/x-qicao-bound";

function copied(event: ClipboardEvent, { state }: EditorView): boolean {
  const text = chosen(state);
  if (!text || !event.clipboardData) return true;
  event.clipboardData.setData("text/plain", reads(state, text));
  event.clipboardData.setData(BOUND, text);
  event.preventDefault();
  return true;
}

const chosen = (state: EditorState): string => state.sliceDoc(state.selection.main.from, state.selection.main.to);

function cut(event: ClipboardEvent, view: EditorView): boolean {
  copied(event, view);
  if (!view.state.readOnly && event.defaultPrevented) view.dispatch(view.state.replaceSelection(""), { userEvent: "delete.cut", scrollIntoView: true });
  return true;
}

function pasted(clean: (text: string) => string) {
  return (event: ClipboardEvent, view: EditorView): boolean => {
    const text = event.clipboardData?.getData(BOUND);
    if (!text || view.state.readOnly) return false;
    event.preventDefault();
    view.dispatch(view.state.replaceSelection(clean(text)), { userEvent: "input.paste", scrollIntoView: true });
    return true;
  };
}

/** `clean` makes of a foreign text what may stand here. */
export const clipboard = (clean: (text: string) => string): Extension => [
  Prec.high(EditorView.domEventHandlers({ copy: copied, cut, paste: pasted(clean) })),
  EditorView.clipboardInputFilter.of(clean),
];
