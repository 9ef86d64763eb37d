import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { callThrough, type Answer } from '../../../host/call';
import { announce } from '../../../host/touched';
import { disclosureWords } from '../../../words/disclosing';
import { words } from '../../../words/words.svelte';
import Disclosure from './Disclosure.svelte';

const ACT = { seq: 7, kind: 'interaction.log', learner: null, about: {}, at: 0 };

let undone: boolean;
let logged: number;
let restore: () => void;

beforeEach(() => {
  void words.speak('ja');
  [undone, logged] = [false, 0];
  restore = callThrough(async (name): Promise<Answer> => {
    if (name === 'learner.disclose') return ok({ name: 'a.zip', pages: 3, files: 1 });
    if (name === 'act.recent') return ok(logged > 0 ? [{ ...ACT, seq: logged, undone }] : []);
    if (name === 'interaction.log') logged += 1;
    return ok(null);
  });
});
afterEach(() => {
  cleanup();
  restore();
});

const ok = (value: unknown): Answer => ({ ok: value, touched: [] });
const press = async (name: string): Promise<void> => {
  await fireEvent.click(await screen.findByRole('button', { name }));
};

it('offers to log the handing over again once that was taken back elsewhere', async () => {
  const t = disclosureWords();
  render(Disclosure, { learner: 'l' });
  await press(t.make);
  await press(t.log);
  await screen.findByText(t.logged, { exact: false });
  announce(['learner:l']);
  await expect.poll(() => screen.queryByRole('button', { name: t.log })).toBeNull();
  undone = true;
  announce(['learner:l']);
  await screen.findByRole('button', { name: t.log });
  expect(screen.queryByText(t.logged, { exact: false })).toBeNull();
});
