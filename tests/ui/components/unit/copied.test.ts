import assert from "node:assert/strict";
import { test } from "node:test";
import { history, undo } from "@codemirror/commands";
import { EditorState, Transaction } from "@codemirror/state";
import { linesOf } from "../../../../ui/components/editor/src/clipboard.js";
import { copiedLines, putLines } from "../../../../ui/components/editor/src/copied.js";
import { moved } from "../../../../ui/components/editor/src/drag.js";
import { lock, trusted } from "../../../../ui/components/editor/src/lock.js";
import { ids, placeFields, placeOf, places, sentLines } from "../../../../ui/components/editor/src/place.js";
import { Kind } from "../../../../ui/components/editor/src/wire.js";

type Row = [id: string, kind: Kind, text: string];

const REPORT: Row[] = [
  ["t", "title", "报告"],
  ["h1", "heading", "一"],
  ["p1", "paragraph", "甲[[数]]"],
  ["p2", "paragraph", "乙"],
  ["h2", "heading", "二"],
  ["g", "table", "表"],
  ["i1", "item", "丙"],
  ["i2", "item", "丁"],
];

function report(rows: Row[]): EditorState {
  const second = rows.findIndex(([id]) => id === "h2");
  const list = rows.map(([id, kind, text], n) => placeOf({ id, section: n < second ? "s1" : "s2", kind, text, level: 0, number: "", locked: false }));
  const known = new Map(list.map((place, n) => [place.uid, rows[n]![0]]));
  const fields = [places.init(() => list), ids.init(() => known), placeFields, lock, history()];
  return EditorState.create({ doc: rows.map(([, , text]) => text).join("\n"), extensions: fields });
}

function choose(state: EditorState, from: string, to = from): EditorState {
  const text = state.doc.toString();
  return state.update({ selection: { anchor: text.indexOf(from), head: text.indexOf(to) + (to === from ? 0 : to.length) } }).state;
}

const words = (state: EditorState, from: string): EditorState =>
  state.update({ selection: { anchor: state.doc.toString().indexOf(from), head: state.doc.toString().indexOf(from) + from.length } }).state;

const paste = (state: EditorState, lines: ReturnType<typeof copiedLines>): EditorState => {
  const change = putLines(state, lines);
  return change ? state.update(change).state : state;
};

const emptied = (state: EditorState): EditorState => state.update(state.replaceSelection("")).state;
const read = (state: EditorState) => sentLines(state).map(({ kind, text }) => `${kind} ${text}`);

test("all that is cut comes back as what it was, below its own headings and tables", () => {
  const all = choose(report(REPORT), "甲", "丁");
  const cut = emptied(all);
  assert.deepEqual(read(cut), ["title 报告", "heading 一", "paragraph ", "heading 二", "table 表", "item "]);
  const back = paste(cut, copiedLines(all));
  assert.deepEqual(read(back), read(all));
  assert.equal(back.selection.main.head, back.doc.length);
});

test("all that is pasted over itself stands once", () => {
  const all = choose(report(REPORT), "甲", "丁");
  assert.deepEqual(read(paste(all, copiedLines(all))), read(all));
});

test("it comes back where a save has taken the empty lines away", () => {
  const all = choose(report(REPORT), "甲", "丁");
  const bare = choose(report(REPORT.filter(([, kind]) => !["paragraph", "item"].includes(kind))), "二");
  const back = paste(bare, copiedLines(all));
  assert.deepEqual(read(back), read(all));
  assert.deepEqual(sentLines(back).map(({ section }) => section), sentLines(all).map(({ section }) => section));
});

test("one step back undoes a paste, and which line was which", () => {
  const all = choose(report(REPORT), "甲", "丁");
  let state = paste(emptied(all), copiedLines(all));
  undo({ state, dispatch: (transaction: Transaction) => (state = transaction.state) });
  assert.deepEqual(read(state), read(emptied(all)));
});

test("items stay items among paragraphs, and a heading stands once", () => {
  const list = choose(report(REPORT), "二", "丁");
  const start = choose(report(REPORT), "乙");
  assert.deepEqual(read(paste(start, copiedLines(list))).slice(2, 6), ["paragraph 甲[[数]]", "item 丙", "paragraph 丁乙", "heading 二"]);
});

