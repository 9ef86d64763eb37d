import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { actOf } from '../../fixtures/doing';
import { callThrough } from '../../host/call';
import { undo } from '../../undo.svelte';
import { words } from '../../words/words.svelte';
import Leads from './Leads.svelte';

const none = { total: 0, first: [] };
let act: ReturnType<typeof actOf> | null;
let restore: () => void;

beforeEach(() => {
  void words.speak('ja');
  undo.hide();
  act = null;
  const answers: Record<string, unknown> = {
    'leads.view': { today: '2026-11-20', applications: none, undecided: none, decided: none },
    'lead.add': { learner: 'l', application: 'a', trial: null },
  };
  restore = callThrough(async (name) => {
    if (name === 'act.recent') return { ok: act ? [act] : [], touched: [] };
    if (name === 'lead.add') act = actOf(name);
    if (name === 'act.undo' && act) act = { ...act, undone: true };
    return {
      ok: name === 'act.undo' ? act : (answers[name] ?? []),
      touched: name === 'act.undo' ? ['application'] : [],
    };
  });
});
afterEach(() => {
  cleanup();
  restore();
  undo.hide();
});

it('says no longer that somebody was taken down once that was taken back', async () => {
  const t = words.t.leads;
  render(Leads, { at: { room: 'leads', adding: true } });
  await fireEvent.input(await screen.findByLabelText(t.name), { target: { value: '渡邉 直樹' } });
  await fireEvent.click(screen.getByRole('button', { name: new RegExp(t.take) }));
  await screen.findByText(t.taken);
  await expect.poll(() => undo.last?.kind).toBe('done');
  await undo.undo();
  await expect.poll(() => screen.queryByText(t.taken)).toBeNull();
});
