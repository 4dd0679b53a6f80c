/** The small bar over a selection that asks for a rewrite. */

import { ChangeDesc, EditorState, Extension, StateEffect, StateField } from "@codemirror/state";
import { EditorView, showTooltip, Tooltip } from "@codemirror/view";
import { button, el } from "./dom.js";
import { now } from "./finding.js";
import { toPoints } from "./offsets.js";
import { outlet } from "./outlet.js";
import { idAt, placeAt } from "./place.js";
import { proposal } from "./proposal.js";

const WAYS = ["润色", "精简", "扩写", "改为公文语体"];

interface Wanted {
  from: number;
  to: number;
  way: string;
}

const want = StateEffect.define<Wanted | null>();

/** What was asked for while its text was not saved yet. */
const wanted = StateField.define<Wanted | null>({
  create: () => null,
  update(old, transaction) {
    const put = transaction.effects.filter((effect) => effect.is(want)).pop();
    return put ? put.value : old && mapped(old, transaction.changes);
  },
});

const mapped = (old: Wanted, changes: ChangeDesc): Wanted => ({ ...old, from: changes.mapPos(old.from, 1), to: changes.mapPos(old.to, -1) });

const bar = showTooltip.compute(["selection", proposal, wanted, now], (state): Tooltip | null => {
  const { from, to, empty } = state.selection.main;
  const line = state.doc.lineAt(from);
  if (empty || to > line.to || state.readOnly || placeAt(state, from).locked) return null;
  if (state.field(proposal) || state.field(now)) return null;
  return { pos: from, end: to, above: true, create: (view) => ({ dom: buttons(view) }) };
});

function buttons(view: EditorView): HTMLElement {
  const dom = el("div", "qc-rewrite", ...WAYS.map((way) => button(way, () => ask(view, way), "qc-button qc-flat")));
  dom.setAttribute("role", "toolbar");
  dom.setAttribute("aria-label", "改写选中的文字");
  return dom;
}

function ask(view: EditorView, way: string): void {
  const { from, to } = view.state.selection.main;
  view.dispatch({ effects: want.of({ from, to, way }) });
  view.state.facet(outlet).whenSaved(() => tell(view));
}

function tell(view: EditorView): void {
  const asked = view.state.field(wanted);
  if (!asked) return;
  view.dispatch({ effects: want.of(null) });
  if (asked.from < asked.to) view.state.facet(outlet).fire("rewrite", request(view.state, asked));
}

function request(state: EditorState, { from, to, way }: Wanted): object {
  const line = state.doc.lineAt(from);
  const [start, end] = [from, Math.min(to, line.to)].map((at) => toPoints(line.text, at - line.from));
  return { line: idAt(state, from), start, end, text: state.sliceDoc(from, Math.min(to, line.to)), way };
}

export const rewriting: Extension = [wanted, bar];
