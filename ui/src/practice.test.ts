import { afterEach, beforeEach, expect, it } from 'vitest';
import { callThrough, type Answer } from './host/call';
import { asFailure, Failure } from './host/failure';
import { leaving } from './host/leaving.svelte';
import { unsaved } from './input/unsaved.svelte';
import { practice } from './practice.svelte';
import { router } from './route.svelte';

const own = { which: 'own', name: '中村コーチング' };
const sample = { which: 'sample', name: '' };
let answers: Record<string, Answer>;
let asked: string[];
let restore: () => void;

beforeEach(() => {
  asked = [];
  restore = callThrough(async (name) => {
    asked.push(name);
    return answers[name] ?? { failure: { code: 'W-301', about: {} } };
  });
});
afterEach(() => restore());

const ok = (value: unknown): Answer => ({ ok: value, touched: [] });

it('begins with the choice when there is nothing to open', async () => {
  answers = { 'start.view': ok({ own_exists: false, open: null }) };
  await practice.begin();
  expect(practice.open).toBeNull();
  expect(router.at).toEqual({ room: 'start' });
});

it('opens the own practice at once', async () => {
  answers = { 'start.view': ok({ own_exists: true, open: null }), 'start.open': ok(own) };
  await practice.begin();
  expect(practice.open).toEqual(own);
  expect(router.at).toEqual({ room: 'week' });
});

it('stays in the practice that is open already', async () => {
  answers = { 'start.view': ok({ own_exists: true, open: sample }) };
  await practice.begin();
  expect(practice.open).toEqual(sample);
  expect(asked).toEqual(['start.view']);
});

it('leaves the sample for the own practice, and has no way back into the sample', async () => {
  answers = { 'start.view': ok({ own_exists: true, open: sample }), 'start.open': ok(own) };
  await practice.begin();
  router.go({ room: 'learner', id: 'somebody of the sample' });
  await practice.leaveSample();
  expect(practice.open).toEqual(own);
  expect(router.canGoBack).toBe(false);
});

it('leaves the sample for the choice while there is no own practice', async () => {
  answers = { 'start.view': ok({ own_exists: false, open: sample }) };
  await practice.begin();
  await practice.leaveSample();
  expect(practice.open).toBeNull();
  expect(router.at).toEqual({ room: 'start' });
});

it('stays as it is when a practice cannot be opened', async () => {
  answers = {
    'start.view': ok({ own_exists: false, open: null }),
    'start.create': { failure: { code: 'S-102', about: {} } },
  };
  await practice.begin();
  expect(await practice.create('').catch(asFailure)).toMatchObject({ code: 'S-102' });
  expect(practice.open).toBeNull();
  expect(practice.ownExists).toBe(false);
});

it('saves what is being typed before another practice is opened, and stays when it cannot be saved', async () => {
  answers = { 'start.view': ok({ own_exists: true, open: own }), 'start.sample': ok(sample) };
  await practice.begin();
  router.go({ room: 'settings' });
  let full = true;
  const stop = leaving.before(async () => {
    expect(practice.switching).toBe(true);
    asked.push('save');
    if (full) throw new Failure('S-101');
  });
  expect(await practice.openSample().catch(asFailure)).toMatchObject({ code: 'U-003' });
  expect([practice.open, practice.switching, router.at.room]).toEqual([own, false, 'settings']);
  expect(asked).toEqual(['start.view', 'save']);
  full = false;
  await practice.openSample();
  stop();
  expect([practice.open, asked]).toEqual([sample, ['start.view', 'save', 'save', 'start.sample']]);
});

it('asks again about what was given up when the other practice could not be opened', async () => {
  answers = { 'start.view': ok({ own_exists: true, open: own }) };
  await practice.begin();
  const element = document.createElement('form');
  const typed = { element, changed: () => true, ready: () => true, save: () => undefined, givenUp: false };
  const stop = unsaved.keep(typed);
  const opening = practice.openSample().catch(asFailure);
  unsaved.discard();
  expect(await opening).toMatchObject({ code: 'W-301' });
  expect(unsaved.some).toBe(true);
  stop();
});
