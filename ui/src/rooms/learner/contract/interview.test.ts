import { expect, it } from 'vitest';
import { asInterview, asTyped, EMPTY_INTERVIEW } from './interview';

it('leaves open what was not asked', () => {
  expect(asInterview(EMPTY_INTERVIEW)).toEqual({
    decided_on: null,
    primary_reason: null,
    secondary_reasons: [],
    what_happened: null,
    would_return: null,
    heard_by: null,
  });
});

it('takes own words for another reason, and no reason twice', () => {
  const typed = { ...EMPTY_INTERVIEW, first: 'other', own: ' 転職した ', besides: ['too_busy'] };
  expect(asInterview(typed)).toMatchObject({ primary_reason: '転職した', secondary_reasons: ['too_busy'] });
  expect(asInterview({ ...typed, first: 'too_busy' })).toMatchObject({
    primary_reason: 'too_busy',
    secondary_reasons: [],
  });
});

it.each([null, 'price', '転職した'])('shows again what was written down: %s', (primary_reason) => {
  const interview = {
    decided_on: '2026-11-10',
    primary_reason,
    secondary_reasons: ['money'],
    what_happened: '異動',
    would_return: 'perhaps',
    heard_by: 'line',
  } as const;
  expect(asInterview(asTyped({ ...interview, secondary_reasons: ['money'] }))).toEqual(interview);
});
