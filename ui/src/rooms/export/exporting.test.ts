import { afterEach, expect, it } from 'vitest';
import { callThrough, type Answer } from '../../host/call';
import { Exporting } from './exporting.svelte';

let restore = (): void => undefined;
afterEach(() => restore());

const ok = (value: unknown): Answer => ({ ok: value, touched: [] });

function core(answers: Record<string, Answer>): unknown[] {
  const asked: unknown[] = [];
  restore = callThrough(async (name, input) => {
    asked.push([name, input]);
    return answers[name] ?? ok(null);
  });
  return asked;
}

const saved = { name: '受講者.csv', rows: 2, losses: { total: 0, first: [] } };

it('asks for exactly what was looked at', async () => {
  const asked = core({ 'export.save': ok(saved) });
  const exporting = new Exporting();
  exporting.what = 'payments';
  exporting.span = 'last_month';
  await exporting.looked.again();
  await exporting.save();
  const wish = { subjects: ['payments'], from: '2026-10-01', to: '2026-10-31', preset: 'excel' };
  expect(asked).toEqual([
    ['export.look', wish],
    ['export.save', { ...wish, substitute: false }],
  ]);
  expect(exporting.written).toEqual({ kind: 'table', saved });
});

it('writes all tables to a workbook whatever was chosen for one of them', async () => {
  const asked = core({ 'export.save': ok(saved) });
  const exporting = new Exporting();
  exporting.preset = 'shift_jis';
  exporting.what = 'workbook';
  await exporting.save();
  expect(asked[0]).toMatchObject(['export.save', { preset: 'workbook' }]);
});

it('writes a calendar of everyone or of one', async () => {
  const asked = core({ 'export.bookings': ok({ name: '予約.ics', bookings: 1, cancelled: 0 }) });
  const exporting = new Exporting();
  exporting.what = 'bookings';
  exporting.naming = 'initials';
  await exporting.save();
  exporting.learner = 'one';
  await exporting.save();
  expect(asked).toEqual([
    ['export.bookings', { learner: null, naming: 'initials' }],
    ['export.bookings', { learner: 'one', naming: 'initials' }],
  ]);
});

it('says nothing of a dialog that was closed, and why a file was not written', async () => {
  core({ 'export.save': { failure: { code: 'P-207', about: {} } } });
  const exporting = new Exporting();
  await exporting.save();
  expect([exporting.failure, exporting.written, exporting.busy]).toEqual([null, null, false]);
  restore();
  core({ 'export.save': { failure: { code: 'S-101', about: {} } } });
  await exporting.save();
  expect(exporting.failure?.code).toBe('S-101');
  exporting.wishAnew();
  expect(exporting.failure).toBeNull();
});
