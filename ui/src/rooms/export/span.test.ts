import { expect, it } from 'vitest';
import { daysOf } from './span';

const own = { from: '2026-03-03', to: null };
const of = (span: Parameters<typeof daysOf>[0], today: string) => {
  const { from, to } = daysOf(span, today, own);
  return [from, to];
};

it('knows the months and years around today', () => {
  expect(of('all', '2026-11-20')).toEqual([null, null]);
  expect(of('this_month', '2026-11-20')).toEqual(['2026-11-01', '2026-11-30']);
  expect(of('last_month', '2026-11-20')).toEqual(['2026-10-01', '2026-10-31']);
  expect(of('last_month', '2026-01-31')).toEqual(['2025-12-01', '2025-12-31']);
  expect(of('last_month', '2028-03-31')).toEqual(['2028-02-01', '2028-02-29']);
  expect(of('this_year', '2026-11-20')).toEqual(['2026-01-01', '2026-12-31']);
  expect(of('last_year', '2026-11-20')).toEqual(['2025-01-01', '2025-12-31']);
  expect(of('own', '2026-11-20')).toEqual(['2026-03-03', null]);
});
