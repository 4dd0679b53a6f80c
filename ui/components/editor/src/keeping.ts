/** Text on its way to Python and back: saving, what the browser keeps, what came from elsewhere. */

import { EditorView } from "@codemirror/view";
import { difference, revived } from "./difference.js";
import { drift, moved } from "./drift.js";
import { Notice } from "./notice.js";
import { putIds, sentLines } from "./place.js";
import { Saver } from "./saver.js";
import { Found, Shelf } from "./shelf.js";
import { serverChange } from "./state.js";
import { Content, Incoming, Saved } from "./wire.js";

export interface Host {
  readonly view: EditorView;
  readonly incoming: Incoming;
  content(value: Content): void;
  /** The state of saving has changed. */
  showSaving(): void;
  /** The text is the server's now: its marks may be placed. */
  taken(): void;
}

/** One for each report that is opened. */
export class Keeping {
  readonly saver: Saver;
  private shelf: Shelf;
  private shelving = 0;
  private report: string;
  revision: number;

  constructor(private host: Host, private notice: Notice) {
    [this.report, this.revision] = [host.incoming.report, host.incoming.revision];
    this.shelf = new Shelf(this.report, unique());
    this.saver = new Saver(
      { send: (again) => this.send(again), show: () => host.showSaving(), acknowledged: (saved) => this.acknowledged(saved) },
      { set: (run, wait) => window.setTimeout(run, wait), clear: (timer) => window.clearTimeout(timer) },
    );
  }

  touch(): void {
    this.saver.touch();
    window.clearTimeout(this.shelving);
    this.shelving = window.setTimeout(this.shelve, 300);
  }

  shelve = (): void => {
    if (this.saver.unsaved) this.shelf.keep(this.revision, sentLines(this.host.view.state));
  };

  end(): void {
    this.shelve();
    window.clearTimeout(this.shelving);
    this.saver.end();
    this.notice.closeAll();
  }

  /** The server's text: taken over if nothing here is unsaved, else only told. */
  takeText(): void {
    const { view, incoming } = this.host;
    const newer = incoming.revision > this.revision;
    if (this.saver.unsaved) return void ((newer || this.saver.standing === "conflict") && this.tellParted());
    const found = difference(view.state, incoming.lines);
    this.revision = incoming.revision;
    if (!found.same) view.dispatch(serverChange(found, true));
    else if (newer) view.dispatch({ effects: [putIds.of(found.ids), moved.of("settled")] });
  }

  /** Text of an earlier visit that was never acknowledged. */
  offerKept(): void {
    const kept = this.shelf.find();
    const { incoming, view } = this.host;
    if (!kept || incoming.readonly) return;
    if (difference(view.state, revived(view.state, kept.lines)).same) return this.shelf.clear(kept.key);
    const older = kept.revision < incoming.revision ? "（此后别处也改过）" : "";
    const when = new Date(kept.at).toLocaleString("zh-CN", { hour12: false });
    this.notice.show("kept", `这台电脑上留有 ${when} 没有保存成的文字${older}，要恢复吗？`, [
      { label: "恢复", act: () => this.revive(kept) },
      { label: "丢弃", act: () => this.shelf.clear(kept.key) },
    ]);
  }

  private revive(kept: Found): void {
    const { view } = this.host;
    this.shelf.adopt(kept);
    view.dispatch(serverChange(difference(view.state, revived(view.state, kept.lines)), false));
  }

  private send(again: { save: string; attempt: number } | null): string {
    const { view } = this.host;
    if (view.composing) return "";
    const save = again?.save ?? unique();
    view.dispatch({ effects: moved.of("sent") });
    const lines = sentLines(view.state);
    this.host.content({ report: this.report, base: this.revision, save, attempt: again?.attempt ?? 1, lines });
    return save;
  }

  private acknowledged(saved: Saved): void {
    const { view } = this.host;
    const sent = view.state.field(drift).sent?.places ?? [];
    const named = saved.lines.flatMap(({ at, id }): [number, string][] => (sent[at] ? [[sent[at].uid, id]] : []));
    view.dispatch({ effects: [putIds.of(named), moved.of("acknowledged")] });
    this.revision = Math.max(this.revision, saved.revision);
    this.notice.close("conflict");
    if (this.saver.unsaved) this.shelve();
    else this.clearShelf();
  }

  private clearShelf(): void {
    window.clearTimeout(this.shelving);
    this.shelf.clear();
    this.notice.close("kept");
  }

  private tellParted(): void {
    if (this.saver.standing !== "conflict") this.saver.part("别处有新的改动");
    this.notice.show("conflict", "这份报告在别处有了新的改动，您这里还有没保存的文字，已经留着。请选择：", [
      { label: "用我的文字", act: () => this.keepMine() },
      { label: "用别处的文字（可撤销）", act: () => this.takeTheirs() },
    ]);
  }

  private keepMine(): void {
    this.revision = Math.max(this.revision, this.host.incoming.revision);
    this.saver.insist();
  }

  private takeTheirs(): void {
    const { view, incoming } = this.host;
    this.revision = incoming.revision;
    view.dispatch(serverChange(difference(view.state, incoming.lines), true));
    this.saver.settle();
    this.clearShelf();
    this.host.taken();
  }
}

const unique = (): string => [...crypto.getRandomValues(new Uint8Array(16))].map(hex).join("");
const hex = (byte: number): string => byte.toString(16).padStart(2, "0");
