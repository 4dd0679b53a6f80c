/** A bar above the text that tells something and offers what to do about it. */

import { button, el } from "./dom.js";

export interface Choice {
  label: string;
  act(): void;
}

export class Notice {
  readonly dom = el("div", "qc-notices");
  private shown = new Map<string, HTMLElement>();

  /** One bar a topic; a choice closes it. */
  show(topic: string, text: string, choices: Choice[]): void {
    this.close(topic);
    const buttons = choices.map(({ label, act }) => button(label, () => (this.close(topic), act())));
    const bar = el("div", `qc-notice qc-notice-${topic}`, el("span", "", text), ...buttons);
    bar.setAttribute("role", "alert");
    this.shown.set(topic, bar);
    this.dom.append(bar);
  }

  close(topic: string): void {
    this.shown.get(topic)?.remove();
    this.shown.delete(topic);
  }

  closeAll(): void {
    for (const topic of [...this.shown.keys()]) this.close(topic);
  }
}
