// What is told of somebody behind a number, besides the name.
import type { Metric, Part, PersonLine } from '../host/wire';
import { sayName } from '../words/name';
import type { words } from '../words/words.svelte';

type Words = typeof words;

/** The day of somebody who stays is the first of the period, which says nothing. */
const tellsDay = (metric: Metric, part: Part): boolean => metric !== 'retention' || part !== 'counts';

/** Day, days, why they are left out, the reason and amounts, as far as there are any. */
export function sayBehind(line: PersonLine, metric: Metric, part: Part, { t, f }: Words): string {
  const said = [
    tellsDay(metric, part) && line.day && f.dayOfYear(line.day),
    line.days !== null && t.metrics.dayCount(line.days),
    line.why && t.metrics.why[line.why],
    metric === 'reasons' &&
      part !== 'left_early' &&
      (line.reason === null ? t.metrics.unasked : sayName(line.reason, t)),
    ...line.amounts.map(({ minor, currency }) => {
      const sum = f.money(minor, currency);
      return metric === 'reasons' ? t.metrics.monthly(sum) : sum;
    }),
  ];
  return said.filter(Boolean).join(' · ');
}
