/** What the browser keeps: no editor touches the text of another, and each is found. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Shelf } from "../../../../ui/components/editor/src/shelf.js";
import { SentLine } from "../../../../ui/components/editor/src/wire.js";

const storage = (): Storage => {
  const kept: Record<string, string> = {};
  const hidden = { enumerable: false };
  return Object.defineProperties(kept, {
    getItem: { ...hidden, value: (key: string) => kept[key] ?? null },
    setItem: { ...hidden, value: (key: string, value: string) => void (kept[key] = value) },
    removeItem: { ...hidden, value: (key: string) => void delete kept[key] },
  }) as unknown as Storage;
};
const lines = (text: string): SentLine[] => [{ id: "p", section: "s", kind: "paragraph", text } as SentLine];
const texts = (shelf: Shelf) => shelf.find()?.lines.map((line) => line.text);

test("what one tab saves leaves the text of another where it is", () => {
  const browser = storage();
  const [one, two] = [new Shelf("r", "a", browser), new Shelf("r", "b", browser)];
  one.keep(1, lines("甲"));
  two.keep(2, lines("乙"));
  two.clear();
  assert.deepEqual(texts(new Shelf("r", "c", browser)), ["甲"]);
  assert.equal(new Shelf("other", "c", browser).find(), null);
});

test("a text that was taken over goes when it is saved", () => {
  const browser = storage();
  new Shelf("r", "a", browser).keep(1, lines("甲"));
  const next = new Shelf("r", "b", browser);
  next.adopt(next.find()!);
  assert.deepEqual(texts(next), ["甲"]);
  next.clear();
  assert.equal(next.find(), null);
});

test("what cannot be read counts as nothing", () => {
  const browser = storage();
  browser.setItem("qicao.unsent/r/a", "{");
  browser.setItem("qicao.unsent/r/b", JSON.stringify({ revision: 1, at: 1, lines: [5] }));
  assert.equal(new Shelf("r", "c", browser).find(), null);
});
