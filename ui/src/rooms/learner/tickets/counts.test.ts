import { expect, it } from 'vitest';
import type { SessionCounts } from '../../../host/wire';
import { excepted, FLAGS, isGivenBack, isOn } from './counts';

const counts: SessionCounts = {
  happened: { by_policy: false, exception: null },
  consumes: { by_policy: true, exception: null },
  chargeable: { by_policy: true, exception: false },
  given_back: false,
};

it('keeps an exception only for what the policy does not say', () => {
  const now = { happened: null, consumes: null, chargeable: false };
  expect(excepted(counts, 'consumes', false)).toEqual({ ...now, consumes: false });
  expect(excepted(counts, 'consumes', true)).toEqual(now);
  expect(excepted(counts, 'chargeable', true)).toEqual({ ...now, chargeable: null });
});

it('counts as was said of the session, else as the policy says', () => {
  expect(FLAGS.map((flag) => isOn(counts, flag))).toEqual([false, true, false]);
});

it('counts no ticket that was given back, whatever the policy says', () => {
  const given = { ...counts, given_back: true };
  expect(FLAGS.map((flag) => isOn(given, flag))).toEqual([false, false, false]);
  expect(FLAGS.filter((flag) => isGivenBack(given, flag))).toEqual(['consumes']);
});
