/** The line below the text: what became of saving, how many numbers are bound to no data, how many characters.
 *
 * Findings are counted beside the text, where they are listed with those that have no place in it.
 */

import { EditorState } from "@codemirror/state";
import { button, el } from "./dom.js";
import { reads } from "./lexicon.js";
import { Saver, Standing } from "./saver.js";
import { openCount } from "./tip.js";

const WORDS: Record<Standing, string> = {
  untouched: "没有改动",
  saved: "已保存",
  saving: "正在保存…",
  unsaved: "有改动未保存",
  failed: "没有保存成：",
  conflict: "没有保存成：",
};

export class Status {
  readonly dom: HTMLElement;
  private saving = el("span", "qc-saving");
  private open = el("span", "qc-left");
  private length = el("span", "qc-length");

  constructor() {
    this.saving.setAttribute("role", "status");
    this.dom = el("div", "qc-status", this.saving, el("span", "qc-space"), this.open, this.length);
  }

  showSaving(saver: Saver): void {
    const { standing, message } = saver;
    const trouble = standing === "failed" || standing === "conflict";
    this.saving.className = `qc-saving qc-${standing}`;
    this.saving.replaceChildren(WORDS[standing] + (trouble ? message || "原因不明" : ""));
    if (standing === "failed") this.saving.append(button("再试", () => saver.flush()));
  }

  showText(state: EditorState, readonly: boolean): void {
    const open = openCount(state);
    this.open.replaceChildren(open ? `未绑定 ${open}` : "");
    const count = [...reads(state, state.doc.toString()).replace(/\s/g, "")].length;
    this.length.replaceChildren(`${readonly ? "只读　" : ""}共 ${count} 字`);
  }
}
