import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { actOf, doing } from '../../../fixtures/doing';
import { callThrough } from '../../../host/call';
import type { LearnerFields, LearnerPage } from '../../../host/wire';
import { undo } from '../../../undo.svelte';
import { words } from '../../../words/words.svelte';
import Profile from './Profile.svelte';

const t = words.t.learner.profile;
const FIELDS: LearnerFields = {
  ...{ name: '佐藤 美咲', kana: null, mail: null, phone: '090', line: null, concern: null, tags: ['朝'] },
  ...{ birthday: '--02-29', language: null, preferred_channel: null, risk_notes: null },
  ...{ source: 'referral', joined_on: '2026-04-01', cadence_days: 14, session_price: null, plan_kind: null },
};
const page = (fields: Partial<LearnerFields>): LearnerPage =>
  ({ id: 'l', fields: { ...FIELDS, ...fields } }) as LearnerPage;

let saved: unknown[];
let restore: () => void;

beforeEach(() => {
  void words.speak('ja');
  saved = [];
  restore = callThrough(async (name, input) => {
    if (name === 'learner.change') saved.push((input as { fields: unknown }).fields);
    return { ok: null, touched: [] };
  });
});
afterEach(() => {
  cleanup();
  restore();
  undo.hide();
});

const line = (label: string): HTMLInputElement =>
  screen.getByLabelText<HTMLInputElement>(new RegExp(`^${label}`));
const save = (): void => screen.getByRole('button', { name: words.t.learner.save }).click();

it('keeps what is typed, and what was changed elsewhere meanwhile', async () => {
  const { rerender } = render(Profile, { page: page({}) });
  await fireEvent.input(line(t.name), { target: { value: '佐藤 美咲子' } });
  await rerender({ page: page({ name: '斎藤 美咲', phone: '080', tags: ['夜'], source: 'sns' }) });
  expect([line(t.name).value, line(t.phone).value]).toEqual(['佐藤 美咲子', '080']);
  save();
  const kept = { ...FIELDS, name: '佐藤 美咲子', phone: '080', tags: ['夜'], source: 'sns' };
  await expect.poll(() => saved).toEqual([kept]);
});

it('follows an undo of what it saved', async () => {
  const { rerender } = render(Profile, { page: page({}) });
  await fireEvent.input(line(t.name), { target: { value: ' 斎藤 ' } });
  save();
  await screen.findByText(words.t.learner.saved);
  await rerender({ page: page({ name: '斎藤' }) });
  expect(line(t.name).value).toBe('斎藤');
  await rerender({ page: page({}) });
  expect(line(t.name).value).toBe('佐藤 美咲');
});

it('saves a birthday without a year, and refuses what is no day', async () => {
  render(Profile, { page: page({}) });
  expect(line(t.birthday).value).toBe('02/29');
  await fireEvent.input(line(t.birthday), { target: { value: '2/30' } });
  expect(screen.getByText(t.notABirthday)).toBeTruthy();
  save();
  expect(saved).toEqual([]);
  await fireEvent.input(line(t.birthday), { target: { value: '11月28日' } });
  await fireEvent.change(line(t.language), { target: { value: 'en' } });
  await fireEvent.input(line(t.risk), { target: { value: ' 猫が苦手 ' } });
  save();
  const kept = { ...FIELDS, birthday: '--11-28', language: 'en', risk_notes: '猫が苦手' };
  await expect.poll(() => saved).toEqual([kept]);
});

it('says in the undo line what was saved', async () => {
  const act = actOf('learner.change');
  restore = callThrough(doing(act));
  render(Profile, { page: page({}) });
  save();
  await expect.poll(() => undo.last).toEqual({ kind: 'done', act });
});
