/** When text is sent, and what may be said of it: 已保存 only when that very save was acknowledged. Pure but for its timers. */

import { Saved } from "./wire.js";

export interface Timers {
  set(run: () => void, milliseconds: number): number;
  clear(timer: number): void;
}

export interface Out {
  /** Sends what stands now under a save id; "" if it may not be sent yet (an input method composes). */
  send(again: { save: string; attempt: number } | null): string;
  /** Something to show has changed. */
  show(): void;
  /** The latest save was acknowledged. */
  acknowledged(saved: Saved): void;
}

export const PAUSE = 1000;
export const PATIENCE = 15_000;
export const AGAIN = 20_000;

export type Standing = "untouched" | "saved" | "unsaved" | "saving" | "failed" | "conflict";

export class Saver {
  message = "";
  /** The id of the save that has no answer yet. */
  waiting = "";
  private trouble: "failed" | "conflict" | null = null;
  private edited = 0;
  private sent = 0;
  private kept = 0;
  private timer = 0;
  private attempt = 1;
  private everSaved = false;
  private after: (() => void)[] = [];

  constructor(private out: Out, private timers: Timers) {}

  get standing(): Standing {
    if (this.trouble) return this.trouble;
    if (this.waiting) return "saving";
    if (this.unsaved) return "unsaved";
    return this.everSaved ? "saved" : "untouched";
  }

  /** There is text that Python has not acknowledged. */
  get unsaved(): boolean {
    return this.edited > this.kept;
  }

  touch(): void {
    this.edited++;
    if (!this.waiting || this.trouble === "failed") this.plan(PAUSE);
    this.out.show();
  }

  /** Sends at once, if there is something and nothing is on its way. */
  flush(): void {
    if (this.trouble === "conflict" || !this.unsaved) return;
    if (this.waiting && this.trouble !== "failed") return;
    const save = this.out.send(this.again());
    if (!save) return this.plan(PAUSE);
    [this.waiting, this.sent, this.trouble] = [save, this.edited, null];
    this.plan(PATIENCE, () => this.fail("服务器没有回应"));
    this.out.show();
  }

  /** The same text goes out under the same id where no answer came: it may have arrived after all. */
  private again(): { save: string; attempt: number } | null {
    this.attempt = this.waiting && this.sent === this.edited ? this.attempt + 1 : 1;
    return this.attempt > 1 ? { save: this.waiting, attempt: this.attempt } : null;
  }

  /** Runs when all that stands now is with Python; at once if it is. */
  whenSaved(run: () => void): void {
    if (!this.unsaved) return run();
    this.after.push(run);
    this.flush();
  }

  answer(saved: Saved): void {
    if (!this.waiting || saved.save !== this.waiting) return;
    if (saved.state === "saved") return this.accept(saved);
    this.waiting = "";
    if (saved.state === "conflict") this.stop("conflict", saved.message);
    else this.fail(saved.message);
  }

  /** What stands here counts as known to Python: it came from there, or the person gave it up. */
  settle(): void {
    [this.kept, this.sent, this.waiting, this.trouble] = [this.edited, this.edited, "", null];
    this.cancel();
    this.out.show();
  }

  /** The person keeps the text here against a newer one. */
  insist(): void {
    [this.trouble, this.waiting] = [null, ""];
    this.flush();
  }

  /** The text here and the server's have parted: nothing is sent before the person has chosen. */
  part(message: string): void {
    this.stop("conflict", message);
  }

  end(): void {
    this.cancel();
  }

  private accept(saved: Saved): void {
    [this.kept, this.waiting, this.trouble, this.everSaved] = [this.sent, "", null, true];
    this.cancel();
    this.out.acknowledged(saved);
    if (this.unsaved) this.plan(PAUSE);
    this.after.splice(0).forEach((run) => run());
    this.out.show();
  }

  private fail(message: string): void {
    this.stop("failed", message);
    this.plan(AGAIN);
  }

  private stop(trouble: "failed" | "conflict", message: string): void {
    [this.trouble, this.message] = [trouble, message];
    this.after = [];
    this.cancel();
    this.out.show();
  }

  private plan(milliseconds: number, run: () => void = () => this.flush()): void {
    this.cancel();
    this.timer = this.timers.set(run, milliseconds);
  }

  private cancel(): void {
    this.timers.clear(this.timer);
  }
}
