import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { call, callThrough } from '../../host/call';
import type { ActView } from '../../host/wire';
import { labelOf } from '../../words/act';
import { words } from '../../words/words.svelte';
import Acts from './Acts.svelte';

const t = words.t.settings.acts;
const act = (seq: number, kind: string): ActView => ({
  ...{ seq, kind, learner: null, about: {}, at: 0, undone: false, for_good: false },
});
let acts: ActView[];
let restore: () => void;

beforeEach(() => {
  void words.speak('ja');
  acts = [act(2, 'plan.save')];
  restore = callThrough(async (name) =>
    name === 'act.recent' ? { ok: acts, touched: [] } : { ok: null, touched: ['note_template'] },
  );
});
afterEach(() => {
  cleanup();
  restore();
});

const undoOf = (shown: ActView): HTMLElement | null =>
  screen.queryByRole('button', { name: t.undoOf(labelOf(shown, words.t)) });

it('shows at once what was changed on the same page', async () => {
  render(Acts);
  await expect.poll(() => undoOf(act(2, 'plan.save'))).not.toBeNull();
  acts = [act(3, 'note_template.save'), ...acts];
  await call('note_template.save', { sections: [] });
  await expect.poll(() => undoOf(act(3, 'note_template.save'))).not.toBeNull();
});

it('offers no undo of what can never be undone', async () => {
  acts = [{ ...act(2, 'plan.save'), for_good: true }];
  render(Acts);
  await screen.findByText(t.final);
  expect(undoOf(act(2, 'plan.save'))).toBeNull();
});
