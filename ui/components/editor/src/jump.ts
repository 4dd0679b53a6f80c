/** Goes where Python points: to a finding or to a line, and flashes it. */

import { EditorView } from "@codemirror/view";
import { flash, marks } from "./mark.js";
import { ids, lineOf, places } from "./place.js";
import { inSight } from "./sight.js";
import { showFound } from "./table.js";
import { pin } from "./pin.js";
import { Jump } from "./wire.js";

const FLASH = 1600;

export function goTo(view: EditorView, jump: Jump): void {
  const mark = view.state.field(marks).find((one) => one.mark.key === jump.key);
  const target = mark ?? lineTarget(view, jump.line ?? "");
  if (!target) return;
  const pinned = mark && !mark.mark.cell ? [pin.of({ at: mark.from, slot: false, focus: false, cell: null })] : [];
  const scroll = inSight(target.from);
  view.dispatch({ selection: { anchor: target.from }, effects: [scroll, flash.of(target), ...pinned] });
  view.focus();
  if (mark?.mark.cell) requestAnimationFrame(() => showFound(view, mark.mark));
  setTimeout(() => view.dispatch({ effects: flash.of(null) }), FLASH);
}

function lineTarget(view: EditorView, id: string): { from: number; to: number } | null {
  const at = id ? lineOf(id, view.state.field(places), view.state.field(ids)) : -1;
  if (at < 0) return null;
  const { from, to } = view.state.doc.line(at + 1);
  return { from, to };
}
