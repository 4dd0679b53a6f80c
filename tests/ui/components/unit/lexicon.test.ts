import assert from "node:assert/strict";
import { test } from "node:test";
import { equals, lexiconOf, search, variants } from "../../../../ui/components/editor/src/lexicon.js";
import { Entry, SlotInfo } from "../../../../ui/components/editor/src/wire.js";

const entry = (slot: string, label: string, print: string): Entry => ({ slot, label, print, kind: "figure", group: "" });
const entries = [entry("支出.决算数", "支出决算数", "8601.30万元"), entry("支出.决算数|亿元", "支出决算数", "0.86亿元"), entry("人员.在职", "在职人数", "186人")];
const info: SlotInfo = { print: "0.86亿元", label: "", kind: "figure", value: "8601.30万元", source: "", formula: "", note: "" };
const words = lexiconOf({ "支出.决算数|亿元": info }, entries);

test("search looks into label, id and print, and wants every word", () => {
  assert.deepEqual(search(entries, "决算 亿").map(({ slot }) => slot), ["支出.决算数|亿元"]);
  assert.deepEqual(search(entries, "186").map(({ slot }) => slot), ["人员.在职"]);
  assert.equal(search(entries, "没有").length, 0);
});

test("a typed quantity equals a print or a value, however its digits are written", () => {
  assert.deepEqual(equals(words, "8,601.30 万元").map(({ slot }) => slot), ["支出.决算数", "支出.决算数|亿元"]);
  assert.equal(equals(words, "８６０１.３０万元").length, 2);
  assert.equal(equals(words, "8601.4万元").length, 0);
});

test("a number typed with fewer decimals is every figure that rounds to it, the exact ones first", () => {
  const near = lexiconOf({}, [entry("乙", "乙", "279.63万元"), entry("甲", "甲", "280.00万元"), entry("丙", "丙", "279.40万元"), entry("丁", "丁", "0.30万元")]);
  const slots = (text: string) => equals(near, text).map(({ slot }) => slot);
  assert.deepEqual(slots("280万元"), ["甲", "乙"]);
  assert.deepEqual(slots("279.6万元"), ["乙"]);
  assert.deepEqual(slots("280.0元"), []);
  assert.deepEqual(slots("0万元"), []);
  assert.deepEqual(equals(words, "8601.3万元").map(({ slot }) => slot), ["支出.决算数"]);
});

test("other styles of the same item", () => {
  assert.deepEqual(variants(words, "支出.决算数"), [["支出.决算数|亿元", "0.86亿元"]]);
});
