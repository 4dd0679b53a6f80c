import assert from "node:assert/strict";
import { test } from "node:test";
import { LineSpan, succeed } from "../../../../ui/components/editor/src/succession.js";

const span = (a1: number, a2: number, b1: number, b2: number, tail = false): LineSpan => ({ a1, a2, b1, b2, tail });
const after = (...spans: LineSpan[]) => succeed(["a", "b", "c", "d"], spans, () => "new").join(" ");

test("typing in a line keeps all", () => assert.equal(after(span(1, 1, 1, 1)), "a b c d"));
test("Enter leaves the id with the first half", () => assert.equal(after(span(1, 1, 1, 2)), "a b new c d"));
test("Enter at the start leaves it with the text", () => assert.equal(after(span(1, 1, 1, 2, true)), "a new b c d"));
test("joining keeps the first", () => assert.equal(after(span(1, 2, 1, 1)), "a b d"));
test("deleting a whole line keeps the one whose text remains", () => assert.equal(after(span(1, 2, 1, 1, true)), "a c d"));
test("a paste over two lines keeps both ends", () => assert.equal(after(span(1, 2, 1, 4)), "a b new new c d"));
test("two changes in one line are one", () => assert.equal(after(span(1, 1, 1, 2), span(1, 1, 2, 3)), "a b new new c d"));
test("changes far apart do not meet", () => assert.equal(after(span(0, 0, 0, 1), span(3, 3, 4, 5)), "a new b c d new"));
