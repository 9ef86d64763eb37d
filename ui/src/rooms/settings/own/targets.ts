// Targets of the metrics as they are typed.
import type { Metric, SetMetricTarget, TargetsView } from '../../../host/wire';
import { readAmount, readCount, writeAmount } from '../../../money/amounts';

/** The metrics in their order. */
export const METRICS = [
  'applications',
  'conversion',
  'retention',
  'renewal',
  'unbooked',
  'follow_ups',
  'reasons',
  'comebacks',
  'revenue',
] as const satisfies readonly Metric[];

export type Typed = Record<Metric, string>;

/** The currency of the target of revenue. */
export const currencyOf = (view: TargetsView): string =>
  view.now.find((target) => target.metric === 'revenue')?.currency ?? 'JPY';

export function typedOf(view: TargetsView): Typed {
  const of = (metric: Metric): string => {
    const target = view.now.find((one) => one.metric === metric);
    if (!target) return '';
    return target.currency
      ? writeAmount({ minor: target.amount, currency: target.currency })
      : String(target.amount);
  };
  return Object.fromEntries(METRICS.map((metric) => [metric, of(metric)])) as Typed;
}

/** An amount as typed; null for none, undefined for what is no amount. */
export const amountOf = (metric: Metric, text: string, currency: string): number | null | undefined =>
  metric === 'revenue' ? readAmount(text, currency) : readCount(text);

/** What is to be set: the targets that were typed otherwise than they hold; null while one of them cannot be read. */
export function wishesOf(view: TargetsView, typed: Typed, valid_from: string): SetMetricTarget[] | null {
  const [held, currency] = [typedOf(view), currencyOf(view)];
  const wishes: SetMetricTarget[] = [];
  for (const metric of METRICS) {
    const amount = amountOf(metric, typed[metric], currency);
    if (amount === undefined) return null;
    if (amount === amountOf(metric, held[metric], currency)) continue;
    const isMoney = metric === 'revenue' && amount !== null;
    wishes.push({ metric, amount, currency: isMoney ? currency : null, valid_from });
  }
  return wishes;
}
