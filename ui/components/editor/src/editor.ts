/** One editor in one place of the page: takes what Python sends, sends what the person writes. */

import { EditorState } from "@codemirror/state";
import { EditorView, ViewUpdate } from "@codemirror/view";
import { el } from "./dom.js";
import { goTo } from "./jump.js";
import { Host, Keeping } from "./keeping.js";
import { lexiconOf, putLexicon } from "./lexicon.js";
import { putMarks } from "./mark.js";
import { Notice } from "./notice.js";
import { Outlet } from "./outlet.js";
import { proposal, putProposal } from "./proposal.js";
import { changesContent, reading, readOnly, stateOf } from "./state.js";
import { Status } from "./status.js";
import { toolbar } from "./toolbar.js";
import { composed } from "./unbound.js";
import { Content, Incoming, Port } from "./wire.js";

export class Editor implements Host {
  readonly dom = el("div", "qc-editor");
  readonly view: EditorView;
  port: Port;
  incoming: Incoming;
  private waiting: Incoming | null = null;
  private answered = new Set<string>();
  private jumped = 0;
  private notice = new Notice();
  private status = new Status();
  private keeping: Keeping;

  constructor(root: Document | ShadowRoot, incoming: Incoming, port: Port) {
    [this.port, this.incoming] = [port, incoming];
    this.keeping = new Keeping(this, this.notice);
    this.view = new EditorView({ root, state: this.newState() });
    this.dom.append(toolbar(() => this.view, () => this.saveNow()), this.notice.dom, this.view.dom, this.status.dom);
    this.listen();
    this.begin();
  }

  /** What a rerun sends. While an input method composes it waits. */
  receive(incoming: Incoming): void {
    if (this.view.composing) return void (this.waiting = incoming);
    const another = incoming.report !== this.incoming.report;
    if (another) this.keeping.end();
    [this.waiting, this.incoming] = [null, incoming];
    if (another) return this.openAnother();
    if (incoming.saved) this.keeping.saver.answer(incoming.saved);
    if (incoming.revision >= this.keeping.revision) this.keeping.takeText();
    this.taken();
  }

  end(): void {
    this.keeping.end();
    window.removeEventListener("beforeunload", this.warn);
    window.removeEventListener("pagehide", this.keep);
    this.view.destroy();
    this.dom.remove();
  }

  content(value: Content): void {
    this.port.content(value);
  }

  showSaving(): void {
    this.status.showSaving(this.keeping.saver);
  }

  /** All but the text: what slots mean, findings, the proposal, where to go. */
  taken(): void {
    const { slots, vocabulary, marks, jump, revision, readonly, height } = this.incoming;
    const one = this.offered();
    const known = revision >= this.keeping.revision ? [putMarks.of(marks), putProposal.of(one)] : [];
    const frozen = this.view.state.readOnly === readonly ? [] : [reading.reconfigure(readOnly(readonly))];
    this.view.dispatch({ effects: [putLexicon.of(lexiconOf(slots, vocabulary)), ...known, ...frozen] });
    this.dom.style.height = height;
    this.dom.classList.toggle("qc-readonly", readonly);
    if (one && known.length && !this.view.state.field(proposal)) this.dropProposal(one.id);
    if (jump && jump.n !== this.jumped) goTo(this.view, jump);
    this.jumped = jump?.n ?? this.jumped;
    this.status.showText(this.view.state, readonly);
  }

  private begin(): void {
    this.dom.dataset["report"] = this.incoming.report;
    this.jumped = 0;
    this.answered.clear();
    this.taken();
    this.keeping.offerKept();
    this.showSaving();
  }

  private openAnother(): void {
    this.keeping = new Keeping(this, this.notice);
    this.view.setState(this.newState());
    this.view.scrollDOM.scrollTop = 0;
    this.begin();
  }

  private newState(): EditorState {
    const out: Outlet = {
      fire: (trigger, value) => {
        if (trigger === "proposal_answer") this.answered.add((value as { id: string }).id);
        this.port.fire(trigger, value);
      },
      whenSaved: (run) => this.keeping.saver.whenSaved(run),
    };
    return stateOf(this.incoming, out, EditorView.updateListener.of((update) => this.updated(update)));
  }

  private listen(): void {
    window.addEventListener("beforeunload", this.warn);
    window.addEventListener("pagehide", this.keep);
    for (const type of ["keydown", "keyup", "keypress"] as const) this.dom.addEventListener(type, (event) => this.key(event));
    this.view.contentDOM.addEventListener("compositionend", () => setTimeout(() => this.afterComposing(), 30));
    this.view.contentDOM.addEventListener("blur", () => setTimeout(() => this.view.composing || this.keeping.saver.flush(), 0));
  }

  private updated(update: ViewUpdate): void {
    if (update.transactions.some(changesContent)) this.keeping.touch();
    if (update.transactions.length && !update.view.composing) this.status.showText(update.state, this.incoming.readonly);
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
    this.keeping.saver.flush();
    this.port.fire("save", { save: this.keeping.saver.waiting });
  }

  private keep = (): void => this.keeping.shelve();

  private warn = (event: BeforeUnloadEvent): void => {
    if (!this.keeping.saver.unsaved) return;
    this.keep();
    event.preventDefault();
  };

  private offered() {
    const { proposal: one } = this.incoming;
    return one && !this.answered.has(one.id) ? one : null;
  }

  /** Its text no longer stands here. */
  private dropProposal(id: string): void {
    this.answered.add(id);
    this.port.fire("proposal_answer", { id, answer: "stale" });
  }
}
