/** How each kind of line looks: titles, headings with their number, items, paragraphs. */

import { EditorState, Extension, Range } from "@codemirror/state";
import { Decoration, DecorationSet, EditorView, WidgetType } from "@codemirror/view";
import { el } from "./dom.js";
import { Place, places } from "./place.js";

class NumberOf extends WidgetType {
  constructor(readonly number: string) {
    super();
  }
  override eq(other: NumberOf): boolean {
    return other.number === this.number;
  }
  override toDOM(): HTMLElement {
    return el("span", "qc-line-number", this.number);
  }
}

class Empty extends WidgetType {
  override eq(): boolean {
    return true;
  }
  override toDOM(): HTMLElement {
    return el("span", "qc-empty", "（空段落）");
  }
}

const EMPTY = Decoration.widget({ widget: new Empty(), side: 1 });

function decorations(state: EditorState): DecorationSet {
  const list = state.field(places);
  const found = list.flatMap((place, n) => (n < state.doc.lines ? lineLook(state, place, n + 1) : []));
  return Decoration.set(found, true);
}

function lineLook(state: EditorState, place: Place, number: number): Range<Decoration>[] {
  const line = state.doc.line(number);
  const level = place.kind === "heading" ? ` qc-level-${Math.min(4, Math.max(1, place.level))}` : "";
  // Where nothing may be typed an input method must not begin a word either.
  const attributes: Record<string, string> = place.locked ? { contenteditable: "false" } : {};
  const look = [Decoration.line({ class: `qc-${place.kind}${level}`, attributes }).range(line.from)];
  if (place.number) look.push(Decoration.widget({ widget: new NumberOf(place.number), side: -1 }).range(line.from));
  if (!place.locked && !line.length) look.push(EMPTY.range(line.from));
  return look;
}

export const lineLooks: Extension = EditorView.decorations.compute(["doc", places], decorations);
