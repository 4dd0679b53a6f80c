/** Lines as they are copied, and how they come back: prose as what it was, below the headings and tables that it stood below. */

import { ChangeSpec, EditorState, TransactionSpec } from "@codemirror/state";
import { trusted } from "./lock.js";
import { fresh, ids, isProse, Place, places, putPlaces } from "./place.js";
import { Kind } from "./wire.js";

export interface CopiedLine {
  id: string;
  kind: Kind;
  locked: boolean;
  text: string;
  /** From its start to its end. */
  whole: boolean;
}

/** Where lines go: into a line at `at`, or behind it. */
interface Landing {
  line: number;
  at: number | null;
  lines: CopiedLine[];
}

/** What is chosen, line by line. */
export function copiedLines(state: EditorState): CopiedLine[] {
  const { from, to } = state.selection.main;
  const [first, last] = [from, to].map((at) => state.doc.lineAt(at).number) as [number, number];
  return state.field(places).slice(first - 1, last).map(({ uid, kind, locked }, n) => {
    const line = state.doc.line(first + n);
    const text = state.sliceDoc(Math.max(from, line.from), Math.min(to, line.to));
    return { id: state.field(ids).get(uid) ?? "", kind, locked, text, whole: from <= line.from && line.to <= to };
  });
}

/**
 * The lines in the place of what is chosen, or nothing where there is no place. A heading or a table is the report's: what
 * followed it goes below it where it is the next that stands here, and it is not put in a second time.
 */
export function putLines(state: EditorState, copied: readonly CopiedLine[]): TransactionSpec | null {
  const emptied = state.update(state.replaceSelection(""));
  const landings = landed(emptied.state, copied);
  const last = landings.filter(({ lines }) => lines.length).pop();
  if (!last) return null;
  const changes = emptied.state.changes(landings.map((one) => changeOf(emptied.state, one)));
  return {
    changes: emptied.changes.compose(changes),
    effects: putPlaces.of(placesAfter(emptied.state, landings)),
    selection: { anchor: changes.mapPos(last.at ?? emptied.state.doc.line(last.line).to, 1) },
    annotations: trusted.of(true),
    scrollIntoView: true,
    userEvent: "input.paste",
  };
}

function landed(state: EditorState, copied: readonly CopiedLine[]): Landing[] {
  const start = begin(state);
  if (!start) return [];
  const landings = [start];
  for (const line of copied) {
    const here = landings[landings.length - 1]!;
    if (copied.length === 1) here.lines.push({ ...line, whole: line.whole && isProse(line.kind) });
    else if (!line.locked) here.lines.push(line);
    else landings.push(...below(state, here, line.id, copied[copied.length - 1]!.whole));
  }
  return landings;
}

/** At the cursor; where it stands at a heading or a table, before or behind that. */
function begin(state: EditorState): Landing | null {
  const at = state.selection.main.head;
  const { number, from } = state.doc.lineAt(at);
  const [before, place] = [placeAtLine(state, number - 1), placeAtLine(state, number)!];
  if (!place.locked) return { line: number, at, lines: [] };
  if (at === from && before && before.kind !== "title") return { line: number - 1, at: null, lines: [] };
  return place.kind === "title" ? null : { line: number, at: null, lines: [] };
}

const placeAtLine = (state: EditorState, number: number): Place | undefined => state.field(places)[number - 1];

/** Below the locked line with this id, if nothing but empty lines stands between. */
function below(state: EditorState, { line, at }: Landing, id: string, whole: boolean): Landing[] {
  if (at !== null && at < state.doc.line(line).to) return [];
  let next = line + 1;
  while (placeAtLine(state, next)?.locked === false && !state.doc.line(next).length) next++;
  const place = placeAtLine(state, next);
  if (!place?.locked || !id || state.field(ids).get(place.uid) !== id) return [];
  const into = placeAtLine(state, next + 1)?.locked === false && !(whole && state.doc.line(next + 1).length);
  return [into ? { line: next + 1, at: state.doc.line(next + 1).from, lines: [] } : { line: next, at: null, lines: [] }];
}

function changeOf(state: EditorState, { line, at, lines }: Landing): ChangeSpec {
  const texts = lines.map(({ text }) => text);
  return at === null ? { from: state.doc.line(line).to, insert: ["", ...texts].join("\n") } : { from: at, insert: texts.join("\n") };
}

function placesAfter(state: EditorState, landings: readonly Landing[]): Place[] {
  const list = [...state.field(places)];
  for (const one of [...landings].reverse()) {
    const old = list[one.line - 1]!;
    if (one.at === null) list.splice(one.line, 0, ...one.lines.map(({ kind }) => as(fresh(old), kind)));
    else if (one.lines.length) list.splice(one.line - 1, 1, ...heirs(state, old, one.at, one.lines));
  }
  return list;
}

/** The line that `lines` are put into stays what it is where words of it are left, and where only words were copied. */
function heirs(state: EditorState, old: Place, at: number, lines: readonly CopiedLine[]): Place[] {
  const { from, to } = state.doc.lineAt(at);
  const last = lines.length - 1;
  const left = (n: number) => (n === 0 && from < at) || (n === last && at < to);
  const own = from < at || at === to ? 0 : last;
  return lines.map(({ kind, whole }, n) => {
    const place = n === own ? old : fresh(old);
    return whole && !left(n) ? as(place, kind) : place;
  });
}

const as = (place: Place, kind: Kind): Place => ({ ...place, kind: isProse(kind) ? kind : "paragraph" });
