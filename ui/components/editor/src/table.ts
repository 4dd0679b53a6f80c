/** A table drawn in place of its line; a click on a cell opens its bound text. */

import { EditorState, Extension } from "@codemirror/state";
import { Decoration, DecorationSet, EditorView, runScopeHandlers, WidgetType } from "@codemirror/view";
import { editCell } from "./cell.js";
import { drawn } from "./chip.js";
import { el } from "./dom.js";
import { Found, hits, now } from "./finding.js";
import { lexicon, reads } from "./lexicon.js";
import { inCell, marks } from "./mark.js";
import { outlet } from "./outlet.js";
import { pin } from "./pin.js";
import { HEAD, placeAt, places, putTables, Spot, tables, textOf } from "./place.js";
import { Mark, TableData } from "./wire.js";

/** Cells that hold what is looked for, as row,column; and the one that is shown. */
interface Hits {
  all: readonly string[];
  now: string;
}

class Grid extends WidgetType {
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
    return shown.get(this.uid)?.offsetHeight ?? (this.table.rows.length + 3) * ROW;
  }
  override destroy(dom: HTMLElement): void {
    if (shown.get(this.uid) === dom) shown.delete(this.uid);
  }
  override ignoreEvent(): boolean {
    return true;
  }
  /** What was found in a cell. */
  at(spot: Spot): Mark[] {
    return this.found.filter((one) => one.cell?.join(",") === spot.join(","));
  }
}

const latest = new WeakMap<HTMLElement, Grid>();
const shown = new Map<number, HTMLElement>();
/** Pixels that a row takes if its cells have one line. */
const ROW = 33;

function render(dom: HTMLElement, grid: Grid, view: EditorView): void {
  latest.set(dom, grid);
  shown.set(grid.uid, dom);
  const { caption, unit_line, header, rows } = grid.table;
  const cell = (tag: "th" | "td", text: string, spot: Spot) => cellDom(dom, view, tag, text, spot);
  const head = el("thead", "", el("tr", "", ...header.map((text, column) => cell("th", text, [HEAD, column]))));
  const body = el("tbody", "", ...rows.map((row, n) => el("tr", "", ...row.map((text, column) => cell("td", text, [n, column])))));
  const words = view.state.field(lexicon);
  const held = dom.querySelector<HTMLElement>("td:focus")?.dataset["spot"];
  dom.replaceChildren(el("div", "qc-caption", drawn(words, caption)));
  if (unit_line) dom.append(el("div", "qc-unit-line", drawn(words, unit_line)));
  dom.append(el("div", "qc-table-scroll", el("table", "", head, body)));
  if (held) dom.querySelector<HTMLElement>(`[data-spot="${held}"]`)?.focus({ preventScroll: true });
}

function cellDom(dom: HTMLElement, view: EditorView, tag: "th" | "td", text: string, spot: Spot): HTMLElement {
  const made = el(tag, isNumber(view.state, text) ? "qc-number" : "", drawn(view.state.field(lexicon), text));
  const { all, now } = latest.get(dom)!.hits;
  made.dataset["spot"] = spot.join(",");
  if (all.includes(spot.join(","))) made.classList.add("qc-hit");
  if (now === spot.join(",")) made.classList.add("qc-hit-now");
  const [mark, ...more] = latest.get(dom)!.at(spot);
  if (mark) made.classList.add(`qc-cell-${mark.severity}`);
  if (mark) made.title = [mark, ...more].map((one) => `${one.message} ${one.todo}`.trim()).join("\n");
  const act = () => {
    if (mark) view.state.facet(outlet).fire("found", { key: mark.key });
    openCell(dom, view, spot);
  };
  made.addEventListener("mousedown", (event) => {
    if (event.button || made.classList.contains("qc-open")) return;
    event.preventDefault();
    act();
  });
  if (tag === "td" && !view.state.readOnly) made.tabIndex = 0;
  made.addEventListener("keydown", (event) => {
    const done = event.key === "F8" ? goOn(view, latest.get(dom)!, spot, event) : event.target === made && onKey(dom, view, spot, event, act);
    if (done) event.preventDefault();
  });
  return made;
}

