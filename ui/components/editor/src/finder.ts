/** 查找替换: looks into the prose alone, so that a replacement never changes the id of a slot. */

import { search, SearchQuery, setSearchQuery } from "@codemirror/search";
import { EditorState, Extension } from "@codemirror/state";
import { spans } from "./boundtext.js";

function outside(_match: string, state: EditorState, from: number, to: number): boolean {
  const line = state.doc.lineAt(from);
  const slots = spans(line.text).filter((span) => span.kind === "slot");
  return !slots.some((slot) => line.from + slot.from < to && from < line.from + slot.to);
}

function proseOnly({ search: words, caseSensitive, literal, regexp, replace, wholeWord }: SearchQuery): SearchQuery {
  return new SearchQuery({ search: words, caseSensitive, literal, regexp, replace, wholeWord, test: outside });
}

/** The panel's own queries know nothing of slots: each is followed by ours. */
const narrowed = EditorState.transactionExtender.of((transaction) => {
  const asked = transaction.effects.find((effect) => effect.is(setSearchQuery));
  return asked ? { effects: setSearchQuery.of(proseOnly(asked.value as SearchQuery)) } : null;
});

export const finder: Extension = [search({ top: true }), narrowed];
