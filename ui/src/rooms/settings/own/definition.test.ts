import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { today } from '../../../dates/today';
import { callThrough } from '../../../host/call';
import type { DefinitionPreview, MetricDefinitionsView, Parameters } from '../../../host/wire';
import { unsaved } from '../../../input/unsaved.svelte';
import { words } from '../../../words/words.svelte';
import { thresholdsOf } from './definition';
import Definition from './Definition.svelte';

const t = words.t.reckoning.definition;
const said = words.t.reckoning.preview;
const USUAL: Parameters = {
  ...{ grace_days: 30, conversion_days: 30, recontract_days: 180, from_follow_up_days: 30 },
  unbooked_over: [14, 30, 60],
};
const VIEW: MetricDefinitionsView = { now: USUAL, built_in: USUAL, versions: [] };
const SHARE = { of: 7, all: 10, rate: 0.7, interval: [0.4, 0.9] as [number, number], is_indicative: false };
const OCTOBER = { from: '2026-10-01', to: '2026-10-31', is_over: true };
const PREVIEW: DefinitionPreview = {
  periods: [OCTOBER],
  changed: [
    {
      metric: 'retention',
      period: OCTOBER,
      old: { share: SHARE },
      new: { share: { ...SHARE, of: 6, rate: 0.6 } },
    },
  ],
};

let preview: DefinitionPreview;
let asked: [string, unknown][];
let restore: () => void;
beforeEach(() => {
  void words.speak('ja');
  [preview, asked] = [PREVIEW, []];
  restore = callThrough(async (name, input) => {
    asked.push([name, input]);
    const answers: Record<string, unknown> = {
      'metrics.definitions': VIEW,
      'metrics.preview_definition': preview,
    };
    return { ok: answers[name] ?? null, touched: [] };
  });
});
afterEach(() => {
  cleanup();
  restore();
});

const type = async (label: string, value: string): Promise<void> => {
  await fireEvent.input(await screen.findByLabelText(label), { target: { value } });
};

it('shows what a change would have told before it can be saved, and saves it with its reason', async () => {
  render(Definition);
  await type(t.fields.grace_days, '１４');
  expect(await screen.findByText('7/10 · 70%')).toBeTruthy();
  expect(screen.getByText('6/10 · 60%')).toBeTruthy();
  const save = screen.getByRole<HTMLButtonElement>('button', { name: t.save });
  expect(save.disabled).toBe(true);
  expect(screen.getByText(t.missing(t.note)), 'what is missing stands beside the button').toBeTruthy();
  await type(t.note, '早めに気づくため');
  expect(save.disabled).toBe(false);
  await fireEvent.click(save);
  await screen.findByText(t.saved);
  expect(asked.find(([name]) => name === 'metrics.save_definition')?.[1]).toEqual({
    parameters: { ...USUAL, grace_days: 14 },
    valid_from: today(),
    note: '早めに気づくため',
  });
});

it('says so when nothing of the past would change, and when there is no past', async () => {
  preview = { periods: [OCTOBER], changed: [] };
  render(Definition);
  await type(t.fields.grace_days, '14');
  await screen.findByText(said.none);
  preview = { periods: [], changed: [] };
  await type(t.fields.grace_days, '15');
  await screen.findByText(said.noHistory);
});

it('marks what cannot be read, and neither compares nor saves it', async () => {
  render(Definition);
  await type(t.fields.recontract_days, '800');
  await screen.findByText(t.wrong(730));
  await type(t.fields.unbooked_over, '30, 14');
  await screen.findByText(t.wrongOver);
  expect(screen.getByRole<HTMLButtonElement>('button', { name: t.save }).disabled).toBe(true);
  expect(asked.some(([name]) => name === 'metrics.preview_definition')).toBe(false);
});

it('says what cannot be saved when it is left, and marks it', async () => {
  render(Definition);
  await type(t.fields.grace_days, '14');
  const left = unsaved.mayLeave();
  expect(unsaved.asking?.lacking).toEqual([t.note]);
  unsaved.stay();
  expect(await left).toBe(false);
  expect((await screen.findByRole('alert')).textContent).toBe(t.noNote);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(t.note)));
});

it('reads thresholds however they are separated, and only rising ones', () => {
  expect(thresholdsOf('１４、30・60')).toEqual([14, 30, 60]);
  expect(thresholdsOf('14 30')).toEqual([14, 30]);
  for (const text of ['', '30, 14', '14, 14', '0, 14', '14, 366', '1, 2, 3, 4', '二週間'])
    expect(thresholdsOf(text)).toBeUndefined();
});
