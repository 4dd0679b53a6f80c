/** How far the document has moved from the text that Python knows, so that its offsets can be carried over. */

import { ChangeSet, EditorState, StateEffect, StateField, Text } from "@codemirror/state";
import { Place, places } from "./place.js";

export interface Snapshot {
  doc: Text;
  places: readonly Place[];
  /** From `doc` to the document now. */
  changes: ChangeSet;
}

export interface Drift {
  /** The text of the revision that Python's data belong to. */
  base: Snapshot;
  /** What is on its way to Python. */
  sent: Snapshot | null;
}

/** sent: what stands now leaves; acknowledged: what left is the base; settled: what stands now is the base. */
export const moved = StateEffect.define<"sent" | "acknowledged" | "settled">();

export const drift = StateField.define<Drift>({
  create: (state) => ({ base: snapshot(state.doc, state.field(places)), sent: null }),
  update(old, transaction) {
    let { base, sent } = old;
    if (transaction.docChanged) {
      base = carried(base, transaction.changes);
      sent = sent && carried(sent, transaction.changes);
    }
    for (const effect of transaction.effects) {
      if (!effect.is(moved)) continue;
      const now = () => snapshot(transaction.newDoc, transaction.state.field(places));
      if (effect.value === "sent") sent = now();
      else if (effect.value === "settled") [base, sent] = [now(), null];
      else [base, sent] = [sent ?? base, null];
    }
    return base === old.base && sent === old.sent ? old : { base, sent };
  },
});

const snapshot = (doc: Text, list: readonly Place[]): Snapshot => ({ doc, places: list, changes: ChangeSet.empty(doc.length) });

const carried = (old: Snapshot, changes: ChangeSet): Snapshot => ({ ...old, changes: old.changes.compose(changes) });

/** Parts of the document that differ from the text that Python knows. */
export function changedRanges(state: EditorState): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  state.field(drift).base.changes.iterChangedRanges((_fromA, _toA, from, to) => found.push({ from, to }));
  return found;
}
