/** The bar above the text: what to find, how often it is there, what to put in its place. */

import { EditorView, Panel, runScopeHandlers, ViewUpdate } from "@codemirror/view";
import { button, el } from "./dom.js";
import { ask, hits, now, query } from "./finding.js";

export interface Ways {
  go(view: EditorView, way: 1 | -1): boolean;
  replace(view: EditorView, by: string): boolean;
  replaceAll(view: EditorView, by: string): number;
  close(view: EditorView): boolean;
}

export class FindPanel implements Panel {
  readonly dom: HTMLElement;
  readonly top = true;
  readonly words = field("查找");
  private by = field("替换为");
  private count = el("span", "qc-find-count");

  constructor(private view: EditorView, private ways: Ways) {
    this.count.setAttribute("role", "status");
    this.words.value = view.state.field(query).words;
    this.words.addEventListener("input", () => this.asked());
    this.words.addEventListener("compositionend", () => this.asked());
    this.dom = el("div", "qc-find", this.looking(), ...(view.state.readOnly ? [] : [this.replacing()]));
    this.dom.addEventListener("keydown", (event) => this.key(event));
    this.tell();
  }

  mount(): void {
    this.words.focus();
    this.words.select();
  }

  update({ state, startState }: ViewUpdate): void {
    const changed = [hits, now].some((one) => state.field<unknown>(one) !== startState.field<unknown>(one));
    if (changed) this.tell();
    const { words } = state.field(query);
    if (words !== startState.field(query).words && words !== this.words.value) this.words.value = words;
  }

  private looking(): HTMLElement {
    const go = (way: 1 | -1) => () => void this.ways.go(this.view, way);
    const close = button("×", () => this.ways.close(this.view), "qc-button qc-flat", "Esc");
    close.setAttribute("aria-label", "关闭");
    const steps = [button("上一个", go(-1), "qc-button", "Shift+Enter"), button("下一个", go(1), "qc-button", "Enter")];
    return el("div", "qc-find-row", this.words, ...steps, this.count, el("span", "qc-space"), close);
  }

  private replacing(): HTMLElement {
    const one = button("替换", () => this.ways.replace(this.view, this.by.value));
    const all = button("全部替换", () => this.tellReplaced(this.ways.replaceAll(this.view, this.by.value)));
    return el("div", "qc-find-row", this.by, one, all);
  }

  private asked(): void {
    this.view.dispatch({ effects: ask.of({ open: true, words: this.words.value }) });
  }

  private key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (runScopeHandlers(this.view, event, "find")) return event.preventDefault();
    if (event.key !== "Enter" || event.target instanceof HTMLButtonElement) return;
    if (event.target === this.by) this.ways.replace(this.view, this.by.value);
    else this.ways.go(this.view, event.shiftKey ? -1 : 1);
    event.preventDefault();
  }

  /** 第 3 处，共 12 处；some of them stay as they are. */
  private tell(): void {
    const all = this.view.state.field(hits);
    const shown = this.view.state.field(now);
    const fixed = all.filter((one) => one.fixed).length;
    const place = shown ? `第 ${all.indexOf(shown) + 1} 处，` : "";
    const which = fixed === all.length ? "都" : `其中 ${fixed} 处`;
    const note = fixed && !this.view.state.readOnly ? `，${which}在引用、标题或表格里，不能替换` : "";
    const none = this.words.value ? "没有找到" : "";
    this.count.textContent = all.length ? `${place}共 ${all.length} 处${note}` : none;
  }

  private tellReplaced(number: number): void {
    const left = this.view.state.field(hits).length;
    this.count.textContent = `替换了 ${number} 处${left ? `，还有 ${left} 处在引用、标题或表格里` : ""}`;
  }
}

function field(name: string): HTMLInputElement {
  const made = el("input", "qc-find-field");
  made.placeholder = name;
  made.setAttribute("aria-label", name);
  return made;
}
