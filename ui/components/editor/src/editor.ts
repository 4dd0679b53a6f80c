/** One editor in one place of the page: takes what Python sends, sends what the person writes. */

import { EditorView, ViewUpdate } from "@codemirror/view";
import { difference, revived } from "./difference.js";
import { el } from "./dom.js";
import { drift, moved } from "./drift.js";
import { goTo } from "./jump.js";
import { lexiconOf, putLexicon } from "./lexicon.js";
import { putMarks } from "./mark.js";
import { Notice } from "./notice.js";
import { putIds, sentLines } from "./place.js";
import { proposal, putProposal } from "./proposal.js";
import { Saver } from "./saver.js";
import { Shelf } from "./shelf.js";
import { changesContent, reading, readOnly, serverChange, stateOf } from "./state.js";
import { Status } from "./status.js";
import { toolbar } from "./toolbar.js";
import { composed } from "./unbound.js";
import { Incoming, Port, Saved } from "./wire.js";

export class Editor {
  readonly dom = el("div", "qc-editor");
  port: Port;
  private view: EditorView;
  private incoming: Incoming;
  private waiting: Incoming | null = null;
  private revision: number;
  private shelf: Shelf;
  private answered = new Set<string>();
  private jumped = 0;
  private shelving = 0;
  private notice = new Notice();
  private status = new Status();
  private saver: Saver;

  constructor(root: Document | ShadowRoot, incoming: Incoming, port: Port) {
    [this.port, this.incoming, this.revision] = [port, incoming, incoming.revision];
    this.shelf = new Shelf(incoming.report);
    this.saver = this.newSaver();
    this.view = new EditorView({ root, state: this.newState() });
    this.dom.append(toolbar(() => this.view, () => this.saveNow()), this.notice.dom, this.view.dom, this.status.dom);
    this.listen();
    this.begin();
  }

  /** What a rerun sends. While an input method composes it waits. */
  receive(incoming: Incoming): void {
    if (this.view.composing) return void (this.waiting = incoming);
    this.waiting = null;
    this.incoming = incoming;
    if (incoming.report !== this.shelfReport) return this.openAnother();
    if (incoming.saved) this.saver.answer(incoming.saved);
    if (incoming.revision >= this.revision) this.takeText();
    this.takeRest();
  }

  end(): void {
    this.saver.end();
    window.removeEventListener("beforeunload", this.warn);
    window.removeEventListener("pagehide", this.shelve);
    this.view.destroy();
    this.dom.remove();
  }

  private shelfReport = "";

  private begin(): void {
    this.shelfReport = this.incoming.report;
    this.takeRest();
    this.offerKept();
    this.saver.settle();
  }

  private openAnother(): void {
    this.shelve();
    this.saver.end();
    this.notice.closeAll();
    [this.revision, this.shelf, this.saver] = [this.incoming.revision, new Shelf(this.incoming.report), this.newSaver()];
    this.view.setState(this.newState());
    this.begin();
  }

  private newState() {
    const out = {
      fire: (...told: Parameters<Port["fire"]>) => {
        if (told[0] === "proposal_answer") this.answered.add((told[1] as { id: string }).id);
        this.port.fire(...told);
      },
      whenSaved: (run: () => void) => this.saver.whenSaved(run),
    };
    return stateOf(this.incoming, out, EditorView.updateListener.of((update) => this.updated(update)));
  }

  private newSaver(): Saver {
    return new Saver(
      { send: (again) => this.send(again), show: () => this.status.showSaving(this.saver), acknowledged: (saved) => this.acknowledged(saved) },
      { set: (run, wait) => window.setTimeout(run, wait), clear: (timer) => window.clearTimeout(timer) },
    );
  }

  private listen(): void {
    window.addEventListener("beforeunload", this.warn);
    window.addEventListener("pagehide", this.shelve);
    for (const type of ["keydown", "keyup", "keypress"] as const) this.dom.addEventListener(type, (event) => this.key(event));
    this.view.contentDOM.addEventListener("compositionend", () => setTimeout(() => this.afterComposing(), 30));
    this.view.contentDOM.addEventListener("blur", () => setTimeout(() => this.view.composing || this.saver.flush(), 0));
  }

  private updated(update: ViewUpdate): void {
    if (update.transactions.some(changesContent)) {
      this.saver.touch();
      window.clearTimeout(this.shelving);
      this.shelving = window.setTimeout(this.shelve, 300);
    }
    if (update.transactions.length && !this.view?.composing) this.status.showText(update.state, this.incoming.readonly);
  }

  private afterComposing(): void {
    if (this.view.composing) return;
    this.view.dispatch({ effects: composed.of(null) });
    if (this.waiting) this.receive(this.waiting);
  }

  /** No key leaves the editor: the page around it has shortcuts on single letters. */
  private key(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (event.type === "keydown" && !event.repeat) this.saveNow();
  }

