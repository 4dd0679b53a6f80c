/** A rewrite to accept or to refuse: the old struck through, the new beside it. */

import { EditorState, Extension, StateEffect, StateField } from "@codemirror/state";
import { Decoration, DecorationSet, EditorView, WidgetType } from "@codemirror/view";
import { drawn } from "./chip.js";
import { button, el } from "./dom.js";
import { drift } from "./drift.js";
import { lexicon } from "./lexicon.js";
import { toUnits } from "./offsets.js";
import { outlet } from "./outlet.js";
import { ids, lineOf } from "./place.js";
import { Proposal } from "./wire.js";

export interface PlacedProposal {
  proposal: Proposal;
  from: number;
  to: number;
}

export const putProposal = StateEffect.define<Proposal | null>();

export const proposal = StateField.define<PlacedProposal | null>({
  create: () => null,
  update(old, transaction) {
    const put = transaction.effects.filter((effect) => effect.is(putProposal)).pop();
    if (put) return put.value && place(transaction.state, put.value);
    if (!old || !transaction.docChanged) return old;
    const now = { ...old, from: transaction.changes.mapPos(old.from, 1), to: transaction.changes.mapPos(old.to, -1) };
    return stands(transaction.state, now) ? now : null;
  },
});

function place(state: EditorState, one: Proposal): PlacedProposal | null {
  const { base } = state.field(drift);
  const at = lineOf(one.line, base.places, state.field(ids));
  if (at < 0) return null;
  const line = base.doc.line(at + 1);
  const [from, to] = [one.start, one.end].map((point) => line.from + toUnits(line.text, point)) as [number, number];
  const now = { proposal: one, from: base.changes.mapPos(from, 1), to: base.changes.mapPos(to, -1) };
  return stands(state, now) ? now : null;
}

const stands = (state: EditorState, one: PlacedProposal): boolean =>
  one.from <= one.to && state.sliceDoc(one.from, one.to) === one.proposal.before;

class After extends WidgetType {
  constructor(readonly one: PlacedProposal, readonly words: unknown) {
    super();
  }
  override eq(other: After): boolean {
    return other.one.proposal.id === this.one.proposal.id && other.words === this.words;
  }
  override toDOM(view: EditorView): HTMLElement {
    const text = el("ins", "qc-after", drawn(view.state.field(lexicon), this.one.proposal.after));
    const accept = button("采用", () => answer(view, true), "qc-button qc-primary");
    return el("span", "qc-proposal", text, accept, button("不用", () => answer(view, false)));
  }
  override ignoreEvent(): boolean {
    return true;
  }
}

function answer(view: EditorView, accepted: boolean): void {
  const one = view.state.field(proposal);
  if (!one) return;
  const changes = accepted ? { from: one.from, to: one.to, insert: one.proposal.after } : [];
  view.dispatch({ changes, effects: putProposal.of(null), userEvent: "input.proposal" });
  view.state.facet(outlet).fire("proposal_answer", { id: one.proposal.id, answer: accepted ? "accepted" : "refused" });
  view.focus();
}

function decorations(state: EditorState): DecorationSet {
  const one = state.field(proposal);
  if (!one) return Decoration.none;
  const after = Decoration.widget({ widget: new After(one, state.field(lexicon)), side: 1 }).range(one.to);
  return one.from < one.to ? Decoration.set([Decoration.mark({ class: "qc-before" }).range(one.from, one.to), after], true) : Decoration.set(after);
}

export const proposals: Extension = [proposal, EditorView.decorations.compute([proposal, lexicon], decorations)];
