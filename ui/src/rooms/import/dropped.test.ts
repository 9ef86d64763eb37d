import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { callThrough } from '../../host/call';
import type { HistoryReport, UnusableFile } from '../../host/wire';
import { words } from '../../words/words.svelte';
import Done from './Done.svelte';
import Dropped from './Dropped.svelte';

const t = words.t.intake.dropped;

let unusable: UnusableFile[];
let restore: () => void;
beforeEach(() => {
  void words.speak('ja');
  unusable = [
    { name: '契約書.pdf', why: 'not_a_table' },
    { name: '2026年', why: 'folder' },
  ];
  restore = callThrough(async (name, input) => {
    if (name === 'dropped.list_unusable') return { ok: unusable, touched: [] };
    if (name === 'dropped.dismiss') {
      unusable = unusable.filter((file) => file.name !== (input as { name: string }).name);
    }
    return { ok: [], touched: [] };
  });
});
afterEach(() => {
  cleanup();
  restore();
});

it('says of what cannot be imported why, until it is dismissed', async () => {
  render(Dropped);
  await screen.findByText(t.unusable.not_a_table('契約書.pdf'));
  expect(screen.getByText(t.unusable.folder('2026年'))).toBeTruthy();
  await fireEvent.click(screen.getByRole('button', { name: t.dismissOf('契約書.pdf') }));
  await expect.poll(() => screen.queryByText(t.unusable.not_a_table('契約書.pdf'))).toBeNull();
  expect(screen.getByText(t.unusable.folder('2026年'))).toBeTruthy();
});

it('says that a history which came in could not be moved away', () => {
  const report: HistoryReport = {
    ...{
      tables: [],
      problems: [],
      problem_count: 0,
      unknown_columns: [],
      unknown_files: [],
      missing_tables: [],
    },
    left: true,
  };
  render(Done, { name: 'history.zip', report });
  expect(screen.getByRole('status').textContent).toContain(words.t.intake.left);
});
