// Filters that were kept by an older program.
import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { callThrough } from '../../host/call';
import type { SavedFilterView } from '../../host/wire';
import { words } from '../../words/words.svelte';
import { Choice } from './choice.svelte';
import Saved from './Saved.svelte';

beforeEach(() => words.speak('ja'));

/** The filters of the list, shown beside what is chosen. */
function show(kept: SavedFilterView[]): Choice {
  onTestFinished(callThrough(() => Promise.resolve({ ok: kept, touched: [] })));
  const choice = new Choice();
  render(Saved, { choice });
  return choice;
}

it('go on finding whoever cancelled or left, which can be told apart from now on', async () => {
  const choice = show([
    { id: 'f', name: 'やめた人', query: ['state=cancelled', 'tag=語学'] },
    { id: 'g', name: '解約した人', query: ['stands=cancelled'] },
  ]);
  const older = await screen.findByRole('button', { name: 'やめた人' });
  await fireEvent.click(older);
  expect([[...choice.states], [...choice.tags]]).toEqual([['cancelled', 'left'], ['語学']]);
  expect(older.getAttribute('aria-pressed')).toBe('true');
  await fireEvent.click(screen.getByRole('button', { name: '解約した人' }));
  expect([...choice.states]).toEqual(['cancelled']);
  expect(choice.toQuery()).toEqual(['stands=cancelled']);
});
