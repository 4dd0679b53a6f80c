import assert from "node:assert/strict";
import { test } from "node:test";
import { aligned, within } from "../../../../ui/components/editor/src/difference.js";

test("lines with the same id are paired, new ones are not", () => {
  const pairs = aligned(["a", "b", "", "c"], ["a", "x", "b", "c"]);
  assert.deepEqual([...pairs].sort((one, other) => one[0] - other[0]), [[0, 0], [2, 1], [3, 3]]);
});

test("a line that moved up keeps the longer order", () => {
  assert.equal(aligned(["a", "b", "c"], ["c", "a", "b"]).size, 2);
});

test("only what differs is changed", () => {
  assert.deepEqual(within(10, "预算执行率", "预算完成率"), [{ from: 12, to: 14, insert: "完成" }]);
  assert.deepEqual(within(0, "同", "同"), []);
});

test("a pair of units is never cut", () => {
  assert.deepEqual(within(0, "😀", "😁"), [{ from: 0, to: 2, insert: "😁" }]);
  assert.deepEqual(within(0, "a𠮷", "a𠀷"), [{ from: 1, to: 3, insert: "𠀷" }]);
});
