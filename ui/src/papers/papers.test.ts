import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { callThrough, type Answer } from '../host/call';
import { announce } from '../host/touched';
import type { ProgressShown } from '../host/wire';
import { paperWords } from '../words/papering';
import { words } from '../words/words.svelte';
import LearnerPapers from './LearnerPapers.svelte';

const part = (key: string, text: string, day: string | null = null) => ({ key, text, day });
/** By what each part is made out. */
const prints = (of: Record<string, string>): ProgressShown['prints'] =>
  ['g', 'd', 'n', 'a', 'm', 'attendance', 'next'].flatMap((key) => {
    const print = of[key];
    return print ? [{ key, print }] : [];
  });
const PRINTS = { g: 'g1', d: 'd1', a: 'a1', attendance: 'w1' };
const SHOWN: ProgressShown = {
  ...{ seen: 's1', from: '2026-09-15', language: 'ja', next: null, lacks: [] },
  goals: [part('g', '残業を減らす')],
  done: [part('d', '上司に相談する', '2026-11-13')],
  agreed: [part('a', '髙橋𠮷さんに話す', '2026-11-30')],
  shared: [],
  attendance: { held: 4, called_off: 1, late: 0, missed: 0 },
  prints: prints(PRINTS),
};

let shown: ProgressShown;
let marked: string[];
let failure: { code: string; about: Record<string, string> } | null;
let asked: [string, unknown][];
let restore: () => void;
beforeEach(() => {
  void words.speak('ja');
  [shown, marked, failure, asked] = [SHOWN, [], null, []];
  restore = callThrough(async (name, input): Promise<Answer> => {
    asked.push([name, input]);
    if (name === 'progress.look') return { ok: shown, touched: [] };
    if (failure) return { failure } as unknown as Answer;
    return { ok: { name: 'a.pdf', pages: 2, marked }, touched: [] };
  });
});
afterEach(() => {
  cleanup();
  restore();
});

const t = paperWords();
const last = (name: string): unknown => asked.filter(([command]) => command === name).at(-1)?.[1];
const press = async (name: string): Promise<void> => {
  await fireEvent.click(await screen.findByRole('button', { name }));
};

it('shows what a report would hold, and leaves out what is unticked', async () => {
  render(LearnerPapers, { learner: 'l' });
  await fireEvent.click(await screen.findByRole('checkbox', { name: /上司に相談する/ }));
  await press(t.progress.save);
  await screen.findByText(t.saved('a.pdf', 2));
  const parts = ['g', 'a', 'attendance'];
  expect(last('progress.save')).toEqual({ learner: 'l', span: 'contract', seen: 's1', parts, kind: 'pdf' });
  await fireEvent.click(screen.getByRole('checkbox', { name: /上司に相談する/ }));
  await expect
    .poll(() => screen.queryByText(t.saved('a.pdf', 2)), { message: 'of another report nothing is said' })
    .toBeNull();
  await press(t.progress.save);
  await expect.poll(() => last('progress.save')).toMatchObject({ parts: ['g', 'd', 'a', 'attendance'] });
});

it('shows another period, and what has changed meanwhile', async () => {
  render(LearnerPapers, { learner: 'l' });
  await screen.findByText(t.progress.counts('4', '1', '0', '0'));
  await fireEvent.change(screen.getByRole('combobox'), { target: { value: 'whole' } });
  await expect.poll(() => last('progress.look')).toEqual({ learner: 'l', span: 'whole' });
  shown = { ...SHOWN, from: null };
  announce(['learner:l']);
  await screen.findByText(t.progress.told(null, 'ja'));
});

it('takes in what came or was changed while one looked only once it is ticked', async () => {
  render(LearnerPapers, { learner: 'l' });
  await screen.findByRole('checkbox', { name: /残業を減らす/ });
  shown = { ...SHOWN, seen: 's2', goals: [part('g', '早く寝る')], shared: [part('m', '手引き')] };
  shown.prints = prints({ ...PRINTS, g: 'g2', m: 'm1' });
  announce(['learner:l']);
  const came = await screen.findByRole<HTMLInputElement>('checkbox', { name: /早く寝る/ });
  await screen.findByText(t.progress.cameSince(2));
  expect([came.checked, screen.getAllByText(t.progress.came).length]).toEqual([false, 2]);
  await press(t.progress.save);
  await expect
    .poll(() => last('progress.save'))
    .toMatchObject({ seen: 's2', parts: ['d', 'a', 'attendance'] });
  await fireEvent.click(came);
  await screen.findByText(t.progress.cameSince(1));
  await press(t.progress.save);
  await expect.poll(() => last('progress.save')).toMatchObject({ parts: ['g', 'd', 'a', 'attendance'] });
});

it('marks a session that was booked while one looked, and whatever would be printed otherwise under the same words', async () => {
  render(LearnerPapers, { learner: 'l' });
  await screen.findByRole('checkbox', { name: /残業を減らす/ });
  shown = { ...SHOWN, seen: 's2', next: ['2026-12-04', null] };
  shown.prints = prints({ ...PRINTS, g: 'g2', attendance: 'w2', next: 'n1' });
  announce(['learner:l']);
  await screen.findByText(t.progress.cameSince(3));
  await press(t.progress.save);
  await expect.poll(() => last('progress.save')).toMatchObject({ seen: 's2', parts: ['d', 'a'] });
  shown = { ...SHOWN, seen: 's3', prints: prints({ ...PRINTS, g: 'g2', attendance: 'w2' }) };
  announce(['learner:l']);
  await screen.findByText(t.progress.cameSince(2));
});

