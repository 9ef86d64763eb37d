import { expect, it } from 'vitest';
import type { SessionCounts } from '../../../host/wire';
import { excepted, isOn } from './counts';

const counts: SessionCounts = {
  happened: { by_policy: false, exception: null },
  consumes: { by_policy: true, exception: null },
  chargeable: { by_policy: true, exception: false },
};

it('keeps an exception only for what the policy does not say', () => {
  const now = { happened: null, consumes: null, chargeable: false };
  expect(excepted(counts, 'consumes', false)).toEqual({ ...now, consumes: false });
  expect(excepted(counts, 'consumes', true)).toEqual(now);
  expect(excepted(counts, 'chargeable', true)).toEqual({ ...now, chargeable: null });
});

it('counts as was said of the session, else as the policy says', () => {
  expect([counts.happened, counts.consumes, counts.chargeable].map((it) => it && isOn(it))).toEqual([
    false,
    true,
    false,
  ]);
});
