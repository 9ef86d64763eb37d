import { expect, it } from 'vitest';
import type { Upkeep, WaitingRow } from '../host/wire';
import { en } from '../words/en';
import { formats } from '../words/format';
import { rowsOf } from './rows';

const row: WaitingRow = {
  ...{ id: 'i', kind: 'booking', source: 'calendar', day: '2026-11-20', summary: '面談', amount: null },
};
const lines = { total: 1, first: [row] };

it.each(['payments', 'unmatched'] as const)('leads from %s to where they are decided', (kind) => {
  const view = { today: '2026-11-20', payments: lines, unmatched: lines } as unknown as Upkeep;
  const [first] = rowsOf(kind, view, en, formats.en);
  expect(first?.place).toEqual({ room: 'import', inbox: true });
});

it('settles a session by no letter that decides of a person in the steps of the review beside it', () => {
  const line = {
    id: 's',
    learner: { id: 'l', name: '佐藤 空', external_id: null },
    day: '2026-11-20',
    time: '10:00',
  };
  const more = { number: 1, has_draft: false };
  const view = {
    today: '2026-11-21',
    outcomes: { total: 1, first: [{ ...line, ...more }] },
  } as unknown as Upkeep;
  const letters = rowsOf('outcomes', view, en, formats.en).flatMap(({ deeds }) =>
    deeds.map(({ letter }) => letter),
  );
  expect(letters.filter((letter) => 'fanlurp'.includes(letter))).toEqual([]);
});