it('takes in with another period what came while one looked at the one before, and not what was unticked', async () => {
  render(LearnerPapers, { learner: 'l' });
  await fireEvent.click(await screen.findByRole('checkbox', { name: /上司に相談する/ }));
  shown = { ...SHOWN, seen: 's2', shared: [part('m', '手引き')], prints: prints({ ...PRINTS, m: 'm1' }) };
  announce(['learner:l']);
  await screen.findByText(t.progress.cameSince(1));
  await fireEvent.change(screen.getByRole('combobox'), { target: { value: 'whole' } });
  await expect.poll(() => screen.queryByText(t.progress.cameSince(1))).toBeNull();
  await press(t.progress.save);
  await expect
    .poll(() => last('progress.save'))
    .toMatchObject({ span: 'whole', parts: ['g', 'a', 'm', 'attendance'] });
});

it('looks again when a paper would hold something else than was looked at, and keeps saying so', async () => {
  render(LearnerPapers, { learner: 'l' });
  await screen.findByRole('checkbox', { name: /残業を減らす/ });
  failure = { code: 'E-603', about: {} };
  shown = { ...SHOWN, seen: 's2', done: [...SHOWN.done, part('n', '夫に話す')] };
  shown.prints = prints({ ...PRINTS, n: 'n1' });
  await press(t.progress.save);
  const came = await screen.findByRole<HTMLInputElement>('checkbox', { name: /夫に話す/ });
  expect(came.checked).toBe(false);
  await screen.findByText(/書類に載るものが変わりました/);
  failure = null;
  await press(t.progress.save);
  await screen.findByText(t.saved('a.pdf', 2));
  expect(last('progress.save')).toMatchObject({ seen: 's2', parts: ['g', 'd', 'a', 'attendance'] });
});

it('says when there is nothing to tell, and counts no noughts', async () => {
  const none = { goals: [], done: [], agreed: [], shared: [], next: null, prints: [] };
  shown = { ...SHOWN, ...none, attendance: { held: 0, called_off: 0, late: 0, missed: 0 } };
  render(LearnerPapers, { learner: 'l' });
  await screen.findByText(t.progress.nothing);
  expect(screen.queryByText(t.progress.counts('0', '0', '0', '0'))).toBeNull();
});

it('writes nothing of another period before that was looked at', async () => {
  render(LearnerPapers, { learner: 'l' });
  await screen.findByRole('checkbox', { name: /残業を減らす/ });
  const save = screen.getByRole<HTMLButtonElement>('button', { name: t.progress.save });
  expect(save.disabled).toBe(false);
  await fireEvent.change(screen.getByRole('combobox'), { target: { value: 'whole' } });
  expect(save.disabled).toBe(true);
  await expect.poll(() => save.disabled).toBe(false);
});

it('says which letter paper lacks before anybody is asked where, until its part is left out or a page is written', async () => {
  shown = { ...SHOWN, lacks: [{ part: 'a', letter: '𠮷', text: '髙橋𠮷さんに話す' }] };
  render(LearnerPapers, { learner: 'l' });
  const said = t.progress.lack('𠮷', '髙橋𠮷さんに話す');
  await screen.findByText(said);
  const save = (): HTMLButtonElement => screen.getByRole('button', { name: t.progress.save });
  expect(save().disabled).toBe(true);
  const part = screen.getByRole('checkbox', { name: /髙橋𠮷さんに話す/ });
  await fireEvent.click(part);
  expect(screen.queryByText(said)).toBeNull();
  expect(save().disabled).toBe(false);
  await fireEvent.click(part);
  await fireEvent.click(screen.getAllByRole('radio', { name: t.kinds.html })[0] as HTMLElement);
  expect(save().disabled).toBe(false);
  await press(t.progress.save);
  await expect
    .poll(() => last('progress.save'))
    .toMatchObject({ parts: ['g', 'd', 'a', 'attendance'], kind: 'html' });
});

it('writes the brief of the coach, and tells why a paper was not written', async () => {
  render(LearnerPapers, { learner: 'l' });
  failure = { code: 'E-602', about: { letter: '𠮷', text: '野家の𠮷' } };
  await press(t.brief.save);
  await screen.findByText(/「野家の𠮷」の「𠮷」/);
  expect(last('brief.save')).toEqual({ learner: 'l', kind: 'pdf' });
  failure = null;
  marked = ['𓀀', '🎉'];
  await press(t.brief.save);
  await screen.findByText(t.saved('a.pdf', 2) + t.marked(marked));
  failure = { code: 'P-207', about: {} };
  await press(t.brief.save);
  await expect
    .poll(() => screen.queryByText(/野家の𠮷/), { message: 'a dialog that was closed is no failure' })
    .toBeNull();
});
