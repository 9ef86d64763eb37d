import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { tick, type Component } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import Broken from './fixtures/Broken.svelte';
import Sample, { given } from './fixtures/Sample.svelte';
import { Router, type Route } from './route.svelte';
import Stage from './Stage.svelte';
import { words } from './words/words.svelte';

type Room = Component<{ at: Route }>;
let router: Router;

beforeEach(() => {
  router = new Router({ room: 'week' });
  given.length = 0;
});
afterEach(() => {
  cleanup();
  router.close();
  vi.unstubAllGlobals();
});

const heading = (name: string): Promise<HTMLElement> => screen.findByRole('heading', { name });

it('opens the room of the place, and the next one', async () => {
  render(Stage, { router, open: async () => Sample as Room });
  await heading('week');
  router.go({ room: 'learners' });
  await heading('learners');
});

it('keeps the room while one moves inside it, and builds it anew for another learner', async () => {
  render(Stage, { router, open: async () => Sample as Room });
  await heading('week');
  router.go({ room: 'learner', id: '7' });
  await heading('learner');
  router.go({ room: 'learner', id: '7', session: 's1' });
  await expect.poll(() => given.at(-1)).toContain('s1');
  expect(given.filter((entry) => entry === 'built')).toHaveLength(2);
  router.go({ room: 'learner', id: '8' });
  await expect.poll(() => given.filter((entry) => entry === 'built')).toHaveLength(3);
});

it('never shows a room a place that is not its own', async () => {
  let arrive = (_: Room): void => undefined;
  const open = (name: string): Promise<Room> =>
    name === 'week' ? Promise.resolve(Sample as Room) : new Promise((done) => (arrive = done));
  render(Stage, { router, open });
  await heading('week');
  router.go({ room: 'settings' });
  await expect.poll(() => router.at.room).toBe('settings');
  expect(screen.getByRole('heading', { name: 'week' })).toBeTruthy();
  expect(given.join()).not.toContain('settings');
  arrive(Sample as Room);
  await heading('settings');
});

it('stays where one went last when rooms arrive out of order', async () => {
  const arrivals: (() => void)[] = [];
  render(Stage, {
    router,
    open: () => new Promise<Room>((done) => arrivals.push(() => done(Sample as Room))),
  });
  await expect.poll(() => arrivals).toHaveLength(1);
  router.go({ room: 'learners' });
  await expect.poll(() => arrivals).toHaveLength(2);
  arrivals[1]?.();
  await heading('learners');
  arrivals[0]?.();
  await tick();
  await tick();
  expect(given.join()).not.toContain('week');
});

it('says so when a room cannot be loaded, and tries again when asked', async () => {
  let fails = true;
  const open = async (): Promise<Room> => {
    if (fails) throw new Error('no such file');
    return Sample as Room;
  };
  render(Stage, { router, open });
  expect((await screen.findByRole('alert')).textContent).toContain('U-002');
  fails = false;
  await fireEvent.click(screen.getByRole('button', { name: words.t.shell.again }));
  await heading('week');
});

it('contains a room that breaks, reports it, and lets one go elsewhere', async () => {
  const reported = vi.fn();
  vi.stubGlobal('reportError', reported);
  render(Stage, { router, open: async (name) => (name === 'week' ? (Broken as Room) : (Sample as Room)) });
  expect((await screen.findByRole('alert')).textContent).toContain('U-002');
  expect(reported).toHaveBeenCalledOnce();
  router.go({ room: 'learners' });
  await heading('learners');
});
