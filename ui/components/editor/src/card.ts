/** What a card beside the text shows: a slot, a finding, a quantity that is bound to nothing. */

import { EditorView } from "@codemirror/view";
import { slotAt } from "./chip.js";
import { button, el } from "./dom.js";
import { comparable, equals, infoOf, lexicon, variants } from "./lexicon.js";
import { PlacedMark } from "./mark.js";
import { Found } from "./quantity.js";

const NAMES = { error: "错误", warning: "警告", hint: "提示" } as const;

/** A finding with what to do and a button for each way to mend it. */
export function markCard(view: EditorView, placed: PlacedMark): HTMLElement {
  const { mark, fixes } = placed;
  const head = el("div", `qc-card-head qc-is-${mark.severity}`, el("b", "", NAMES[mark.severity]), ` ${mark.message}`);
  const card = el("div", "qc-card-part", head);
  if (mark.todo) card.append(el("div", "qc-card-todo", mark.todo));
  const buttons = fixes.map((fix) => button(fix.title, () => replace(view, fix.from, fix.to, fix.insert)));
  if (!buttons.length) buttons.push(...binders(view, placed.from, placed.to));
  if (buttons.length && !view.state.readOnly) card.append(el("div", "qc-card-buttons", ...buttons));
  return card;
}

/** A quantity that nobody has judged yet, with the figures that it may be. */
export function unboundCard(view: EditorView, found: Found): HTMLElement {
  const buttons = binders(view, found.from, found.to);
  const told = buttons.length ? "这个数和下面的数据相同（或四舍五入后相同），是哪一个就绑定哪一个：" : "没有找到相同的数据，请核对，或插入数据。";
  const card = el("div", "qc-card-part", el("div", "qc-card-head qc-is-hint", el("b", "", "未绑定"), ` ${found.text}`));
  card.append(el("div", "qc-card-todo", told));
  if (buttons.length && !view.state.readOnly) card.append(el("div", "qc-card-buttons", ...buttons));
  return card;
}

function binders(view: EditorView, from: number, to: number): HTMLButtonElement[] {
  const same = equals(view.state.field(lexicon), view.state.sliceDoc(from, to)).slice(0, 8);
  const typed = comparable(view.state.sliceDoc(from, to));
  return same.map((entry) => {
    const other = comparable(entry.print) === typed ? "" : `（印成${entry.print}）`;
    return button(`绑定：${entry.label}${other}`, () => replace(view, from, to, `[[${entry.slot}]]`), "qc-button", entry.slot);
  });
}

function replace(view: EditorView, from: number, to: number, insert: string): void {
  view.dispatch({ changes: { from, to, insert }, userEvent: "input.fix", scrollIntoView: true });
  view.focus();
}

/** What a slot is, where it comes from, and what can be done with it. */
export function slotCard(view: EditorView, at: number): HTMLElement {
  const slot = slotAt(view.state, at);
  if (!slot) return el("div");
  const info = infoOf(view.state.field(lexicon), slot.key);
  const card = el("div", "qc-card-part", el("div", "qc-card-head", el("b", "", info?.label || slot.key)));
  const rows = info && info.kind !== "unknown" ? [["印成", info.print], ["取值", info.value], ["出处", info.source], ["算法", info.formula], ["说明", info.note]] : [["原文", slot.raw], ["说明", info?.note || "数据中没有这一项：请换成已有的数据，或先补充数据"]];
  const list = el("dl", "qc-card-list");
  for (const [name, value] of rows) if (value) list.append(el("dt", "", name!), el("dd", "", value));
  card.append(list, slotButtons(view, slot));
  return card;
}

function slotButtons(view: EditorView, slot: { key: string; raw: string; from: number; to: number }): HTMLElement {
  const styles = el("div", "qc-card-styles");
  styles.hidden = true;
  const found = variants(view.state.field(lexicon), slot.key);
  for (const [key, print] of found) {
    const style = key.split("|").slice(1).join(" ") || "原式";
    styles.append(button(`${print}（${style}）`, () => replace(view, slot.from, slot.to, `[[${key}]]`)));
  }
  if (!found.length) styles.append(el("span", "qc-card-todo", "没有别的样式。"));
  const copy = button("复制引用", () => copyText(view, slot));
  const edit = [button("换样式", () => (styles.hidden = !styles.hidden)), button("删除", () => replace(view, slot.from, slot.to, ""))];
  return el("div", "", el("div", "qc-card-buttons", ...(view.state.readOnly ? [] : edit), copy), styles);
}

/** Browsers give no clipboard to a page without TLS: then the selection is copied. */
function copyText(view: EditorView, slot: { raw: string; from: number; to: number }): void {
  view.dispatch({ selection: { anchor: slot.from, head: slot.to } });
  view.focus();
  if (navigator.clipboard) void navigator.clipboard.writeText(slot.raw).catch(() => document.execCommand("copy"));
  else document.execCommand("copy");
}
