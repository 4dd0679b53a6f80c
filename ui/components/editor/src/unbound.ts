/** Quantities typed by hand since the text that Python has judged: underlined at once as 未绑定. */

import { EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";
import { spans } from "./boundtext.js";
import { changedRanges, drift } from "./drift.js";
import { marks } from "./mark.js";
import { places } from "./place.js";
import { Found, quantities } from "./quantity.js";

/** While an input method composes nothing is redrawn; this asks for it afterwards. */
export const composed = StateEffect.define<null>();

export const unbound = StateField.define<readonly Found[]>({
  create: () => [],
  update(old, transaction) {
    const moved = transaction.docChanged || transaction.startState.field(drift) !== transaction.state.field(drift);
    const asked = transaction.effects.some((effect) => effect.is(composed));
    if (transaction.isUserEvent("input.type.compose")) return shifted(old, transaction);
    return moved || asked || transaction.startState.field(marks) !== transaction.state.field(marks) ? find(transaction.state) : old;
  },
  provide: (field) =>
    EditorView.decorations.from(field, (list) => Decoration.set(list.map((one) => LOOK.range(one.from, one.to)), true)),
});

const LOOK = Decoration.mark({ class: "qc-unbound" });

function shifted(old: readonly Found[], transaction: { changes: { mapPos(at: number, side: number): number } }): Found[] {
  const moved = old.map((one) => ({ ...one, from: transaction.changes.mapPos(one.from, 1), to: transaction.changes.mapPos(one.to, -1) }));
  return moved.filter((one) => one.from < one.to);
}

function find(state: EditorState): Found[] {
  const numbers = new Set<number>();
  const ranges = changedRanges(state);
  for (const { from, to } of ranges) {
    for (let n = state.doc.lineAt(from).number; n <= state.doc.lineAt(to).number; n++) numbers.add(n);
  }
  const found = [...numbers].flatMap((n) => inLine(state, n));
  const typed = found.filter((one) => ranges.some(({ from, to }) => one.from < to && from < one.to));
  return typed.filter((one) => !state.field(marks).some((mark) => !mark.mark.cell && mark.from < one.to && one.from < mark.to));
}

/** Slots are blanked out, so that offsets stay and their digits do not count. */
function inLine(state: EditorState, number: number): Found[] {
  if (state.field(places)[number - 1]?.locked) return [];
  const line = state.doc.line(number);
  let text = line.text;
  for (const { kind, from, to } of spans(text)) {
    if (kind === "slot") text = text.slice(0, from) + "\u0001".repeat(to - from) + text.slice(to);
  }
  return quantities(text).map((one) => ({ ...one, from: line.from + one.from, to: line.from + one.to }));
}
