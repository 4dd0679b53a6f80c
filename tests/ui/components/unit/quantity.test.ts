import assert from "node:assert/strict";
import { test } from "node:test";
import { quantities } from "../../../../ui/components/editor/src/quantity.js";

const found = (text: string) => quantities(text).map((one) => one.text);

test("digits with their unit", () => {
  assert.deepEqual(found("支出8,601.30万元，占95.29%，共12个"), ["8,601.30万元", "95.29%", "12个"]);
  assert.deepEqual(found("共１２．５万元"), ["１２．５万元"]);
});

test("numerals in characters with a unit", () => {
  assert.deepEqual(found("三十六户，百分之九十五点二，两千万元"), ["三十六户", "百分之九十五点二", "两千万元"]);
});

test("dates, ordinals, numbers of documents and articles are none", () => {
  assert.deepEqual(found("2024年5月，第3季度，〔2024〕12号，一个重点，进一步"), []);
});
