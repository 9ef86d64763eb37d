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