const ARROWS: Record<string, Spot> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** A key on a cell that is not open; undo and the like are those of the whole text. */
function onKey(dom: HTMLElement, view: EditorView, [row, column]: Spot, event: KeyboardEvent, act: () => void): boolean {
  if (event.ctrlKey || event.metaKey) return runScopeHandlers(view, event, "editor");
  const [down, right] = ARROWS[event.key] ?? [0, 0];
  if (down || right) cellAt(dom, [row + down, column + right])?.focus();
  else if (["Enter", "F2"].includes(event.key)) act();
  else return false;
  return true;
}

/** F8 goes from cell to cell as it does in the text. */
function goOn(view: EditorView, { uid }: Grid, cell: Spot, event: KeyboardEvent): boolean {
  view.focus();
  const at = view.state.doc.line(view.state.field(places).findIndex((place) => place.uid === uid) + 1).from;
  view.dispatch({ selection: { anchor: at }, effects: pin.of({ at, slot: false, focus: false, cell }) });
  return runScopeHandlers(view, event, "editor");
}

const isNumber = (state: EditorState, text: string): boolean => /^-?[\d,.]+%?$/.test(reads(state, text));

const cellAt = (dom: HTMLElement, spot: Spot) => dom.querySelector<HTMLElement>(`[data-spot="${spot.join(",")}"]`);

/** Whether there is such a cell to write in. */
function openCell(dom: HTMLElement, view: EditorView, spot: Spot): boolean {
  dom.querySelector<HTMLElement>(".qc-open .cm-content")?.blur();
  const cell = cellAt(dom, spot);
  if (!cell || spot[0] === HEAD || view.state.readOnly || cell.classList.contains("qc-open")) return false;
  const text = textOf(latest.get(dom)!.table, spot);
  holdWidths(dom);
  cell.classList.add("qc-open");
  cell.removeAttribute("title");
  cell.replaceChildren();
  const shut = () => {
    inner.destroy();
    render(dom, latest.get(dom)!, view);
  };
  const inner = editCell(cell, view.root, { text, words: view.state.field(lexicon), found: inCell(text, latest.get(dom)!.at(spot)) }, {
    keep(now, step) {
      if (now !== text) put(view, latest.get(dom)!, spot, now);
      shut();
      if (!step || !openCell(dom, view, beside(latest.get(dom)!.table, spot, step))) cellAt(dom, spot)?.focus();
    },
    leave() {
      shut();
      cellAt(dom, spot)?.focus();
    },
  });
  return true;
}

/** Columns stay as wide as they are while one of their cells is open. */
function holdWidths(dom: HTMLElement): void {
  const cells = [...dom.querySelectorAll<HTMLElement>("th")];
  const widths = cells.map((cell) => cell.getBoundingClientRect().width);
  cells.forEach((cell, n) => (cell.style.width = `${widths[n]}px`));
  dom.querySelector<HTMLElement>("table")!.style.tableLayout = "fixed";
}

/** The next or former cell, row by row. */
function beside(table: TableData, [row, column]: Spot, step: 1 | -1): Spot {
  const width = table.header.length;
  const at = (row + 1) * width + column + step;
  return [Math.floor(at / width) - 1, ((at % width) + width) % width];
}

function put(view: EditorView, { uid }: Grid, [row, column]: Spot, text: string): void {
  const old = view.state.field(tables).get(uid);
  if (!old) return;
  const set = (cells: string[]) => cells.map((cell, n) => (n === column ? text : cell));
  const header = row === HEAD ? set(old.header) : old.header;
  const rows = old.rows.map((cells, n) => (n === row ? set(cells) : cells));
  view.dispatch({ effects: putTables.of([[uid, { ...old, header, rows }]]), userEvent: "input.cell" });
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
  const dom = [...shown.values()].find((one) => view.contentDOM.contains(one) && latest.get(one)!.found.some(({ key }) => key === mark.key));
  const cell = dom && mark.cell && cellAt(dom, mark.cell);
  if (!cell) return;
  cell.scrollIntoView({ block: "nearest" });
  cell.classList.add("qc-flash");
  setTimeout(() => cell.classList.remove("qc-flash"), 1600);
  openCell(dom, view, mark.cell!);
}

/** Brings a cell into sight. */
export function showCell(view: EditorView, uid: number, spot: Spot): void {
  const dom = shown.get(uid);
  if (dom && view.contentDOM.contains(dom)) cellAt(dom, spot)?.scrollIntoView({ block: "nearest" });
}
