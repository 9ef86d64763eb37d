import { expect, it } from 'vitest';
import { en } from './en';

it('counts one of a thing in the singular', () => {
  const { learner, settings, week, history, learners } = en;
  expect([
    learner.contract.terms(1),
    learner.cadence(1),
    settings.export.written(1),
    week.unbooked.rhythm(1, 1),
    history.problems.more(1),
    history.fresh.rows(1, { count: String } as never),
    learners.days(1),
  ]).toEqual([
    '1 session',
    'every day',
    '1 row exported.',
    'usually every day, 1 day since the last session',
    ' Fixing this also fixes 1 other row with this id.',
    '1 row',
    '1 day',
  ]);
  expect([learner.contract.terms(8), learner.cadence(10)]).toEqual(['8 sessions', 'every 10 days']);
});
