/** Which line of a changed document is which line of the old one. Pure; used by `place.ts`. */

/** Old lines a1..a2 became new lines b1..b2, 0-based, both ends included. */
export interface LineSpan {
  a1: number;
  a2: number;
  b1: number;
  b2: number;
  /** What stands after the change is the old last line's text, and nothing of the first is left. */
  tail: boolean;
}

/** Spans that share a line as one. */
export function joined(spans: LineSpan[]): LineSpan[] {
  const out: LineSpan[] = [];
  for (const span of spans) {
    const last = out[out.length - 1];
    if (last && (span.a1 <= last.a2 || span.b1 <= last.b2)) {
      out[out.length - 1] = { ...last, a2: Math.max(last.a2, span.a2), b2: Math.max(last.b2, span.b2), tail: false };
    } else out.push(span);
  }
  return out;
}

/** The new list: lines outside the spans as they were, inside them as `heirs` says. */
export function succeed<T>(old: readonly T[], spans: LineSpan[], fresh: (like: T) => T): T[] {
  const out: T[] = [];
  let at = 0;
  for (const span of joined(spans)) {
    out.push(...old.slice(at, span.a1));
    out.push(...heirs(old.slice(span.a1, span.a2 + 1), span.b2 - span.b1 + 1, span.tail, fresh));
    at = span.a2 + 1;
  }
  return [...out, ...old.slice(at)];
}

function heirs<T>(old: T[], count: number, tail: boolean, fresh: (like: T) => T): T[] {
  if (count === old.length) return old;
  if (count < old.length) return tail ? old.slice(old.length - count) : old.slice(0, count);
  const added = Array.from({ length: count - old.length }, () => fresh(old[0]!));
  if (tail) return [...added, ...old];
  if (old.length === 1) return [...old, ...added];
  return [...old.slice(0, -1), ...added, old[old.length - 1]!];
}
