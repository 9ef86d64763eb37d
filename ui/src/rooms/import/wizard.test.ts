import { afterEach, expect, it } from 'vitest';
import { callThrough, type Answer } from '../../host/call';
import type { HistoryReport, WhoChoice } from '../../host/wire';
import { Wizard } from './wizard.svelte';

let restore = (): void => undefined;
afterEach(() => restore());

const chosen = { token: 1, name: 'tables', kind: 'history' };
const report: HistoryReport = {
  tables: [],
  problems: [],
  problem_count: 0,
  unknown_columns: [],
  unknown_files: [],
  missing_tables: [],
  left: false,
};
const ok = (value: unknown): Answer => ({ ok: value, touched: [] });
const failure = (code: string): Answer => ({ failure: { code, about: {} } });

function core(answers: Record<string, Answer>): unknown[] {
  const asked: unknown[] = [];
  restore = callThrough(async (name, input) => {
    asked.push([name, input]);
    return answers[name] ?? ok(null);
  });
  return asked;
}

it('looks through what was chosen and brings in exactly that', async () => {
  const asked = core({
    'import.choose': ok(chosen),
    'history.check': ok(report),
    'history.bring_in': ok(report),
  });
  const wizard = new Wizard();
  await wizard.choose('file');
  expect(wizard.step).toEqual({ kind: 'checked', chosen, report });
  await wizard.bringIn('中村コーチング');
  expect(wizard.step).toEqual({ kind: 'done', chosen, report });
  expect(asked).toEqual([
    ['import.choose', { from: 'file' }],
    ['history.check', { token: 1 }],
    ['history.bring_in', { token: 1, name: '中村コーチング' }],
  ]);
});

it('stays where it was when nothing was chosen', async () => {
  core({ 'import.choose': ok(null) });
  const wizard = new Wizard();
  await wizard.choose('folder');
  expect(wizard.step).toEqual({ kind: 'choosing' });
  expect(wizard.failure).toBeNull();
});

it('asks to choose again when the tables cannot be read, and says why', async () => {
  core({ 'import.choose': ok(chosen), 'history.check': failure('H-401') });
  const wizard = new Wizard();
  await wizard.choose('folder');
  expect(wizard.step).toEqual({ kind: 'choosing' });
  expect(wizard.failure?.code).toBe('H-401');
  core({ 'import.choose': ok(null) });
  await wizard.choose('folder');
  expect(wizard.failure).toBeNull();
});

it('goes back to what was looked through when bringing in is stopped, without calling it a failure', async () => {
  core({ 'import.choose': ok(chosen), 'history.check': ok(report), 'history.bring_in': failure('P-207') });
  const wizard = new Wizard();
  await wizard.choose('folder');
  await wizard.bringIn('');
  expect(wizard.step).toEqual({ kind: 'checked', chosen, report });
  expect(wizard.failure).toBeNull();
  expect(wizard.stopped).toBe(true);
});

it('does not begin anew while work is under way', async () => {
  let finish = (_: Answer): void => undefined;
  restore = callThrough((name) =>
    name === 'import.choose' ? Promise.resolve(ok(chosen)) : new Promise((done) => (finish = done)),
  );
  const wizard = new Wizard();
  const choosing = wizard.choose('folder');
  await expect.poll(() => wizard.step.kind).toBe('checking');
  wizard.restart();
  expect(wizard.step.kind).toBe('checking');
  finish(ok(report));
  await choosing;
  wizard.restart();
  expect(wizard.step).toEqual({ kind: 'choosing' });
});

it('begins anew when the last one is in, and else stays where it stands', async () => {
  core({
    'import.choose': ok(chosen),
    'history.check': ok(report),
    'history.bring_in': ok(report),
  });
  const wizard = new Wizard();
  await wizard.choose('file');
  wizard.beginAnew();
  expect(wizard.step).toEqual({ kind: 'checked', chosen, report });
  await wizard.bringIn('');
  expect(wizard.step).toEqual({ kind: 'done', chosen, report });
  wizard.beginAnew();
  expect(wizard.step).toEqual({ kind: 'choosing' });
});

