/** A table drawn with its cells; a click or a key on a cell opens its bound text. */

import { EditorState } from "@codemirror/state";
import { EditorView, runScopeHandlers } from "@codemirror/view";
import { drawn } from "./chip.js";
import { el } from "./dom.js";
import { cellAt, foundAt, latest, Shown, standing } from "./grid.js";
import { lexicon, reads } from "./lexicon.js";
import { openCell } from "./opening.js";
import { outlet } from "./outlet.js";
import { pin } from "./pin.js";
import { HEAD, places, Spot } from "./place.js";

export function render(dom: HTMLElement, grid: Shown, view: EditorView): void {
  latest.set(dom, grid);
  standing.set(grid.uid, dom);
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
  const [mark, ...more] = foundAt(latest.get(dom)!, spot);
  if (mark) made.classList.add(`qc-cell-${mark.severity}`);
  if (mark) made.title = [mark, ...more].map((one) => `${one.message} ${one.todo}`.trim()).join("\n");
  const act = () => {
    if (mark) view.state.facet(outlet).fire("found", { key: mark.key });
    openCell(dom, view, spot, render);
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
function goOn(view: EditorView, { uid }: Shown, cell: Spot, event: KeyboardEvent): boolean {
  view.focus();
  const at = view.state.doc.line(view.state.field(places).findIndex((place) => place.uid === uid) + 1).from;
  view.dispatch({ selection: { anchor: at }, effects: pin.of({ at, slot: false, focus: false, cell }) });
  return runScopeHandlers(view, event, "editor");
}

const isNumber = (state: EditorState, text: string): boolean => /^-?[\d,.]+%?$/.test(reads(state, text));
