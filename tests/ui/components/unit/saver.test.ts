import assert from "node:assert/strict";
import { test } from "node:test";
import { PATIENCE, PAUSE, Saver } from "../../../../ui/components/editor/src/saver.js";
import { Saved } from "../../../../ui/components/editor/src/wire.js";

class Desk {
  sent: { save: string; attempt: number }[] = [];
  composing = false;
  planned: { run: () => void; wait: number } | null = null;
  saver = new Saver(
    {
      send: (again) => {
        if (this.composing) return "";
        this.sent.push(again ?? { save: `s${this.sent.length + 1}`, attempt: 1 });
        return this.sent[this.sent.length - 1]!.save;
      },
      show: () => undefined,
      acknowledged: () => undefined,
    },
    { set: (run, wait) => ((this.planned = { run, wait }), 1), clear: () => (this.planned = null) },
  );

  run(wait: number): void {
    assert.equal(this.planned?.wait, wait);
    const { run } = this.planned!;
    this.planned = null;
    run();
  }

  answer(save: string, state: Saved["state"] = "saved"): void {
    this.saver.answer({ save, revision: 2, state, message: "为什么", lines: [] });
  }
}

test("saved is said only after the answer to that very save", () => {
  const desk = new Desk();
  assert.equal(desk.saver.standing, "untouched");
  desk.saver.touch();
  assert.equal(desk.saver.standing, "unsaved");
  desk.run(PAUSE);
  assert.equal(desk.saver.standing, "saving");
  desk.answer("another");
  assert.equal(desk.saver.standing, "saving");
  desk.answer("s1");
  assert.equal(desk.saver.standing, "saved");
});

test("what is typed while a save is under way goes out after it", () => {
  const desk = new Desk();
  desk.saver.touch();
  desk.run(PAUSE);
  desk.saver.touch();
  desk.answer("s1");
  assert.equal(desk.saver.standing, "unsaved");
  desk.run(PAUSE);
  assert.deepEqual(desk.sent.map(({ save }) => save), ["s1", "s2"]);
});

test("nothing goes out while an input method composes", () => {
  const desk = new Desk();
  desk.composing = true;
  desk.saver.touch();
  desk.run(PAUSE);
  assert.equal(desk.saver.standing, "unsaved");
  desk.composing = false;
  desk.run(PAUSE);
  assert.equal(desk.sent.length, 1);
});

test("without an answer the same save goes out again", () => {
  const desk = new Desk();
  desk.saver.touch();
  desk.run(PAUSE);
  desk.run(PATIENCE);
  assert.equal(desk.saver.standing, "failed");
  desk.saver.flush();
  assert.deepEqual(desk.sent[1], { save: "s1", attempt: 2 });
  desk.answer("s1");
  assert.equal(desk.saver.standing, "saved");
});

test("a refused save goes out under a new id", () => {
  const desk = new Desk();
  desk.saver.touch();
  desk.run(PAUSE);
  desk.answer("s1", "failed");
  assert.equal(desk.saver.message, "为什么");
  desk.saver.flush();
  assert.deepEqual(desk.sent[1], { save: "s2", attempt: 1 });
});

test("in a conflict nothing goes out before the person insists", () => {
  const desk = new Desk();
  desk.saver.touch();
  desk.run(PAUSE);
  desk.answer("s1", "conflict");
  desk.saver.touch();
  desk.saver.flush();
  assert.equal(desk.sent.length, 1);
  desk.saver.insist();
  assert.equal(desk.sent.length, 2);
});

test("what waits for a save runs after it, and not after a failed one", () => {
  const desk = new Desk();
  const ran: string[] = [];
  desk.saver.touch();
  desk.saver.whenSaved(() => ran.push("first"));
  desk.answer("s1", "failed");
  desk.saver.whenSaved(() => ran.push("second"));
  desk.answer("s2");
  assert.deepEqual(ran, ["second"]);
});
