// What a metric is to reach, in words.
import type { TargetShown } from '../host/wire';
import type { words } from '../words/words.svelte';

type Words = typeof words;

/** `80%以上`, `月5件以上`, `月¥20,000以上／人` */
export function sayTarget(target: TargetShown, words: Words): string {
  const t = words.t.reckoning.target;
  const { metric, amount, currency, is_at_most } = target;
  switch (metric) {
    case 'applications':
      return t.monthly(words.t.metrics.count(amount));
    case 'revenue':
      return t.monthlyEach(words.f.money(amount, currency ?? undefined));
    case 'unbooked':
      return t.atMost(words.t.metrics.dayCount(amount));
    case 'reasons':
      return t.unasked(words.f.percent(amount));
    default:
      return (is_at_most ? t.atMost : t.atLeast)(words.f.percent(amount));
  }
}
