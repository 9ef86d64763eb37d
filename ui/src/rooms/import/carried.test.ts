// What was decided of a file stays decided when it is read otherwise, as far as it still applies.
import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it, vi } from 'vitest';
import { callThrough } from '../../host/call';
import type { KeptCell, LookImport, WhoChoice } from '../../host/wire';
import { words } from '../../words/words.svelte';
import Look from './Look.svelte';
import { Wizard } from './wizard.svelte';

let restore = (): void => undefined;
afterEach(() => {
  cleanup();
  restore();
});

const choice = (who: string): WhoChoice => ({ who, is: 'learner', learner: `id-${who}` });
const cell = (line: number, told: string): KeptCell => ({
  ...{ line, learner: { id: 'l', name: '佐藤', reach: null }, meaning: 'mail', here: 'x', told },
  stands: 'here' as KeptCell['stands'],
});
type Reads = { who: string[]; kept: KeptCell[]; kind: string };
const TABLE = {
  ...{ source: 'table', encoding: 'utf_8', delimiter: 'comma', header_line: 1, sheet: null },
  sheets: [],
};
const COUNTS = { rows: 2, new: 1, updated: 0, known: 0, waiting: 0, undecided: 0, passed: 0, faulty: 0 };

/** A core that reads a file in two ways: at first, and as it is corrected. */
function core(reads: (input: LookImport) => Reads): LookImport[] {
  const asked: LookImport[] = [];
  restore = callThrough(async (name, input) => {
    if (name === 'import.choose') return { ok: { token: 1, name: 'a.csv', kind: 'table' }, touched: [] };
    const said = input as LookImport;
    asked.push(said);
    const { who, kept, kind } = reads(said);
    const open = who.filter((one) => !said.choices.some((made) => made.who === one));
    const doubts = open.map((one) => ({
      who: one,
      line: 2,
      rows: 1,
      says: [one],
      perhaps: [],
      is_namesake: false,
    }));
    const look = {
      ...TABLE,
      kind,
      columns: [],
      meanings: [],
      own_fields: [],
      remembered: false,
      counts: COUNTS,
    };
    const rest = {
      lines: [],
      passed: [],
      talk: null,
      assumed: null,
      problems: [],
      problem_count: 0,
      rest: [],
    };
    return { ok: { plan: 1, ...look, ...rest, doubts, kept, kept_count: kept.length }, touched: [] };
  });
  return asked;
}

async function decided(): Promise<Wizard> {
  const wizard = new Wizard();
  await wizard.choose('file');
  await wizard.say({ choices: [choice('a'), choice('b')] });
  await wizard.say({ takes: [2, 3].map((line) => ({ line, meaning: 'mail' })) });
  return wizard;
}

it('keeps what was decided when a column is taken for something else', async () => {
  const asked = core(() => ({ who: ['a', 'b'], kept: [cell(2, 'm'), cell(3, 'n')], kind: 'people' }));
  const wizard = await decided();
  await wizard.say({ kind: 'people', columns: ['name', 'mail'] });
  expect(asked.at(-1)).toMatchObject({
    columns: ['name', 'mail'],
    choices: [choice('a'), choice('b')],
    takes: [
      { line: 2, meaning: 'mail' },
      { line: 3, meaning: 'mail' },
    ],
  });
  expect(wizard.step).toMatchObject({ kind: 'looked', lost: 0, look: { doubts: [] } });
});

it('lets go what applies no longer, and says how much that is', async () => {
  const asked = core(({ encoding }) =>
    encoding === 'shift_jis'
      ? { who: ['a', 'ｂ'], kept: [cell(2, 'm'), cell(3, 'ｎ')], kind: 'people' }
      : { who: ['a', 'b'], kept: [cell(2, 'm'), cell(3, 'n')], kind: 'people' },
  );
  const wizard = await decided();
  await wizard.say({ encoding: 'shift_jis', columns: null });
  const kept = { choices: [choice('a')], takes: [{ line: 2, meaning: 'mail' }] };
  expect(asked.at(-1)).toMatchObject(kept);
  expect(wizard.step).toMatchObject({ kind: 'looked', lost: 2, said: kept });
  if (wizard.step.kind !== 'looked') return;
  const { look, said, lost } = wizard.step;
  render(Look, { name: 'a.csv', look, said, lost, onrun: vi.fn() });
  expect(screen.getByText(words.t.intake.lost('2'))).toBeTruthy();
  await wizard.say({ choices: [] });
  expect(wizard.step).toMatchObject({ lost: 0 });
});

it('lets all of it go when the rows tell of something else', async () => {
  core(({ kind }) => ({ who: ['a', 'b'], kept: [cell(2, 'm'), cell(3, 'n')], kind: kind ?? 'people' }));
  const wizard = await decided();
  await wizard.say({ kind: 'payments', columns: null });
  expect(wizard.step).toMatchObject({ kind: 'looked', lost: 4, said: { choices: [], takes: [] } });
});
