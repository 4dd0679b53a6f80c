import assert from "node:assert/strict";
import { test } from "node:test";
import { hitsIn } from "../../../../ui/components/editor/src/hits.js";

const prints: Record<string, string> = { "支出.决算数": "8601.30万元", "三公|较预算": "“三公”经费较预算节约224.01万元，完成预算的65.05%" };
const find = (text: string, words: string) => hitsIn(text, words, (key) => prints[key]).map(({ from, to, fixed }) => [text.slice(from, to), fixed]);

test("prose is found as it stands", () => {
  assert.deepEqual(find("支出多，支出少", "支出"), [["支出", false], ["支出", false]]);
  assert.deepEqual(find("支出", ""), []);
});

test("what a slot prints is found and may not be replaced; what it is called is not", () => {
  assert.deepEqual(find("实际[[支出.决算数]]。", "8601.30"), [["[[支出.决算数]]", true]]);
  assert.deepEqual(find("实际[[支出.决算数]]。", "决算数"), []);
  assert.deepEqual(find("[[没有这个]]", "没有"), [["[[没有这个]]", true]]);
});

test("a slot in which the words stand twice is one place", () => {
  assert.deepEqual(find("甲[[三公|较预算]]，预算", "预算"), [["[[三公|较预算]]", true], ["预算", false]]);
});

test("words may begin before a slot and end in it", () => {
  assert.deepEqual(find("支出[[支出.决算数]]，", "出8601"), [["出[[支出.决算数]]", true]]);
});

test("wide and narrow, large and small letters are the same, and offsets stay", () => {
  assert.deepEqual(find("𠮷庆村PPP项目１２个", "ppp项目12"), [["PPP项目１２", false]]);
  assert.deepEqual(find("（境）", "(境)"), [["（境）", false]]);
});

test("brackets that were escaped are one thing, brackets left open are text", () => {
  assert.deepEqual(find("甲\\[[乙", "[乙"), [["\\[[乙", true]]);
  assert.deepEqual(find("甲[[乙", "[乙"), [["[乙", false]]);
});
