import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callThrough } from '../../../host/call';
import type { ComposerView, DraftBody } from '../../../host/wire';
import { begin, Draft, unsaved } from './draft.svelte';

const TODAY = '2026-11-20';

const body = (changes: Partial<DraftBody> = {}): DraftBody => ({
  session: 's1',
  learner: 'l1',
  day: TODAY,
  time: '10:00',
  minutes: 50,
  mode: 'online',
  outcome: 'held',
  sections: [],
  actions: [],
  new_actions: [],
  levels: [],
  satisfaction: null,
  intent: null,
  obstacles_opened: [],
  obstacles_cleared: [],
  next_booking: null,
  typing: {},
  ...changes,
});

let restore: () => void;
let saved: DraftBody[];
let failing: boolean;
const drafts: Draft[] = [];
const draftOf = (changes: Partial<DraftBody> = {}): Draft => {
  const draft = new Draft(body(changes));
  drafts.push(draft);
  return draft;
};

beforeEach(() => {
  saved = [];
  failing = false;
  restore = callThrough(async (_, input) => {
    if (failing) return { failure: { code: 'S-101', about: {} } };
    saved.push((input as { draft: DraftBody }).draft);
    return { ok: 1_795_139_760_000, touched: [] };
  });
});
afterEach(() => {
  drafts.splice(0).forEach((draft) => draft.drop());
  restore();
});

describe('what confirming is asked for', () => {
  it('has the half-typed lines in it, with the dates they say', () => {
    const draft = draftOf({
      typing: { action: '読書 第2章 金曜まで', obstacle: ' 断りづらさ ', booking: '2週間後' },
    });
    const whole = draft.whole(TODAY);
    expect(whole.new_actions).toEqual([{ text: '読書 第2章', due_on: '2026-11-27' }]);
    expect(whole.obstacles_opened).toEqual([{ text: '断りづらさ', category: null }]);
    expect(whole.typing).toEqual({ booking: '2週間後' });
    expect(draft.line('action')).toBe('読書 第2章 金曜まで');
  });

  it('has nothing of empty lines', () => {
    expect(draftOf({ typing: { action: '', obstacle: '  ' } }).whole(TODAY)).toMatchObject({
      new_actions: [],
      obstacles_opened: [],
    });
  });
});

it('takes lines in when they are entered', () => {
  const draft = draftOf({ typing: { action: 'read ch. 2 by Fri', obstacle: '' } });
  expect(draft.takeAction(TODAY)).toBe(true);
  expect(draft.takeObstacle()).toBe(false);
  expect(draft.body.new_actions).toEqual([{ text: 'read ch. 2', due_on: '2026-11-27' }]);
  expect(draft.line('action')).toBe('');
});

it('keeps one answer for each action and each goal', () => {
  const draft = draftOf();
  draft.tick('a1', 'done');
  draft.tick('a1', 'not_done');
  draft.tick('a2', 'done');
  draft.setLevel('g1', '55');
  draft.setLevel('g1', '60');
  draft.setLevel('g2', '5');
  draft.setLevel('g2', null);
  expect(draft.body.actions).toEqual([
    { id: 'a1', state: 'not_done' },
    { id: 'a2', state: 'done' },
  ]);
  expect(draft.body.levels).toEqual([{ goal: 'g1', value: '60' }]);
});

it.each([
  [{ day: 'そのうち' }, 'day'],
  [{ time: '25時' }, 'day'],
  [{ minutes: '1時間くらい' }, 'minutes'],
  [{ booking: 'そのうち' }, 'next_booking'],
  [{ day: '昨日', time: '10時半', minutes: '５０分', booking: '来週金曜' }, null],
  [{ action: 'そのうち' }, null],
])('%o is unreadable at %s', (typing, field) => {
  expect(draftOf({ typing }).unreadable(TODAY)).toBe(field);
});

it('goes to the disk as it stands, half-typed lines and all', async () => {
  const draft = draftOf();
  draft.body.sections = [{ key: 'talked', text: '会議が増えた。' }];
  draft.type('action', '書きかけ');
  draft.changed();
  expect(await draft.autosave.flush()).toBe(true);
  expect(saved).toEqual([
    body({ sections: [{ key: 'talked', text: '会議が増えた。' }], typing: { action: '書きかけ' } }),
  ]);
});

it('stays at hand after the room was left, until the disk has it', async () => {
  failing = true;
  const draft = draftOf();
  draft.watch(() => undefined);
  draft.type('action', '消えてはいけない');
  draft.changed();
  await draft.close();
  expect(unsaved('l1', 's1')).toBe(draft);
  expect(unsaved('l1', null)).toBe(draft);
  expect(unsaved('l2', null)).toBeUndefined();
  failing = false;
  await draft.close();
  expect(unsaved('l1', 's1')).toBeUndefined();
});

it('begins with a place for every section that is asked for, and loses none that is not', () => {
  const prompts = ['talked', 'insight', 'next'].map((key) => ({ key, heading: '' }));
  const had = [
    { key: 'old', text: '前の見出しの言葉' },
    { key: 'insight', text: '気づき' },
  ];
  const view = { sections: prompts, body: body({ sections: had }) } as unknown as ComposerView;
  expect(begin(view).sections).toEqual([
    { key: 'talked', text: '' },
    { key: 'insight', text: '気づき' },
    { key: 'next', text: '' },
    { key: 'old', text: '前の見出しの言葉' },
  ]);
});
