/** 插入数据: `[[`, 【【 or Ctrl+K opens the vocabulary; choosing puts the slot in. */

import { acceptCompletion, autocompletion, closeCompletion, Completion, CompletionContext, CompletionResult, completionStatus, startCompletion } from "@codemirror/autocomplete";
import { EditorState, Extension, Prec, StateEffect, StateField } from "@codemirror/state";
import { Command, EditorView, keymap } from "@codemirror/view";
import { el } from "./dom.js";
import { lexicon, search } from "./lexicon.js";
import { places } from "./place.js";
import { Entry } from "./wire.js";

const TYPED = /(?:\[\[|【【)([^\[\]【】\n]*)$/;

const putAsked = StateEffect.define<boolean>();
/** Whether the open brackets came from the button: then Esc takes them away again. */
const asked = StateField.define<boolean>({
  create: () => false,
  update: (old, transaction) => transaction.effects.reduce((now, one) => (one.is(putAsked) ? one.value : now), old),
});

function source(context: CompletionContext): CompletionResult | null {
  const before = context.matchBefore(TYPED);
  if (!before) return null;
  const query = before.text.slice(2);
  const entries = search(context.state.field(lexicon).entries, query);
  const options = entries.map((entry, n) => optionOf(entry, before.from, entries.length - n));
  return { from: before.from + 2, options, filter: false, update: (_old, _from, _to, now) => source(now) };
}

function optionOf(entry: Entry, from: number, boost: number): Completion & { entry: Entry } {
  return {
    entry,
    label: entry.slot,
    displayLabel: entry.label,
    boost,
    apply: (view, _completion, _from, to) => insertSlot(view, from, to, entry.slot),
  };
}

function insertSlot(view: EditorView, from: number, to: number, slot: string): void {
  const closed = view.state.sliceDoc(to, to + 2);
  const end = closed === "]]" || closed === "】】" ? to + 2 : to;
  const insert = `[[${slot}]]`;
  view.dispatch({
    changes: { from, to: end, insert },
    selection: { anchor: from + insert.length },
    effects: putAsked.of(false),
    userEvent: "input.complete",
  });
}

const KINDS: Record<string, string> = { figure: "数据", fact: "信息", claim: "结论" };

const drawPrint = (option: Completion): Node | null => {
  const entry = (option as { entry?: Entry }).entry;
  return entry ? el("span", "qc-option-print", entry.print) : null;
};

const drawKind = (option: Completion): Node | null => {
  const entry = (option as { entry?: Entry }).entry;
  return entry ? el("span", "qc-option-kind", [KINDS[entry.kind] ?? entry.kind, entry.group].filter(Boolean).join("·")) : null;
};

/** Opens the list at the cursor. */
export const askData: Command = (view) => {
  const { from, to } = view.state.selection.main;
  if (view.state.readOnly || isLocked(view.state, from)) return true;
  view.dispatch({ changes: { from, to, insert: "[[" }, selection: { anchor: from + 2 }, effects: putAsked.of(true), userEvent: "input" });
  view.focus();
  startCompletion(view);
  return true;
};

const isLocked = (state: EditorState, at: number): boolean =>
  state.field(places, false)?.[state.doc.lineAt(at).number - 1]?.locked ?? false;

/** Enter that comes before the list takes what would be its first. */
export const takeFirst: Command = (view) => {
  if (view.state.readOnly || completionStatus(view.state) !== "pending") return false;
  const { head, typed } = typedBefore(view);
  const [first] = typed ? search(view.state.field(lexicon).entries, typed[1]!) : [];
  if (first) insertSlot(view, head - typed![0].length, head, first.slot);
  return first !== undefined;
};

const leave: Command = (view) => {
  if (!view.state.field(asked)) return false;
  closeCompletion(view);
  removeTyped(view);
  return true;
};

function typedBefore({ state }: EditorView): { head: number; typed: RegExpExecArray | null } {
  const head = state.selection.main.head;
  const line = state.doc.lineAt(head);
  return { head, typed: TYPED.exec(line.text.slice(0, head - line.from)) };
}

function removeTyped(view: EditorView): void {
  const { head, typed } = typedBefore(view);
  const changes = typed ? { from: head - typed[0].length, to: head } : [];
  view.dispatch({ changes, effects: putAsked.of(false), userEvent: "delete" });
}

export const completion: Extension = [
  asked,
  Prec.highest(
    keymap.of([
      { key: "Escape", run: leave },
      { key: "Mod-k", run: askData, preventDefault: true },
      { key: "Enter", run: takeFirst },
      { key: "Tab", run: (view) => acceptCompletion(view) || takeFirst(view) },
    ]),
  ),
  autocompletion({
    override: [source],
    icons: false,
    activateOnTypingDelay: 50,
    interactionDelay: 0,
    maxRenderedOptions: 60,
    addToOptions: [
      { render: drawPrint, position: 60 },
      { render: drawKind, position: 70 },
    ],
    tooltipClass: () => "qc-options",
  }),
];
