import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { callThrough } from '../../host/call';
import { paperWords } from '../../words/papering';
import { words } from '../../words/words.svelte';
import ReportForm from './ReportForm.svelte';

let asked: [string, unknown][];
let restore: () => void;
beforeEach(() => {
  void words.speak('ja');
  asked = [];
  restore = callThrough(async (name, input) => {
    asked.push([name, input]);
    return { ok: { name: 'a.pdf', pages: 9, marked: [] }, touched: [] };
  });
});
afterEach(() => {
  cleanup();
  restore();
});

const t = paperWords();
const m = words.t.metrics;
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const pick = (name: string) => fireEvent.click(screen.getByRole('radio', { name }));
async function saved(): Promise<unknown> {
  asked = [];
  await press(t.report.save);
  await screen.findByText(t.saved('a.pdf', 9));
  return asked[0]?.[1];
}

it('is of the month one looks at, names nobody unasked, and goes no further than today', async () => {
  render(ReportForm, { from: '2026-10-01', long: 'month', today: '2026-11-20' });
  expect(await saved()).toEqual({ length: 'month', day: '2026-10-01', names: false, kind: 'pdf' });
  await press(m.later);
  expect(screen.getByText(m.toDate)).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: m.later }).disabled).toBe(true);
  await fireEvent.click(screen.getByRole('checkbox', { name: t.report.names }));
  expect(await saved()).toEqual({ length: 'month', day: '2026-11-01', names: true, kind: 'pdf' });
});

it('becomes the year of a month, and the last month of a year that has begun', async () => {
  render(ReportForm, { from: '2026-03-01', long: 'month', today: '2026-11-20' });
  await pick(m.lengths.year);
  expect(screen.getByText(t.report.year(2026))).toBeTruthy();
  expect(await saved()).toMatchObject({ length: 'year', day: '2026-01-01' });
  await pick(m.lengths.month);
  expect(await saved()).toMatchObject({ length: 'month', day: '2026-11-01' });
  await pick(m.lengths.year);
  await press(m.earlier);
  await pick(m.lengths.month);
  expect(await saved()).toMatchObject({ length: 'month', day: '2025-12-01' });
});
