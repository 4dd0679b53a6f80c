/** The line below the text: what became of saving, how many findings, how many characters. */

import { EditorState } from "@codemirror/state";
import { button, el } from "./dom.js";
import { reads } from "./lexicon.js";
import { marks } from "./mark.js";
import { Saver, Standing } from "./saver.js";
import { openCount } from "./tip.js";
import { Severity } from "./wire.js";

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
  private findings = el("span", "qc-findings");
  private length = el("span", "qc-length");

  constructor() {
    this.saving.setAttribute("role", "status");
    this.dom = el("div", "qc-status", this.saving, el("span", "qc-space"), this.findings, this.length);
  }

  showSaving(saver: Saver): void {
    const { standing, message } = saver;
    const trouble = standing === "failed" || standing === "conflict";
    this.saving.className = `qc-saving qc-${standing}`;
    this.saving.replaceChildren(WORDS[standing] + (trouble ? message || "原因不明" : ""));
    if (standing === "failed") this.saving.append(button("再试", () => saver.flush()));
  }

  showText(state: EditorState, readonly: boolean): void {
    this.findings.replaceChildren(findingWords(state));
    const count = [...reads(state, state.doc.toString()).replace(/\s/g, "")].length;
    this.length.replaceChildren(`${readonly ? "只读　" : ""}共 ${count} 字`);
  }
}

function findingWords(state: EditorState): string {
  const count = (severity: Severity) => state.field(marks).filter((one) => one.mark.severity === severity).length;
  const words = [["错误", count("error")], ["警告", count("warning")], ["提示", count("hint")], ["未绑定", openCount(state)]] as const;
  return words.filter(([, n]) => n).map(([word, n]) => `${word} ${n}`).join("　") || "没有发现问题";
}
