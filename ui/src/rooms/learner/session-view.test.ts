import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { callThrough, type Answer } from '../../host/call';
import { MISSING } from '../../host/failure';
import { announce } from '../../host/touched';
import { words } from '../../words/words.svelte';
import SessionView from './SessionView.svelte';

const FROM = { id: 'before', day: '2026-11-20', time: '10:00' };
const record = {
  ...{ session: 's', learner: 'l', day: '2026-11-24', time: '15:00', minutes: 50, mode: null },
  ...{ satisfaction: null, intent: null },
};
const view = (from: typeof FROM | null) => ({
  ...{ session: 's', state: 'booked', place: null, recorded: false, number: 2, record, body: record },
  ...{ moves: { from, to: null }, actions: [] },
});

/** Whether the session is there; null from which it was moved. */
let isThere: boolean;
let from: typeof FROM | null;
let restore: () => void;

function answer(name: string): Answer {
  if (name === 'composer.open') {
    return { ok: { ...view(from), ...(isThere ? {} : { state: null }) }, touched: [] };
  }
  if (name !== 'note.of_session') return { ok: null, touched: [] };
  if (!isThere) return { failure: { code: MISSING, about: { entity: 'session' } } };
  return { ok: { state: null, sections: [], versions: [] }, touched: [] };
}

beforeEach(() => {
  void words.speak('ja');
  [isThere, from] = [true, FROM];
  restore = callThrough((name) => Promise.resolve(answer(name)));
});
afterEach(() => {
  cleanup();
  restore();
});

function show() {
  const ongone = vi.fn();
  const nothing = (): void => undefined;
  render(SessionView, {
    ...{ learner: 'l', session: 's', oncompose: nothing, onread: nothing, onclose: nothing, ongone },
  });
  return ongone;
}

it.each([
  ['leads back to the session it was moved from', FROM, 'before'],
  ['closes where there was no session before it', null, null],
])('a session that was taken back while one reads it %s', async (_, moved, to) => {
  from = moved;
  const ongone = show();
  await screen.findByText(words.t.terms.sessionState.booked);
  expect(ongone).not.toHaveBeenCalled();
  isThere = false;
  announce(['learner:l']);
  await expect.poll(() => ongone).toHaveBeenCalledExactlyOnceWith(to);
});

it('says of a session that was never there that it is not', async () => {
  isThere = false;
  const ongone = show();
  await screen.findByRole('button', { name: words.t.learner.again });
  expect(ongone).not.toHaveBeenCalled();
});
