/** Where words stand in a line as it prints. Pure; used by `finder.ts`. */

import { spans } from "./boundtext.js";

/** UTF-16 offsets of the bound text; `fixed` if part of it is a slot, which a replacement may not touch. */
export interface Hit {
  from: number;
  to: number;
  fixed: boolean;
}

/** A stretch of what prints, and what it stands for. */
interface Stretch {
  at: number;
  text: string;
  from: number;
  to: number;
  whole: boolean;
}

/** Places of the words, however wide their letters and digits are; a slot counts as one. */
export function hitsIn(text: string, words: string, print: (key: string) => string | undefined): Hit[] {
  const wanted = folded(words);
  if (!wanted) return [];
  const list = stretches(text, print);
  const line = folded(list.map((one) => one.text).join(""));
  const found: Hit[] = [];
  for (let at = line.indexOf(wanted); at >= 0; at = line.indexOf(wanted, at + wanted.length)) {
    const hit = placed(list, at, at + wanted.length);
    if (hit.from >= (found[found.length - 1]?.to ?? 0)) found.push(hit);
  }
  return found;
}

/** One character for one: full-width forms as ASCII, capitals as small letters. */
const folded = (text: string): string => text.replace(/[\uff01-\uff5e\u3000A-Z]/g, (one) => one.normalize("NFKC").toLowerCase());

function stretches(text: string, print: (key: string) => string | undefined): Stretch[] {
  const list: Stretch[] = [];
  let [at, from] = [0, 0];
  const add = (shown: string, to: number, whole: boolean) => {
    if (shown) list.push({ at, text: shown, from, to, whole });
    [at, from] = [at + shown.length, to];
  };
  for (const span of spans(text)) {
    if (span.kind === "broken") continue;
    add(text.slice(from, span.from), span.from, false);
    const raw = text.slice(span.from, span.to);
    add(span.kind === "literal" ? "[[" : (print(span.key) ?? raw), span.to, true);
  }
  add(text.slice(from), text.length, false);
  return list;
}

function placed(list: readonly Stretch[], start: number, end: number): Hit {
  const inside = list.filter((one) => one.at < end && start < one.at + one.text.length);
  const [first, last] = [inside[0]!, inside[inside.length - 1]!];
  return {
    from: first.whole ? first.from : first.from + start - first.at,
    to: last.whole ? last.to : last.from + end - last.at,
    fixed: inside.some((one) => one.whole),
  };
}
