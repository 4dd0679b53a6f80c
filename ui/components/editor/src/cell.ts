/** A small editor for the bound text of one cell: Enter keeps, Esc leaves, Tab goes on. */

import { history, historyKeymap, standardKeymap } from "@codemirror/commands";
import { EditorState, Prec } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { completionStatus } from "@codemirror/autocomplete";
import { chips } from "./chip.js";
import { completion } from "./completion.js";
import { Lexicon, lexicon } from "./lexicon.js";
import { PHRASES } from "./phrases.js";

export interface CellEnd {
  keep(text: string, step: -1 | 0 | 1): void;
  leave(): void;
}

export function editCell(parent: HTMLElement, root: DocumentOrShadowRoot, text: string, words: Lexicon, end: CellEnd): EditorView {
  let open = true;
  const once = (run: () => void) => {
    if (open) {
      open = false;
      run();
    }
    return true;
  };
  const keep = (view: EditorView, step: -1 | 0 | 1) => once(() => end.keep(view.state.doc.toString(), step));
  const state = EditorState.create({ doc: text, selection: { anchor: text.length }, extensions: extensions(words, keep, () => once(end.leave)) });
  const view = new EditorView({ state, parent, root: root as ShadowRoot });
  view.contentDOM.addEventListener("blur", () => view.dom.isConnected && keep(view, 0));
  view.focus();
  return view;
}

function extensions(words: Lexicon, keep: (view: EditorView, step: -1 | 0 | 1) => boolean, leave: () => boolean) {
  const busy = (view: EditorView) => completionStatus(view.state) === "active" || view.composing;
  return [
    lexicon.init(() => words),
    EditorState.phrases.of(PHRASES),
    chips,
    Prec.highest(
      keymap.of([
        { key: "Enter", run: (view) => !busy(view) && keep(view, 0) },
        { key: "Tab", run: (view) => !busy(view) && keep(view, 1), shift: (view) => keep(view, -1) },
        { key: "Escape", run: (view) => !busy(view) && leave() },
      ]),
    ),
    completion,
    history(),
    EditorState.changeFilter.of((transaction) => transaction.newDoc.lines === 1),
    EditorView.clipboardInputFilter.of((pasted) => pasted.replace(/\s*[\r\n]+\s*/g, " ").trim()),
    EditorView.contentAttributes.of({ "aria-label": "单元格", spellcheck: "false" }),
    keymap.of([...historyKeymap, ...standardKeymap]),
  ];
}
