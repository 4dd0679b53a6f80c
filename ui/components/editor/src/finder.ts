/** 查找替换: looks for what a person reads, in prose, slots, headings and cells; replaces in prose alone. */

import { EditorState, Extension } from "@codemirror/state";
import { Command, EditorView, getPanel, keymap, PanelConstructor, showPanel } from "@codemirror/view";
import { ask, findFields, Found, hits, now, query, show } from "./finding.js";
import { FindPanel, Ways } from "./findpanel.js";
import { reads } from "./lexicon.js";
import { inSight } from "./sight.js";
import { showCell } from "./table.js";

/** Longest selection that is taken for what is looked for. */
const LONGEST = 100;

function go(view: EditorView, way: 1 | -1): boolean {
  const next = following(view.state, way);
  if (!next) return false;
  const { from, to, cell, uid } = next;
  const selection = cell ? { anchor: from } : { anchor: from, head: to };
  view.dispatch({ selection, effects: [show.of(next), inSight(from)], userEvent: "select.search" });
  if (cell) requestAnimationFrame(() => showCell(view, uid, cell));
  return true;
}

/** The hit behind the one that is shown, or behind the cursor; round the end. */
function following(state: EditorState, way: 1 | -1): Found | undefined {
  const all = state.field(hits);
  const at = all.indexOf(state.field(now)!);
  const { from, to } = state.selection.main;
  const ahead = way > 0 ? all.find((one) => one.from >= to) : [...all].reverse().find((one) => one.to <= from);
  const near = at < 0 ? ahead : all[at + way];
  return near ?? (way > 0 ? all[0] : all[all.length - 1]);
}

/** Replaces what is shown, if it is prose, and goes on. */
function replace(view: EditorView, by: string): boolean {
  const shown = view.state.field(now);
  if (shown && !shown.fixed && !view.state.readOnly) {
    const { from, to } = shown;
    view.dispatch({ changes: { from, to, insert: by }, selection: { anchor: from + by.length }, userEvent: "input.replace" });
  }
  return go(view, 1);
}

function replaceAll(view: EditorView, by: string): number {
  const free = view.state.readOnly ? [] : view.state.field(hits).filter((one) => !one.fixed);
  if (free.length) view.dispatch({ changes: free.map(({ from, to }) => ({ from, to, insert: by })), userEvent: "input.replace.all" });
  return free.length;
}

function close(view: EditorView): boolean {
  const { open, words } = view.state.field(query);
  if (!open) return false;
  view.dispatch({ effects: ask.of({ open: false, words }) });
  view.focus();
  return true;
}

export const openFinder: Command = (view) => {
  const { from, to } = view.state.selection.main;
  const chosen = view.state.sliceDoc(from, to);
  const fits = chosen && chosen.length <= LONGEST && !chosen.includes("\n");
  const words = fits ? reads(view.state, chosen) : view.state.field(query).words;
  view.dispatch({ effects: ask.of({ open: true, words }) });
  (getPanel(view, panel) as FindPanel | null)?.mount();
  return true;
};

const ways: Ways = { go, replace, replaceAll, close };
const panel: PanelConstructor = (view) => new FindPanel(view, ways);

const next: Command = (view) => go(view, 1);
const former: Command = (view) => go(view, -1);

export const finder: Extension = [
  findFields,
  showPanel.compute([query], (state) => (state.field(query).open ? panel : null)),
  keymap.of(
    [
      { key: "Mod-f", run: openFinder, preventDefault: true },
      { key: "F3", run: next, shift: former, preventDefault: true },
      { key: "Mod-g", run: next, shift: former, preventDefault: true },
      { key: "Escape", run: close },
    ].map((binding) => ({ ...binding, scope: "editor find" })),
  ),
];
