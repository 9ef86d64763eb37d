import { afterEach, beforeEach, expect, it } from 'vitest';
import { Router } from './route.svelte';

let router: Router;
beforeEach(() => {
  router = new Router({ room: 'week' });
});
afterEach(() => router.close());

const popped = (): Promise<unknown> =>
  new Promise((done) => window.addEventListener('popstate', done, { once: true }));

it('goes on and back, without writing places into the address', async () => {
  const address = location.href;
  router.go({ room: 'learners' });
  router.go({ room: 'learner', id: '7' });
  expect(router.at).toEqual({ room: 'learner', id: '7' });
  expect(location.href).toBe(address);
  const back = popped();
  router.back();
  await back;
  expect(router.at).toEqual({ room: 'learners' });
  expect(router.canGoBack).toBe(true);
});

it('forgets the way forward when it takes another', async () => {
  router.go({ room: 'learners' });
  const back = popped();
  router.back();
  await back;
  router.go({ room: 'settings' });
  expect(router.at).toEqual({ room: 'settings' });
  const again = popped();
  router.back();
  await again;
  expect(router.at).toEqual({ room: 'week' });
});

it('adds no step for the place where it stands', () => {
  router.go({ room: 'week' });
  expect(router.canGoBack).toBe(false);
});

it('replaces a place that must not be returned to', () => {
  router.replace({ room: 'start' });
  expect(router.at).toEqual({ room: 'start' });
  expect(router.canGoBack).toBe(false);
});

it('begins anew in another practice, with no way back into the former one', async () => {
  router.go({ room: 'learner', id: '7' });
  router.go({ room: 'settings' });
  router.begin({ room: 'week' });
  expect(router.canGoBack).toBe(false);
  const back = popped();
  history.back();
  await back;
  expect(router.at).toEqual({ room: 'week' });
});
