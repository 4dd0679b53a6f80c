import assert from "node:assert/strict";
import { test } from "node:test";
import { printed, spans } from "../../../../ui/components/editor/src/boundtext.js";

const shape = (text: string) => spans(text).map(({ kind, from, to, key }) => [kind, text.slice(from, to), key]);

test("slots with styles, spaces stripped", () => {
  assert.deepEqual(shape("共[[支出 | 亿元|1位]]。"), [["slot", "[[支出 | 亿元|1位]]", "支出|亿元|1位"]]);
});

test("backslashes count as in Python: odd for a literal, even for half as many and a slot", () => {
  assert.deepEqual(shape("\\[[甲]]"), [["literal", "\\[[", ""]]);
  assert.deepEqual(shape("\\\\[[甲]]"), [["slot", "[[甲]]", "甲"]]);
  assert.deepEqual(shape("\\\\\\[[甲]]"), [["literal", "\\[[", ""]]);
});

test("a third bracket is literal", () => {
  assert.deepEqual(shape("[[[甲]]"), [["slot", "[[甲]]", "甲"]]);
});

test("a slot left open is broken and hides nothing behind it", () => {
  assert.deepEqual(shape("[[甲 [[乙]]"), [["broken", "[[", ""], ["slot", "[[乙]]", "乙"]]);
});

test("what prints is put in, what nobody knows stays raw", () => {
  assert.equal(printed("共[[甲]]和[[乙]]，\\[[", (key) => (key === "甲" ? "1个" : undefined)), "共1个和[[乙]]，[[");
});
