import assert from "node:assert/strict";
import { test } from "node:test";
import { toPoints, toUnits, wellFormed } from "../../../../ui/components/editor/src/offsets.js";

const RARE = "𠮷庆村😀示范";

test("code points and units agree where there are pairs", () => {
  assert.deepEqual([0, 1, 2, 3, 4, 5, 6].map((n) => toUnits(RARE, n)), [0, 2, 3, 4, 6, 7, 8]);
  assert.deepEqual([0, 2, 3, 4, 6, 7, 8].map((n) => toPoints(RARE, n)), [0, 1, 2, 3, 4, 5, 6]);
});

test("an offset beyond the end is the end", () => {
  assert.equal(toUnits(RARE, 99), RARE.length);
  assert.equal(toPoints(RARE, 99), 6);
});

test("halves of pairs are replaced and whole pairs stay", () => {
  assert.equal(wellFormed("𠮷\uD842x\uDFB7"), "𠮷\uFFFDx\uFFFD");
});
