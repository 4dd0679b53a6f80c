/** F8: from what was found to the next, in the text and in the cells of tables. */

import { EditorState } from "@codemirror/state";
import { Command, EditorView } from "@codemirror/view";
import { inOrder, marks } from "./mark.js";
import { outlet } from "./outlet.js";
import { pin, pinned } from "./pin.js";
import { Spot } from "./place.js";
import { inSight } from "./sight.js";
import { showFound } from "./table.js";
import { unbound } from "./unbound.js";
import { Mark } from "./wire.js";

interface Stop {
  from: number;
  cell: Spot | null;
  mark: Mark | null;
}

function stops(state: EditorState): Stop[] {
  const judged = state.field(marks).map(({ from, mark }) => ({ from, cell: mark.cell ?? null, mark }));
  const unjudged = state.field(unbound).map(({ from }) => ({ from, cell: null, mark: null }));
  return [...judged, ...unjudged].sort(inOrder);
}

/** Goes to the next or the one before, round the end. */
export const step =
  (way: 1 | -1): Command =>
  (view) => {
    const all = stops(view.state);
    const from = view.state.selection.main.from;
    const last = view.state.field(pinned);
    const here = { from, cell: last?.at === from ? last.cell : null };
    const ahead = way > 0 ? all.find((one) => inOrder(one, here) > 0) : [...all].reverse().find((one) => inOrder(one, here) < 0);
    const next = ahead ?? (way > 0 ? all[0] : all[all.length - 1]);
    if (next) visit(view, next);
    return true;
  };

function visit(view: EditorView, { from, cell, mark }: Stop): void {
  const scroll = inSight(from);
  view.dispatch({ selection: { anchor: from }, effects: [scroll, pin.of({ at: from, slot: false, focus: false, cell })] });
  view.focus();
  if (mark && cell) requestAnimationFrame(() => showFound(view, mark));
  if (mark) view.state.facet(outlet).fire("found", { key: mark.key });
}
