/** Bound text taken apart as `qicao.boundtext` does; spans are UTF-16 offsets. */

export interface Span {
  kind: "slot" | "literal" | "broken";
  from: number;
  to: number;
  /** `id|style|style` of a slot, as in the dictionary. */
  key: string;
}

const OPEN = /(?<!\\)(\\*)(\[{2,})/g;
const BODY = /([^\[\]|\n]+)((?:\|[^\[\]|\n]+)*)\]\]/y;

/** Slots, escaped brackets and brackets left open, in order. */
export function spans(text: string): Span[] {
  const found: Span[] = [];
  let at = 0;
  for (let open = next(text, at); open; open = next(text, at)) {
    const span = read(text, open);
    found.push(span);
    at = span.to;
  }
  return found;
}

function next(text: string, at: number): RegExpExecArray | null {
  OPEN.lastIndex = at;
  return OPEN.exec(text);
}

function read(text: string, open: RegExpExecArray): Span {
  const slashes = open[1]!.length;
  const brackets = open.index + slashes;
  const end = open.index + open[0].length;
  if (slashes % 2) return { kind: "literal", from: brackets - 1, to: brackets + 2, key: "" };
  BODY.lastIndex = end;
  const body = BODY.exec(text);
  if (!body) return { kind: "broken", from: end - 2, to: end, key: "" };
  return { kind: "slot", from: end - 2, to: BODY.lastIndex, key: key(body[1]!, body[2]!) };
}

function key(id: string, styles: string): string {
  return [id, ...styles.split("|").slice(1)].map((part) => part.trim()).join("|");
}

/** The text with each slot as it prints. */
export function printed(text: string, print: (key: string) => string | undefined): string {
  let out = "";
  let at = 0;
  for (const span of spans(text)) {
    out += text.slice(at, span.from);
    const raw = text.slice(span.from, span.to);
    out += span.kind === "slot" ? (print(span.key) ?? raw) : span.kind === "literal" ? "[[" : raw;
    at = span.to;
  }
  return out + text.slice(at);
}
