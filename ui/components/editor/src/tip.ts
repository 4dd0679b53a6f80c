/** Cards beside the text: on hover, on click, by F8 and F2; Esc closes them. */

import { EditorState, Extension, Prec } from "@codemirror/state";
import { Command, EditorView, hoverTooltip, keymap, showTooltip, Tooltip, TooltipView } from "@codemirror/view";
import { markCard, slotCard, unboundCard } from "./card.js";
import { slotAt } from "./chip.js";
import { el } from "./dom.js";
import { lexicon } from "./lexicon.js";
import { markAt, marks } from "./mark.js";
import { toPoints } from "./offsets.js";
import { outlet } from "./outlet.js";
import { idAt } from "./place.js";
import { close, pin, pinned } from "./pin.js";
import { step } from "./stepping.js";
import { unbound } from "./unbound.js";

const unboundAt = (state: EditorState, at: number) => state.field(unbound).find((one) => one.from <= at && at <= one.to);

/** All that is to be said of a position, or nothing. */
function cards(view: EditorView, at: number, slot: boolean): HTMLElement[] {
  const mark = markAt(view.state, at);
  const found = unboundAt(view.state, at);
  const parts: HTMLElement[] = [];
  if (mark) parts.push(markCard(view, mark));
  else if (found) parts.push(unboundCard(view, found));
  if (slot && slotAt(view.state, at)) parts.push(slotCard(view, at));
  return parts;
}

function card(view: EditorView, at: number, { slot, focus }: { slot: boolean; focus: boolean }): TooltipView {
  const dom = el("div", "qc-card", ...cards(view, at, slot));
  dom.setAttribute("role", "dialog");
  dom.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close(view);
    view.focus();
  });
  return { dom, mount: () => void (focus && dom.querySelector("button")?.focus()) };
}

const shown = showTooltip.compute([pinned, marks, unbound, lexicon], (state): Tooltip | null => {
  const now = state.field(pinned);
  if (!now || !(markAt(state, now.at) || unboundAt(state, now.at) || (now.slot && slotAt(state, now.at)))) return null;
  return { pos: now.at, above: false, arrow: false, create: (view) => card(view, now.at, now) };
});

const hovered = hoverTooltip(
  (view, at) => {
    if (view.state.field(pinned) || !cards(view, at, false).length) return null;
    return { pos: markAt(view.state, at)?.from ?? at, above: false, create: (inner) => card(inner, at, { slot: false, focus: false }) };
  },
  { hoverTime: 300, hideOnChange: true },
);

const onClick = EditorView.domEventHandlers({
  click(event, view) {
    const target = event.target as HTMLElement;
    if (target.closest(".qc-table, .qc-proposal")) return false;
    const chip = target.closest<HTMLElement>(".qc-chip");
    const at = chip ? view.posAtDOM(chip) : view.posAtCoords({ x: event.clientX, y: event.clientY });
    if (at !== null && (chip || view.state.selection.main.empty)) open(view, at, !!chip);
    return false;
  },
});

function open(view: EditorView, at: number, slot: boolean): void {
  const mark = markAt(view.state, at);
  const about = mark || unboundAt(view.state, at) || slot;
  view.dispatch({ effects: pin.of(about ? { at, slot, focus: false, cell: null } : null) });
  if (mark) view.state.facet(outlet).fire("found", { key: mark.mark.key });
  if (slot) tellPicked(view, at);
}

function tellPicked(view: EditorView, at: number): void {
  const slot = slotAt(view.state, at);
  if (!slot) return;
  const line = view.state.doc.lineAt(slot.from);
  const [start, end] = [slot.from, slot.to].map((position) => toPoints(line.text, position - line.from));
  view.state.facet(outlet).fire("picked", { slot: slot.key, line: idAt(view.state, slot.from), start, end });
}

/** Opens what there is to say at the cursor and gives it the focus. */
const openHere: Command = (view) => {
  const at = view.state.selection.main.head;
  if (!cards(view, at, true).length) return false;
  view.dispatch({ effects: pin.of({ at, slot: true, focus: true, cell: null }) });
  return true;
};

/** For the counts of the status line. */
export const openCount = (state: EditorState): number => state.field(unbound).length;

export const tips: Extension = [
  pinned,
  shown,
  hovered,
  onClick,
  Prec.high(
    keymap.of([
      { key: "Escape", run: close },
      { key: "F8", run: step(1), shift: step(-1), preventDefault: true },
      { key: "F2", run: openHere, preventDefault: true },
    ]),
  ),
  EditorView.updateListener.of((update) => {
    const moved = update.selectionSet && update.transactions.some((one) => one.isUserEvent("select"));
    if (moved && update.state.field(pinned) && !update.state.selection.main.empty) queueMicrotask(() => close(update.view));
  }),
];