it('goes on to choose when the file looked at is set aside', async () => {
  const asked = core({ 'dropped.set_aside': ok(null) });
  const wizard = new Wizard();
  await wizard.setAside('a.csv');
  expect(asked).toEqual([['dropped.set_aside', { name: 'a.csv' }]]);
  expect(wizard.step).toEqual({ kind: 'choosing' });
  core({ 'dropped.set_aside': failure('P-208') });
  await wizard.setAside('a.csv');
  expect(wizard.failure?.code).toBe('P-208');
});

it('loses nothing of what is said quickly, and shows only the latest look', async () => {
  const [a, b]: WhoChoice[] = ['a', 'b'].map((who) => ({ who, is: 'new', learner: null }));
  const asked: { choices: WhoChoice[] }[] = [];
  const answers: ((answer: Answer) => void)[] = [];
  restore = callThrough((name, input) => {
    if (name === 'import.choose') return Promise.resolve(ok({ token: 1, name: 'a.csv', kind: 'table' }));
    asked.push(input as { choices: WhoChoice[] });
    return new Promise((done) => answers.push(done));
  });
  const answer = async (n: number, plan: number): Promise<void> => {
    await expect.poll(() => answers.length).toBe(n + 1);
    answers[n]?.(ok({ plan, rest: [] }));
  };
  const wizard = new Wizard();
  const choosing = wizard.choose('file');
  await answer(0, 1);
  await choosing;
  const choices = (): WhoChoice[] => (wizard.step.kind === 'looked' ? wizard.step.said.choices : []);
  const saying = [wizard.say({ choices: [...choices(), a as WhoChoice] })];
  expect(choices()).toEqual([a]);
  saying.push(wizard.say({ choices: [...choices(), b as WhoChoice] }));
  expect([choices(), wizard.looksAgain]).toEqual([[a, b], true]);
  await answer(1, 2);
  expect(asked.at(-1)?.choices).toEqual([a, b]);
  await Promise.all(saying);
  expect(wizard.step).toMatchObject({ kind: 'looked', look: { plan: 2 }, said: { choices: [a, b] } });
  expect(wizard.looksAgain).toBe(false);
});

it('goes on with the next sheet of the workbook that is in', async () => {
  const asked = core({
    'import.choose': ok({ token: 1, name: 'a.xlsx', kind: 'table' }),
    'import.look': ok({ plan: 1, rest: [] }),
    'import.run': ok({ rest: ['契約'] }),
  });
  const wizard = new Wizard();
  await wizard.choose('file');
  await wizard.run('');
  await wizard.goOnWith('契約');
  expect(asked.at(-1)).toEqual([
    'import.look',
    expect.objectContaining({ token: 1, sheet: '契約', choices: [] }),
  ]);
});

it('looks at all sheets of a workbook of ours, says of all of them what is said, and brings them in as one', async () => {
  const asked = core({
    'import.choose': ok({ token: 1, name: 'all.xlsx', kind: 'workbook' }),
    'import.look_whole': ok({ plan: 2, sheets: [] }),
    'import.run': ok({ rest: [] }),
  });
  const wizard = new Wizard();
  await wizard.choose('file');
  expect(asked).toHaveLength(2);
  expect(asked[1]).toEqual(['import.look_whole', { token: 1, choices: [], takes: [] }]);
  expect(wizard.step).toMatchObject({ kind: 'lookedAtAll', whole: { plan: 2 } });
  const choices: WhoChoice[] = [{ who: 'a', is: 'new', learner: null }];
  await wizard.sayOfAll({ choices });
  expect(asked.at(-1)).toEqual(['import.look_whole', { token: 1, choices, takes: [] }]);
  await wizard.run('');
  expect(asked.at(-1)).toEqual(['import.run', { plan: 2, name: '' }]);
  expect(wizard.step.kind).toBe('came');
});

it('looks at one sheet of such a workbook alone when that is chosen', async () => {
  const asked = core({
    'import.choose': ok({ token: 1, name: 'all.xlsx', kind: 'workbook' }),
    'import.look': ok({ plan: 1, rest: ['契約'] }),
    'import.look_whole': ok({ plan: 2, sheets: [] }),
  });
  const wizard = new Wizard();
  await wizard.choose('file');
  await wizard.lookAtOnly('受講者');
  expect(wizard.step).toMatchObject({ kind: 'looked', look: { rest: ['契約'] } });
  expect(asked.at(-1)).toEqual(['import.look', expect.objectContaining({ sheet: '受講者' })]);
});
