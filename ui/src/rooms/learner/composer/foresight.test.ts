import { describe, expect, it } from 'vitest';
import type { Consequence, DraftBody, Problem } from '../../../host/wire';
import { en } from '../../../words/en';
import { formats } from '../../../words/format';
import { ja } from '../../../words/ja';
import { isWarning, notBegun, phraseOf, sentenceOf } from './foresight';

const level = { kind: 'level', goal: 'g', title: '早起き', unit: '日' } as const;

const told: [Consequence, string, string][] = [
  [
    { kind: 'ticket_used', contract: null, balance_before: 6 },
    'チケットを1回分使用（残り 6 → 5）',
    'uses 1 ticket (6 → 5 left)',
  ],
  [
    { kind: 'ticket_restored', contract: null, balance_before: 5 },
    'チケットを1回分戻す（残り 5 → 6）',
    'gives 1 ticket back (5 → 6 left)',
  ],
  [
    { kind: 'no_ticket', why: 'none_left' },
    'チケットの残りがありません',
    'no tickets are left on the contract',
  ],
  [{ kind: 'note_version', amends: false }, 'メモを保存', 'note saved'],
  [{ kind: 'no_note' }, 'メモなしで記録', 'recorded without a note'],
  [
    { kind: 'actions_resolved', done: 1, partly: 0, not_done: 2, dropped: 0 },
    '約束中のアクション 達成1・未達2',
    'open actions: 1 done, 2 not done',
  ],
  [{ kind: 'actions_opened', count: 2 }, 'アクション2件を追加', '2 new actions'],
  [{ ...level, from: '5', to: '6' }, '「早起き」 5 日 → 6 日', '“早起き” 5 日 → 6 日'],
  [{ ...level, unit: '%', from: null, to: '60' }, '「早起き」 60%', '“早起き” 60%'],
  [{ ...level, from: '5', to: null }, '「早起き」の現在地を消す', 'clears the progress of “早起き”'],
  [{ kind: 'satisfaction_changed', from: 4, to: 3 }, '満足度 4 → 3', 'satisfaction 4 → 3'],
  [{ kind: 'intent_changed', from: null, to: 'down' }, '継続意向 低い', 'intent Low'],
  [
    { kind: 'booked', day: '2026-12-04', time: '10:00' },
    '次回 12/04（金） 10:00 を予約',
    'books Fri, Dec 4, 10:00',
  ],
  [
    {
      ...{ kind: 'date_found', text: null, trigger: 'day_cancelled' },
      cancelled: [{ id: 's', day: '2026-11-24', time: '10:00' }],
    },
    'フォロー「11/24（火） 10:00 の振替先を決める」を完了',
    'closes the follow-up “New date for Tue, Nov 24, 10:00 (cancelled)”',
  ],
  [{ kind: 'no_next_booking' }, '次回の予約がない状態になります', 'no next booking'],
];

it.each(told)('%o is told in both languages', (consequence, japanese, english) => {
  expect(phraseOf(consequence, ja, formats.ja)).toBe(japanese);
  expect(phraseOf(consequence, en, formats.en)).toBe(english);
});

describe('a second look is due', () => {
  it.each([
    [{ kind: 'no_next_booking' }, true],
    [{ kind: 'no_ticket', why: 'none_left' }, true],
    [{ kind: 'no_ticket', why: 'not_counted' }, false],
    [{ kind: 'ticket_used', contract: null, balance_before: 1 }, false],
  ] as [Consequence, boolean][])('for %o: %s', (consequence, due) => {
    expect(isWarning(consequence)).toBe(due);
  });
});

describe('a session has not begun', () => {
  const body = { outcome: 'held', day: '2026-11-20', time: '12:00' } as DraftBody;
  it.each([
    [body, '10:50', '12:00'],
    [{ ...body, outcome: 'no_show' }, '10:50', '12:00'],
    [body, '12:00', null],
    [{ ...body, time: '09:00' }, '10:50', null],
    [{ ...body, time: null }, '10:50', null],
    [{ ...body, day: '2026-11-19' }, '10:50', null],
    [{ ...body, outcome: 'late_cancelled' }, '10:50', null],
  ] as [DraftBody, string, string | null][])('%o at %s: %s', (draft, clock, start) => {
    expect(notBegun(draft, '2026-11-20', clock)).toBe(start);
  });
});

it('a problem is told with its field', () => {
  const problem: Problem = { field: 'next_booking', index: null, rule: 'in_the_past' };
  expect(sentenceOf(problem, ja)).toBe('次回予約：過ぎた日です。今日以降の日にしてください。');
  expect(sentenceOf(problem, en)).toBe('Next booking: That day has passed. Choose a day from today on.');
});
