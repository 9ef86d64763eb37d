import { expect, it } from 'vitest';
import { callThrough } from '../../host/call';
import { announce } from '../../host/touched';
import { followNotesToWrite, notesToWrite } from './counts.svelte';

it('follows how many notes are to be written, and says nothing of none', async () => {
  let to_write = 2;
  const restore = callThrough(async () => ({ ok: { to_write }, touched: [] }));
  const stop = followNotesToWrite();
  await expect.poll(() => notesToWrite()).toBe(2);
  to_write = 0;
  announce(['session']);
  await expect.poll(() => notesToWrite()).toBeUndefined();
  stop();
  to_write = 3;
  announce(['session']);
  expect(notesToWrite()).toBeUndefined();
  restore();
});
