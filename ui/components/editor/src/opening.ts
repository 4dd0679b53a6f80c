/** A cell that is opened in its table, and what is put into it. */

import { EditorView } from "@codemirror/view";
import { editCell } from "./cell.js";
import { cellAt, foundAt, latest, Shown } from "./grid.js";
import { lexicon } from "./lexicon.js";
import { inCell } from "./mark.js";
import { HEAD, putTables, Spot, tables, textOf } from "./place.js";
import { TableData } from "./wire.js";

export type Draw = (dom: HTMLElement, table: Shown, view: EditorView) => void;

/** Whether there is such a cell to write in; `draw` draws the table anew once it closes. */
export function openCell(dom: HTMLElement, view: EditorView, spot: Spot, draw: Draw): boolean {
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
    draw(dom, latest.get(dom)!, view);
  };
  const inner = editCell(cell, view.root, { text, words: view.state.field(lexicon), found: inCell(text, foundAt(latest.get(dom)!, spot)) }, {
    keep(now, step) {
      if (now !== text) put(view, latest.get(dom)!, spot, now);
      shut();
      if (!step || !openCell(dom, view, beside(latest.get(dom)!.table, spot, step), draw)) cellAt(dom, spot)?.focus();
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

function put(view: EditorView, { uid }: Shown, [row, column]: Spot, text: string): void {
  const old = view.state.field(tables).get(uid);
  if (!old) return;
  const set = (cells: string[]) => cells.map((cell, n) => (n === column ? text : cell));
  const header = row === HEAD ? set(old.header) : old.header;
  const rows = old.rows.map((cells, n) => (n === row ? set(cells) : cells));
  view.dispatch({ effects: putTables.of([[uid, { ...old, header, rows }]]), userEvent: "input.cell" });
}
