/** Tables in place of their lines. */

import { EditorState, Extension } from "@codemirror/state";
import { Decoration, DecorationSet, EditorView, WidgetType } from "@codemirror/view";
import { el } from "./dom.js";
import { render } from "./drawing.js";
import { Found, hits, now } from "./finding.js";
import { cellAt, Hits, latest, Shown, standing } from "./grid.js";
import { lexicon, reads } from "./lexicon.js";
import { marks } from "./mark.js";
import { openCell } from "./opening.js";
import { placeAt, places, Spot, tables } from "./place.js";
import { Mark, TableData } from "./wire.js";

/** Pixels that a row takes if its cells have one line. */
const ROW = 33;

class Grid extends WidgetType implements Shown {
  constructor(readonly uid: number, readonly table: TableData, readonly found: readonly Mark[], readonly hits: Hits, readonly look: string) {
    super();
  }
  override eq(other: Grid): boolean {
    return other.uid === this.uid && other.look === this.look;
  }
  override toDOM(view: EditorView): HTMLElement {
    const dom = el("div", "qc-table");
    render(dom, this, view);
    return dom;
  }
  /** While a cell is open the table stays as it is; it is drawn anew when the cell closes. */
  override updateDOM(dom: HTMLElement, view: EditorView): boolean {
    if (dom.querySelector(".qc-open")) latest.set(dom, this);
    else render(dom, this, view);
    return true;
  }
  /** As high as it stands now, so that the page does not jump while it is drawn anew. */
  override get estimatedHeight(): number {
    return standing.get(this.uid)?.offsetHeight ?? (this.table.rows.length + 3) * ROW;
  }
  override destroy(dom: HTMLElement): void {
    if (standing.get(this.uid) === dom) standing.delete(this.uid);
  }
  override ignoreEvent(): boolean {
    return true;
  }
}

function decorations(state: EditorState): DecorationSet {
  const found = state.field(places).flatMap((place, n) => {
    const table = state.field(tables).get(place.uid);
    if (place.kind !== "table" || !table || n >= state.doc.lines) return [];
    const line = state.doc.line(n + 1);
    return [Decoration.replace({ widget: gridOf(state, place.uid, table), block: true }).range(line.from, line.to)];
  });
  return Decoration.set(found);
}

function gridOf(state: EditorState, uid: number, table: TableData): Grid {
  const mine = state.field(marks).filter((one) => one.mark.cell && placeAt(state, one.from).uid === uid);
  const found = mine.map((one) => one.mark);
  const prints = [table.caption, ...table.header, ...table.rows.flat()].map((text) => reads(state, text));
  const hits = hitsOf(state, uid);
  return new Grid(uid, table, found, hits, JSON.stringify([table, prints, found, hits, state.readOnly]));
}

function hitsOf(state: EditorState, uid: number): Hits {
  const spots = (list: readonly (Found | null)[]) => list.flatMap((one) => (one?.uid === uid && one.cell ? [one.cell.join(",")] : []));
  return { all: spots(state.field(hits)), now: spots([state.field(now)])[0] ?? "" };
}

export const tableBlocks: Extension = [
  EditorView.decorations.compute(["doc", places, tables, lexicon, marks, hits, now], decorations),
  EditorView.atomicRanges.of((view) => decorations(view.state)),
];

/** Flashes a cell that a finding speaks of, and opens it with what was found. */
export function showFound(view: EditorView, mark: Mark): void {
  const dom = [...standing.values()].find((one) => view.contentDOM.contains(one) && latest.get(one)!.found.some(({ key }) => key === mark.key));
  const cell = dom && mark.cell && cellAt(dom, mark.cell);
  if (!cell) return;
  cell.scrollIntoView({ block: "nearest" });
  cell.classList.add("qc-flash");
  setTimeout(() => cell.classList.remove("qc-flash"), 1600);
  openCell(dom, view, mark.cell!, render);
}

/** Brings a cell into sight. */
export function showCell(view: EditorView, uid: number, spot: Spot): void {
  const dom = standing.get(uid);
  if (dom && view.contentDOM.contains(dom)) cellAt(dom, spot)?.scrollIntoView({ block: "nearest" });
}
