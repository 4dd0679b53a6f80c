/** The place that a card stands at. */

import { StateEffect, StateField } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { Spot } from "./place.js";

export interface Pinned {
  at: number;
  /** The card takes the focus, since it was opened from the keyboard. */
  focus: boolean;
  slot: boolean;
  /** Where it stands in a table at that place; the cell shows the card. */
  cell: Spot | null;
}

export const pin = StateEffect.define<Pinned | null>();

export const pinned = StateField.define<Pinned | null>({
  create: () => null,
  update(old, transaction) {
    const put = transaction.effects.filter((effect) => effect.is(pin)).pop();
    if (put) return put.value;
    return transaction.docChanged ? null : old;
  },
});

export function close(view: EditorView): boolean {
  if (!view.state.field(pinned)) return false;
  view.dispatch({ effects: pin.of(null) });
  return true;
}
