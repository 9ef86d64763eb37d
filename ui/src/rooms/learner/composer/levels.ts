// Where a goal stands, as a number of its unit and as a share of the way. Values are decimal texts, as on the wire.

/** What of a goal says how far a value has come. */
export type Way = { baseline: string; target: string };

/** The slider goes in steps of this many percent. */
export const STEP = 5;

/** How much of the way has come at `value`: 0 to 100, rounded. A goal without a way is reached. */
export function achievementAt(value: string, { baseline, target }: Way): number {
  const [from, to, at] = [Number(baseline), Number(target), Number(value)];
  if (from === to) return 100;
  return Math.round(Math.min(1, Math.max(0, (at - from) / (to - from))) * 100);
}

/** The value at which `percent` of the way has come, with at most two decimals. */
export function valueAt(percent: number, { baseline, target }: Way): string {
  const [from, to] = [Number(baseline), Number(target)];
  return String(Math.round((from + ((to - from) * percent) / 100) * 100) / 100);
}
