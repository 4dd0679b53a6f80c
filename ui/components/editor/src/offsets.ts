/** Python counts code points, JavaScript UTF-16 units: conversions at the border. */

const isPair = (text: string, at: number): boolean => (text.codePointAt(at) ?? 0) > 0xffff;

/** The UTF-16 offset of a code-point offset; beyond the end it is the length. */
export function toUnits(text: string, points: number): number {
  let units = 0;
  for (let left = points; left > 0 && units < text.length; left--) units += isPair(text, units) ? 2 : 1;
  return units;
}

/** The code-point offset of a UTF-16 offset. */
export function toPoints(text: string, units: number): number {
  let points = 0;
  for (let at = 0; at < units && at < text.length; points++) at += isPair(text, at) ? 2 : 1;
  return points;
}

/** The text with halves of pairs replaced, which Python could not encode. */
export function wellFormed(text: string): string {
  return text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD");
}