test("words take the kind of the line that they are put into", () => {
  const part = copiedLines(words(report(REPORT), "[[数]]"));
  const state = paste(choose(report(REPORT), "丁"), part);
  assert.deepEqual(read(state).slice(-2), ["item 丙", "item [[数]]丁"]);
  assert.equal(sentLines(state).at(-1)!.id, "i2");
});

test("the words of one heading are words", () => {
  const heading = copiedLines(words(report(REPORT), "二"));
  assert.equal(read(paste(choose(report(REPORT), "乙"), heading))[3], "paragraph 二乙");
});

test("a whole item fills an empty paragraph as an item", () => {
  const item = copiedLines(words(report(REPORT), "丙"));
  const state = emptied(words(report(REPORT), "乙"));
  assert.equal(read(paste(state, item))[3], "item 丙");
});

test("lines come behind a table whose list is gone, never behind the title", () => {
  const two = copiedLines(choose(report(REPORT), "甲", "乙"));
  const bare = report(REPORT.slice(0, 6));
  assert.deepEqual(read(paste(words(bare, "表"), two)).slice(-3), ["table 表", "paragraph 甲[[数]]", "paragraph 乙"]);
  assert.deepEqual(read(paste(choose(bare, "报告"), two)), read(bare));
});

test("a change of the server's may touch a heading, a paste never does", () => {
  const state = words(report(REPORT), "一");
  const pasted = paste(state, copiedLines(words(report(REPORT), "丙")));
  assert.equal(read(pasted)[1], "heading 一");
  const server = state.update({ ...state.replaceSelection("改"), annotations: trusted.of(true) }).state;
  assert.equal(read(server)[1], "heading 改");
});

const EXCHANGE = { copied: copiedLines, put: putLines, clean: (text: string) => text };

/** What is chosen, dragged to where these words begin. */
function dropped(state: EditorState, before: string, away = true): EditorState {
  const change = moved(state, copiedLines(state), state.doc.toString().indexOf(before), EXCHANGE, away);
  return change ? state.update(change).state : state;
}

test("lines that are dragged stay what they are, and leave their own place", () => {
  const list = choose(report(REPORT), "丙", "丁");
  assert.deepEqual(read(dropped(list, "乙")).slice(3), ["item 丙", "paragraph 丁乙", "heading 二", "table 表", "item "]);
  const slot = words(report(REPORT), "[[数]]");
  assert.deepEqual(read(dropped(slot, "丁")).slice(2), ["paragraph 甲", "paragraph 乙", "heading 二", "table 表", "item 丙", "item [[数]]丁"]);
});

test("a heading and a table that are dragged with their prose stay, once", () => {
  const chapter = choose(report(REPORT), "二", "丁");
  const state = dropped(chapter, "甲");
  assert.deepEqual(read(state).slice(1), ["heading 一", "item 丙", "paragraph 丁甲[[数]]", "paragraph 乙", "heading 二", "table 表", "item "]);
  let back = state;
  undo({ state, dispatch: (transaction: Transaction) => (back = transaction.state) });
  assert.deepEqual(read(back), REPORT.map(([, kind, text]) => `${kind} ${text}`));
});

test("what is dropped onto itself stays, and a copy stays where it was too", () => {
  const all = choose(report(REPORT), "甲", "丁");
  assert.equal(dropped(all, "乙"), all);
  const kept = read(dropped(words(report(REPORT), "乙"), "丁", false));
  assert.deepEqual([kept[3], kept[7]], ["paragraph 乙", "item 乙丁"]);
});

test("what no page of ours wrote is no lines, and control characters stay outside", () => {
  const clean = (text: string) => text.replace(/\u0007/g, "");
  for (const raw of ["", "{", "7", '[null, 3, {"kind": "item"}]']) assert.deepEqual(linesOf(raw, clean), []);
  const [line] = linesOf('[{"kind": "item", "text": "甲\\u0007\\n乙"}]', clean);
  assert.equal(line!.text, "甲 乙");
});
