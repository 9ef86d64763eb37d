import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Doubt } from '../../host/wire';
import { words } from '../../words/words.svelte';
import Doubts from './Doubts.svelte';

const t = words.t.intake.doubts;
const doubt = (who: string, name: string, is_namesake: boolean): Doubt => ({
  ...{ who, line: 2, rows: 1, says: [name], is_namesake },
  perhaps: [{ id: `id-${who}`, name, reach: null }],
});
const doubts = [doubt('a', '佐藤 美咲', true), doubt('b', '髙橋 健', true), doubt('c', '山田 太郎', false)];

beforeEach(() => void words.speak('ja'));
afterEach(cleanup);

it('takes all that is proposed at once, and lists before the import what that will do', async () => {
  const onsay = vi.fn();
  const { rerender } = render(Doubts, { doubts, choices: [], kind: 'people', onsay });
  await fireEvent.click(screen.getByRole('button', { name: t.allSame('2') }));
  const choices = ['a', 'b'].map((who) => ({ who, is: 'learner' as const, learner: `id-${who}` }));
  expect(onsay).toHaveBeenCalledWith(choices);
  await rerender({ doubts: doubts.slice(2), choices, kind: 'people', onsay });
  const list = screen.getByRole('list', { name: t.chosen('2') });
  expect(list.textContent).toContain(t.isSame('佐藤 美咲', '佐藤 美咲'));
  expect(list.textContent).toContain(t.isSame('髙橋 健', '髙橋 健'));
  await rerender({ doubts, choices: [], kind: 'people', onsay });
  expect(screen.queryByRole('list', { name: t.chosen('2') })).toBeNull();
});