  private saveNow(): void {
    this.saver.flush();
    this.port.fire("save", { save: this.saver.waiting });
  }

  private send(again: { save: string; attempt: number } | null): string {
    if (this.view.composing) return "";
    const save = again?.save ?? [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    this.view.dispatch({ effects: moved.of("sent") });
    this.port.content({ base: this.revision, save, attempt: again?.attempt ?? 1, lines: sentLines(this.view.state) });
    return save;
  }

  private acknowledged(saved: Saved): void {
    const sent = this.sentPlaces();
    const named = saved.lines.flatMap(({ at, id }): [number, string][] => (sent[at] ? [[sent[at].uid, id]] : []));
    this.view.dispatch({ effects: [putIds.of(named), moved.of("acknowledged")] });
    this.revision = Math.max(this.revision, saved.revision);
    this.notice.close("conflict");
    if (!this.saver.unsaved) this.clearShelf();
    else this.shelve();
  }

  private sentPlaces = () => this.view.state.field(drift).sent?.places ?? [];

  private clearShelf(): void {
    window.clearTimeout(this.shelving);
    this.shelf.clear();
    this.notice.close("kept");
  }

  private shelve = (): void => {
    if (this.saver.unsaved) this.shelf.keep(this.revision, sentLines(this.view.state));
  };

  private warn = (event: BeforeUnloadEvent): void => {
    if (!this.saver.unsaved) return;
    this.shelve();
    event.preventDefault();
  };

  /** The server's text: taken over if nothing here is unsaved, else only told. */
  private takeText(): void {
    const newer = this.incoming.revision > this.revision;
    if (this.saver.unsaved) return void ((newer || this.saver.standing === "conflict") && this.tellParted());
    const found = difference(this.view.state, this.incoming.lines);
    this.revision = this.incoming.revision;
    if (!found.same) this.view.dispatch(serverChange(found, true));
    else if (newer) this.view.dispatch({ effects: [putIds.of(found.ids), moved.of("settled")] });
  }

  private tellParted(): void {
    if (this.saver.standing !== "conflict") this.saver.part("别处有新的改动");
    this.notice.show("conflict", "这份报告在别处有了新的改动，您这里还有没保存的文字，已经留着。请选择：", [
      { label: "用我的文字", act: () => this.keepMine() },
      { label: "用别处的文字（可撤销）", act: () => this.takeTheirs() },
    ]);
  }

  private keepMine(): void {
    this.revision = Math.max(this.revision, this.incoming.revision);
    this.saver.insist();
  }

  private takeTheirs(): void {
    this.revision = this.incoming.revision;
    this.view.dispatch(serverChange(difference(this.view.state, this.incoming.lines), true));
    this.saver.settle();
    this.clearShelf();
    this.takeRest();
  }

  private takeRest(): void {
    const { slots, vocabulary, marks, jump } = this.incoming;
    const [state, offered] = [this.view.state, this.offered()];
    const stale = this.incoming.revision < this.revision;
    const effects = [putLexicon.of(lexiconOf(slots, vocabulary)), ...(stale ? [] : [putMarks.of(marks), putProposal.of(offered)])];
    const frozen = state.readOnly === this.incoming.readonly ? [] : [reading.reconfigure(readOnly(this.incoming.readonly))];
    this.view.dispatch({ effects: [...effects, ...frozen] });
    this.dom.style.height = `${this.incoming.height}px`;
    this.dom.classList.toggle("qc-readonly", this.incoming.readonly);
    if (offered && !stale && !this.view.state.field(proposal)) this.dropProposal(offered.id);
    if (jump && jump.n !== this.jumped) goTo(this.view, jump);
    this.jumped = jump?.n ?? this.jumped;
    this.status.showText(this.view.state, this.incoming.readonly);
  }

  private offered() {
    const { proposal: one } = this.incoming;
    return one && !this.answered.has(one.id) ? one : null;
  }

  /** Its text no longer stands here. */
  private dropProposal(id: string): void {
    this.answered.add(id);
    this.port.fire("proposal_answer", { id, answer: "stale" });
  }

  private offerKept(): void {
    const kept = this.shelf.find();
    if (!kept || this.incoming.readonly) return;
    const found = difference(this.view.state, revived(this.view.state, kept.lines));
    if (found.same) return this.shelf.clear();
    const older = kept.revision < this.incoming.revision ? "（此后别处也改过）" : "";
    const when = new Date(kept.at).toLocaleString("zh-CN", { hour12: false });
    this.notice.show("kept", `这台电脑上留有 ${when} 没有保存成的文字${older}，要恢复吗？`, [
      { label: "恢复", act: () => this.view.dispatch(serverChange(difference(this.view.state, revived(this.view.state, kept.lines)), false)) },
      { label: "丢弃", act: () => this.shelf.clear() },
    ]);
  }
}

