/** A slot drawn as what it prints: one character for the cursor. */

import { EditorState, Extension, Range, RangeSet } from "@codemirror/state";
import { Decoration, DecorationSet, EditorView, ViewPlugin, ViewUpdate, WidgetType } from "@codemirror/view";
import { Span, spans } from "./boundtext.js";
import { el } from "./dom.js";
import { infoOf, Lexicon, lexicon, printOf } from "./lexicon.js";
import { places } from "./place.js";

class Chip extends WidgetType {
  constructor(readonly key: string, readonly raw: string, readonly print: string | undefined, readonly kind: string, readonly label: string) {
    super();
  }
  override eq(other: Chip): boolean {
    return other.raw === this.raw && other.print === this.print && other.kind === this.kind && other.label === this.label;
  }
  override toDOM(): HTMLElement {
    return chipDom(this.key, this.raw, this.print, this.kind, this.label);
  }
  override ignoreEvent(): boolean {
    return false;
  }
}

class Literal extends WidgetType {
  override eq(): boolean {
    return true;
  }
  override toDOM(): HTMLElement {
    return el("span", "qc-literal", "[[");
  }
}

function chipDom(key: string, raw: string, print: string | undefined, kind: string, label: string): HTMLElement {
  const known = print !== undefined;
  const made = el("span", `qc-chip qc-${known ? kind : "unknown"}`, known ? print || "（空）" : raw);
  made.dataset["slot"] = key;
  made.title = known ? label : "数据中没有这一项";
  return made;
}

/** A chip outside the document: in a cell, a proposal, a list. */
export function chipFor(words: Lexicon, key: string, raw: string): HTMLElement {
  const info = infoOf(words, key);
  return chipDom(key, raw, printOf(words, key), info?.kind ?? "unknown", info?.label ?? "");
}

/** Bound text with its slots as chips. */
export function drawn(words: Lexicon, text: string): DocumentFragment {
  const out = document.createDocumentFragment();
  let at = 0;
  for (const span of spans(text)) {
    out.append(text.slice(at, span.from));
    const raw = text.slice(span.from, span.to);
    out.append(span.kind === "slot" ? chipFor(words, span.key, raw) : span.kind === "literal" ? "[[" : raw);
    at = span.to;
  }
  out.append(text.slice(at));
  return out;
}

const BROKEN = Decoration.mark({ class: "qc-broken", attributes: { title: "这一处引用没有写完：应为 [[名称]]" } });

function decorationOf(words: Lexicon, span: Span, raw: string): Decoration {
  if (span.kind === "broken") return BROKEN;
  if (span.kind === "literal") return Decoration.replace({ widget: new Literal() });
  const info = infoOf(words, span.key);
  const print = printOf(words, span.key);
  return Decoration.replace({ widget: new Chip(span.key, raw, print, info?.kind ?? "unknown", info?.label ?? "") });
}

/** Decorations of the slots between two positions; lines that are drawn whole have none. */
export function chipsBetween(state: EditorState, from: number, to: number): Range<Decoration>[] {
  const found: Range<Decoration>[] = [];
  const words = state.field(lexicon);
  for (let line = state.doc.lineAt(from); ; line = state.doc.line(line.number + 1)) {
    if (state.field(places, false)?.[line.number - 1]?.kind !== "table") {
      for (const span of spans(line.text)) {
        const raw = line.text.slice(span.from, span.to);
        found.push(decorationOf(words, span, raw).range(line.from + span.from, line.from + span.to));
      }
    }
    if (line.to >= to || line.number === state.doc.lines) return found;
  }
}

class Chips {
  all: DecorationSet;
  constructor(view: EditorView) {
    this.all = build(view);
  }
  update(update: ViewUpdate): void {
    const words = update.startState.field(lexicon) !== update.state.field(lexicon);
    if (update.docChanged || update.viewportChanged || words) this.all = build(update.view);
  }
}

function build(view: EditorView): DecorationSet {
  return Decoration.set(view.visibleRanges.flatMap(({ from, to }) => chipsBetween(view.state, from, to)), true);
}

const whole = (view: EditorView): RangeSet<Decoration> => {
  const all = view.plugin(plugin)?.all ?? Decoration.none;
  return all.update({ filter: (_from, _to, value) => value !== BROKEN });
};

const plugin = ViewPlugin.fromClass(Chips, {
  decorations: (chips) => chips.all,
  provide: () => EditorView.atomicRanges.of(whole),
});

export const chips: Extension = plugin;

/** The slot that covers or touches a position, with its place in the document. */
export function slotAt(state: EditorState, position: number): (Span & { raw: string }) | null {
  const line = state.doc.lineAt(position);
  const at = position - line.from;
  const touching = spans(line.text).filter((one) => one.kind === "slot" && one.from <= at && at <= one.to);
  const span = touching.find((one) => one.from === at) ?? touching[0];
  if (!span) return null;
  const raw = line.text.slice(span.from, span.to);
  return { ...span, from: line.from + span.from, to: line.from + span.to, raw };
}
