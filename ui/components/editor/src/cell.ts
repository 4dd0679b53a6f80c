/** A small editor for the bound text of one cell: Enter keeps, Esc leaves, Tab goes on, F2 goes to what was found. */

import { history, historyKeymap, standardKeymap } from "@codemirror/commands";
import { EditorState, Prec, TransactionSpec } from "@codemirror/state";
import { EditorView, keymap, showTooltip, Tooltip, TooltipView } from "@codemirror/view";
import { completionStatus } from "@codemirror/autocomplete";
import { markCard } from "./card.js";
import { chips } from "./chip.js";
import { clipboard, Exchange } from "./clipboard.js";
import { completion, takeFirst } from "./completion.js";
import { CopiedLine } from "./copied.js";
import { el } from "./dom.js";
import { drag } from "./drag.js";
import { Lexicon, lexicon } from "./lexicon.js";
import { marks, PlacedMark, underlines } from "./mark.js";
import { cleanPaste } from "./paragraph.js";
import { PHRASES } from "./phrases.js";

export interface CellEnd {
  keep(text: string, step: -1 | 0 | 1): void;
  leave(): void;
}

export interface CellText {
  text: string;
  words: Lexicon;
  found: readonly PlacedMark[];
}

export function editCell(parent: HTMLElement, root: DocumentOrShadowRoot, of: CellText, end: CellEnd): EditorView {
  let open = true;
  const once = (run: () => void) => {
    if (open) {
      open = false;
      run();
    }
    return true;
  };
  const keep = (view: EditorView, step: -1 | 0 | 1) => once(() => end.keep(view.state.doc.toString(), step));
  const own = extensions(of, keep, () => once(end.leave));
  const state = EditorState.create({ doc: of.text, selection: { anchor: of.text.length }, extensions: own });
  const view = new EditorView({ state, parent, root: root as ShadowRoot });
  view.dom.addEventListener("focusout", ({ relatedTarget }) => {
    if (view.dom.isConnected && !view.dom.contains(relatedTarget as Node | null)) keep(view, 0);
  });
  view.focus();
  return view;
}

function extensions({ words, found }: CellText, keep: (view: EditorView, step: -1 | 0 | 1) => boolean, leave: () => boolean) {
  const busy = (view: EditorView) => completionStatus(view.state) === "active" || view.composing;
  return [
    lexicon.init(() => words),
    marks.init(() => found),
    [underlines, card],
    EditorState.phrases.of(PHRASES),
    chips,
    Prec.highest(
      keymap.of([
        { key: "Enter", run: (view) => takeFirst(view) || (!busy(view) && keep(view, 0)) },
        { key: "Tab", run: (view) => takeFirst(view) || (!busy(view) && keep(view, 1)), shift: (view) => keep(view, -1) },
        { key: "Escape", run: (view) => !busy(view) && leave() },
        { key: "F2", run: toCard, preventDefault: true },
      ]),
    ),
    completion,
    history(),
    EditorView.lineWrapping,
    EditorState.changeFilter.of((transaction) => transaction.newDoc.lines === 1),
    EditorView.updateListener.of(({ transactions, view }) => {
      if (transactions.some((one) => one.isUserEvent("input.fix"))) queueMicrotask(() => keep(view, 0));
    }),
    [clipboard(EXCHANGE), drag(EXCHANGE)],
    EditorView.contentAttributes.of({ "aria-label": "单元格", spellcheck: "false" }),
    keymap.of([...historyKeymap, ...standardKeymap]),
  ];
}

const clean = (pasted: string): string => cleanPaste(pasted).replace(/\n/g, " ").trim();

/** What is copied in a cell are words and no lines. */
function copiedWords(state: EditorState): CopiedLine[] {
  const { from, to } = state.selection.main;
  return [{ id: "", kind: "paragraph", locked: false, text: state.sliceDoc(from, to), whole: false }];
}

const putWords = (state: EditorState, lines: readonly CopiedLine[]): TransactionSpec =>
  state.update(state.replaceSelection(clean(lines.map(({ text }) => text).join("\n"))), { userEvent: "input.paste", scrollIntoView: true });

const EXCHANGE: Exchange = { copied: copiedWords, put: putWords, clean };

/** What was found in the cell, below it, as long as its words stand. */
const card = showTooltip.compute([marks], (state): Tooltip | null => {
  const [first] = state.field(marks);
  return first ? { pos: first.from, above: false, arrow: false, create: (view) => cardOf(view) } : null;
});

function cardOf(view: EditorView): TooltipView {
  const dom = el("div", "qc-card", ...view.state.field(marks).map((one) => markCard(view, one)));
  dom.setAttribute("role", "dialog");
  dom.addEventListener("mousedown", (event) => event.preventDefault());
  dom.addEventListener("keydown", (event) => event.key === "Escape" && view.focus());
  return { dom };
}

function toCard(view: EditorView): boolean {
  view.dom.querySelector<HTMLButtonElement>(".qc-card button")?.focus();
  return true;
}
