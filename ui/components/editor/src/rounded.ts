/** Whether a number is what somebody typed with fewer digits: 280 for 280.00, 279.6 for 279.63. */

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(\D*)$/;

/** Whether `full` is `typed` when it is rounded half up to the decimals typed; both as `comparable` gives them. */
export function roundsTo(full: string, typed: string): boolean {
  const [one, other] = [NUMBER.exec(full), NUMBER.exec(typed)];
  if (!one || !other || one[4] !== other[4] || one[1] !== other[1]) return false;
  const value = scaled(other, places(other));
  const dropped = places(one) - places(other);
  if (dropped <= 0 || !value) return scaled(one, Math.max(places(one), places(other))) === scaled(other, Math.max(places(one), places(other)));
  const unit = 10n ** BigInt(dropped);
  return (scaled(one, places(one)) + unit / 2n) / unit === value;
}

const places = (number: RegExpExecArray): number => (number[3] ?? "").length;

/** The digits as a whole number, with so many places after the point. */
const scaled = (number: RegExpExecArray, decimals: number): bigint => BigInt(number[2]! + (number[3] ?? "").padEnd(decimals, "0"));
