import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Router } from '../route.svelte';
import { asksFirst, unsaved } from './unsaved.svelte';

let router: Router;
let stop: () => void;
let form: HTMLFormElement;
let field: HTMLInputElement;
let saved: string[];
let ready: boolean;

beforeEach(() => {
  router = new Router({ room: 'learner', id: '7' });
  [saved, ready] = [[], true];
  [form, field] = [document.createElement('form'), document.createElement('input')];
  field.value = 'old';
  form.append(field);
  document.body.append(form);
  const attach = asksFirst({
    ready: () => ready,
    save: () => {
      saved.push(field.value);
      if (field.value !== 'refused') stop();
    },
  });
  stop = attach(form) ?? ((): void => undefined);
});
afterEach(() => {
  if (unsaved.asking) unsaved.discard();
  stop();
  form.remove();
  router.close();
});

function type(text: string): void {
  field.focus();
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
const at = (): string => router.at.room;

it('lets one go at once when nothing is typed, or what was typed is as it was', () => {
  router.go({ room: 'week' });
  expect(at()).toBe('week');
  type('new');
  type('old');
  router.go({ room: 'leads' });
  expect([at(), unsaved.asking]).toEqual(['leads', undefined]);
});

it('asks once, and goes when what was typed is saved or given up', async () => {
  type('new');
  router.go({ room: 'week' });
  expect([at(), unsaved.asking?.ready]).toEqual(['learner', true]);
  unsaved.stay();
  await expect.poll(() => document.activeElement).toBe(field);
  expect([at(), unsaved.asking]).toEqual(['learner', undefined]);
  router.go({ room: 'week' });
  await unsaved.save();
  await expect.poll(() => at()).toBe('week');
  expect([saved, unsaved.asking]).toEqual([['new'], undefined]);
});

it('stays where something could not be saved, and says so before where it cannot', async () => {
  type('refused');
  router.go({ room: 'week' });
  await unsaved.save();
  expect([at(), unsaved.asking, saved]).toEqual(['learner', undefined, ['refused']]);
  ready = false;
  router.go({ room: 'week' });
  expect(unsaved.asking?.ready).toBe(false);
  unsaved.discard();
  await expect.poll(() => at()).toBe('week');
});

it('asks on the way back, too, and not where what is typed stays open', async () => {
  router.go({ room: 'learner', id: '7', session: 's' });
  router.go({ room: 'learner', id: '7' });
  type('new');
  router.go({ room: 'learner', id: '7', booking: true });
  expect([router.at, unsaved.asking]).toEqual([{ room: 'learner', id: '7', booking: true }, undefined]);
  router.go({ room: 'learner', id: '7' });
  history.go(-3);
  await expect.poll(() => unsaved.asking).toBeTruthy();
  unsaved.discard();
  await expect.poll(() => router.at).toMatchObject({ session: 's' });
});

it('asks only about what goes: what stands beside the changing part of a learner stays, and is asked about later', async () => {
  const beside = document.createElement('section');
  beside.dataset['beside'] = '';
  form.replaceWith(beside);
  beside.append(form);
  type('new');
  router.go({ room: 'learner', id: '7', session: 's' });
  expect([router.at, unsaved.asking]).toEqual([{ room: 'learner', id: '7', session: 's' }, undefined]);
  const panel = document.createElement('form');
  panel.append(document.createElement('textarea'));
  const gone = asksFirst({ ready: () => true, save: () => saved.push('panel'), changed: () => true })(panel);
  router.go({ room: 'learner', id: '7' });
  unsaved.discard();
  await expect.poll(() => router.at).not.toHaveProperty('session');
  gone?.();
  router.go({ room: 'week' });
  expect([at(), unsaved.asking?.ready, saved]).toEqual(['learner', true, []]);
  beside.remove();
});

it('never forgets a form that was given up and still stands: what is typed next is asked about', async () => {
  type('new');
  router.go({ room: 'week' });
  unsaved.discard();
  await expect.poll(() => at()).toBe('week');
  expect(unsaved.some).toBe(false);
  type('newer');
  router.go({ room: 'leads' });
  expect([at(), unsaved.asking?.ready]).toEqual(['week', true]);
});

it('says what saving does, where it is an act of its own', () => {
  stop();
  stop = asksFirst({ ready: () => true, save: vi.fn(), act: 'End' })(form) ?? ((): void => undefined);
  type('new');
  router.go({ room: 'week' });
  expect(unsaved.asking?.act).toBe('End');
});
