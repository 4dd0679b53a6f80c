/** A light rule for what looks like a quantity while it is typed; the server's checker has the last word. */

const UNITS = "个百分点|百分点|万元|亿元|千元|百万元|万人次|人次|万人|公里|千米|平方米|公顷|小时|万|亿|元|％|%|‰|个|项|人|次|户|家|件|亩|吨|台|套|辆|份|批|场|所|处|条|倍|成|分|天|名";
const DIGITS = "[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?";
const HAN = "[零〇一二两三四五六七八九十百千]";
const NUMERAL = `${HAN}+(?:点${HAN}+)?`;
const HAN_UNITS = "个百分点|万元|亿元|千元|元|个|项|人次|人|次|户|家|件|万|亿|亩|吨|台|套|辆|份|批|场|所|成|倍|天|名";
const PATTERN = new RegExp(`百分之${NUMERAL}|${DIGITS}(?:\\s?(?:${UNITS}))?|${NUMERAL}(?:${HAN_UNITS})(?:元)?`, "g");

const NOT_BEFORE = /[第〔\[（(A-Za-z_]$/;
const NOT_AFTER = /^(?:年|月|日|号|〕|[A-Za-z_])/;
/** 一个, 一项, 一批: words, not counts. */
const ARTICLE = /^[一两](?:个|项|人|次|家|件|份|批|场|天|名|成)$/;

export interface Found {
  from: number;
  to: number;
  text: string;
}

/** Quantities in a stretch of plain text, UTF-16 offsets. */
export function quantities(text: string): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(PATTERN)) {
    const [from, to] = [match.index, match.index + match[0].length];
    const dated = NOT_BEFORE.test(text.slice(0, from)) || NOT_AFTER.test(text.slice(to));
    if (!dated && !ARTICLE.test(match[0])) found.push({ from, to, text: match[0] });
  }
  return found;
}
