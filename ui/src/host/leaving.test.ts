import { expect, it } from 'vitest';
import { asFailure, Failure } from './failure';
import { Leaving } from './leaving.svelte';

function asked(): { leaving: Leaving; answers: string[]; ask: () => Promise<void> } {
  const answers: string[] = [];
  const leaving = new Leaving(async (name) => answers.push(name));
  const target = new EventTarget();
  leaving.listen(target as Window);
  const ask = async (): Promise<void> => {
    const before = answers.length;
    target.dispatchEvent(new Event('nenrin:leaving'));
    await expect.poll(() => answers.length).toBe(before + 1);
  };
  return { leaving, answers, ask };
}

it('lets the window go at once when nothing is being typed', async () => {
  const { answers, ask } = asked();
  await ask();
  expect(answers).toEqual(['shell.leave']);
});

it('lets the window go only after everything is saved', async () => {
  const { leaving, answers, ask } = asked();
  const saved: string[] = [];
  leaving.before(async () => {
    await Promise.resolve();
    saved.push(`note, after ${answers.length} answers`);
  });
  await ask();
  expect(saved).toEqual(['note, after 0 answers']);
  expect(answers).toEqual(['shell.leave']);
});

it('keeps the window when something could not be saved, and goes when the reader says so', async () => {
  const { leaving, answers, ask } = asked();
  const stop = leaving.before(() => Promise.reject(new Failure('S-101')));
  await ask();
  expect(answers).toEqual(['shell.stay']);
  expect(leaving.held?.code).toBe('S-101');
  await leaving.anyway();
  expect(answers).toEqual(['shell.stay', 'shell.leave']);
  stop();
  await ask();
  expect(leaving.held).toBeUndefined();
  expect(answers.at(-1)).toBe('shell.leave');
});

it('shows what the window stays for, and nothing when it is left without closing', async () => {
  const { leaving, answers, ask } = asked();
  const shown: string[] = [];
  leaving.before(
    () => Promise.resolve(),
    () => shown.push('saved'),
  );
  leaving.before(
    () => Promise.reject(new Failure('S-101')),
    () => shown.push('unsaved'),
  );
  expect(await leaving.saveAll().catch(asFailure)).toMatchObject({ code: 'U-003' });
  expect([shown, answers, leaving.held]).toEqual([[], [], undefined]);
  await ask();
  expect(shown).toEqual(['unsaved']);
});
