/** The buttons above the text. */

import { redo, undo } from "@codemirror/commands";
import { Command, EditorView } from "@codemirror/view";
import { askData } from "./completion.js";
import { button, el } from "./dom.js";
import { openFinder } from "./finder.js";
import { step } from "./stepping.js";

type Item = [label: string, title: string, run: Command];

const ITEMS: Item[][] = [
  [["插入数据", "Ctrl+K，或输入 [[", askData]],
  [
    ["撤销", "Ctrl+Z", undo],
    ["重做", "Ctrl+Y", redo],
  ],
  [["查找替换", "Ctrl+F", openFinder]],
  [
    ["上一处问题", "Shift+F8", step(-1)],
    ["下一处问题", "F8", step(1)],
  ],
];

/** `view` is asked for at each click: the document may have been replaced. */
export function toolbar(view: () => EditorView, save: () => void): HTMLElement {
  const groups = ITEMS.map((items) => el("span", "qc-group", ...items.map((item) => buttonOf(item, view))));
  const bar = el("div", "qc-toolbar", ...groups, el("span", "qc-space"), button("保存", save, "qc-button qc-flat", "Ctrl+S"));
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", "编辑");
  return bar;
}

function buttonOf([label, title, run]: Item, view: () => EditorView): HTMLElement {
  return button(label, () => void run(view()), "qc-button qc-flat", title);
}
