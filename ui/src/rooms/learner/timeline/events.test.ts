import { describe, expect, it } from 'vitest';
import type { TimelineEvent, TimelineKind } from '../../../host/wire';
import { en } from '../../../words/en';
import { formats } from '../../../words/format';
import { ja } from '../../../words/ja';
import { KINDS, tell } from './events';
import { byMonth, keyOf } from './months';

const TODAY = '2026-11-20';
const at = { id: 'x', day: '2026-11-18', time: null, moves: { from: null, to: null } };
const price = { minor: 99_000, currency: 'JPY' };
const contract = {
  kind: 'contract',
  contract_kind: 'package',
  plan_name: '3か月',
  price,
  reason: null,
} as const;

const UNSAID = { session: null, state: null, words: null, reason: null, objection: null } as const;
const followUp = {
  kind: 'follow_up',
  means: 'contact',
  trigger: 'day_cancelled',
  closed: false,
  state: 'open',
  text: null,
  due_on: null,
  result: null,
  reason: null,
  arm: null,
} as const;

const events: [TimelineEvent, object][] = [
  [
    { ...at, ...followUp, trigger: 'after_30_days', due_on: '2026-12-20' },
    { heading: 'フォロー', body: '卒業30日後の連絡 · 期限 12/20（日）' },
  ],
  [
    {
      ...at,
      kind: 'booking',
      state: 'booked',
      minutes: 50,
      mode: 'online',
      place: null,
      day: '2026-12-04',
      time: '10:00',
    },
    { heading: '予約', body: '50分 · オンライン', session: 'x', tone: 'accent' },
  ],
  [
    { ...at, kind: 'booking', state: 'booked', minutes: null, mode: null, place: null },
    { tag: '記録待ち', tone: 'warn' },
  ],
  [
    {
      ...at,
      kind: 'session',
      state: 'held',
      number: 8,
      mode: null,
      words: '会議',
      satisfaction: 4,
      intent: null,
      given_back: null,
    },
    { heading: '第8回 セッション', body: '会議', tag: '満足度 4', session: 'x' },
  ],
  [
    {
      ...at,
      kind: 'session',
      state: 'held',
      number: 8,
      mode: null,
      words: null,
      satisfaction: null,
      intent: null,
      given_back: null,
    },
    { tag: 'メモなし' },
  ],
  [
    {
      ...at,
      kind: 'session',
      state: 'no_show',
      number: null,
      mode: null,
      words: null,
      satisfaction: null,
      intent: null,
      given_back: null,
    },
    { heading: '無断欠席', tone: 'warn', session: 'x' },
  ],
  [
    {
      ...at,
      kind: 'session',
      state: 'no_show',
      number: null,
      mode: null,
      words: '連絡がなかった',
      satisfaction: null,
      intent: null,
      given_back: '体調不良',
    },
    { heading: '無断欠席', body: 'チケットを返しました：体調不良 · 連絡がなかった' },
  ],
  [
    { ...at, kind: 'interaction', channel: 'line', way: 'out', text: '近況をたずねた' },
    { heading: 'LINEで連絡した', body: '近況をたずねた' },
  ],
  [
    { ...at, kind: 'interaction', channel: 'form', way: 'in', text: null },
    { heading: 'フォームを受け取った' },
  ],
  [{ ...at, kind: 'interaction', channel: 'other', way: 'out', text: null }, { heading: '連絡した' }],
  [
    { ...at, kind: 'interaction', channel: 'in_person', way: 'in', text: null },
    { heading: '対面で話を聞いた' },
  ],
  [
    { ...at, ...contract, turn: 'renewed', term_end: '2026-12-15', end_kind: null },
    { heading: '3か月を更新', amount: '¥99,000', body: '12/15（火） まで' },
  ],
  [
    { ...at, ...contract, turn: 'ended', term_end: null, end_kind: 'graduated', reason: '目標達成' },
    { heading: '3か月が終了', tag: '卒業', body: '目標達成' },
  ],
  [
    { ...at, kind: 'pause', ends_on: null, reason: '出産' },
    { heading: '休会', body: '再開日は未定 · 出産' },
  ],
  [
    { ...at, kind: 'payment', amount: price, due_on: null, paid: true, method: '銀行振込' },
    { heading: '入金', amount: '¥99,000', body: '銀行振込' },
  ],
  [
    { ...at, kind: 'refund', amount: price, reason: '休講のため', method: null },
    { heading: '返金', amount: '-¥99,000', body: '休講のため' },
  ],
  [
    { ...at, kind: 'payment', amount: price, due_on: '2026-11-18', paid: false, method: null },
    { tag: '未入金', tone: 'warn' },
  ],
  [
    { ...at, kind: 'action_item', resolved: true, state: 'not_done', text: '相談する', due_on: '2026-11-13' },
    { heading: '相談する', tag: '未達', tone: 'danger' },
  ],
  [
    {
      ...at,
      kind: 'action_item',
      resolved: false,
      state: 'not_done',
      text: '相談する',
      due_on: '2026-11-13',
    },
    { tag: '約束', tone: 'plain', body: '期限 11/13（金）' },
  ],
  [
    { ...at, kind: 'goal', title: '早起き', state: 'active', due_on: null },
    { heading: '目標「早起き」を設定' },
  ],
  [
    { ...at, kind: 'progress', goal: 'g', title: '早起き', value: '5', unit: '日', achievement: 25 },
    { tag: '25%', body: '5 日' },
  ],
  [
    { ...at, kind: 'obstacle', cleared: true, category: null, text: '夜更かし' },
    { heading: '障害要因を解消', tone: 'ok', body: '夜更かし' },
  ],
  [
    { ...at, kind: 'obstacle', cleared: false, category: 'environment', text: '会議が長い' },
    { heading: '障害要因', tone: 'warn', body: '会議が長い · 環境' },
  ],
  [
    { ...at, kind: 'consent', withdrawn: false, about: 'privacy', evidence: '申込書' },
    { heading: '同意', tone: 'plain', body: '個人情報の取り扱い · 申込書' },
  ],
  [
    { ...at, kind: 'consent', withdrawn: true, about: 'recording', evidence: null },
    { heading: '同意を撤回', tone: 'warn', body: 'セッションの録音・録画' },
  ],
  [
    { ...at, kind: 'trial', showed_up: true, outcome: 'won', source: '紹介', ...UNSAID },
    { heading: '体験セッション', tag: '成約', body: '知ったきっかけ：紹介' },
  ],
  [
    {
      ...at,
      kind: 'trial',
      showed_up: false,
      outcome: 'undecided',
      source: null,
      ...UNSAID,
      session: 's',
      state: 'booked',
    },
    { heading: '体験の予約', session: 's' },
  ],
  [
    {
      ...{ ...at, kind: 'trial', showed_up: true, outcome: 'won', source: null, ...UNSAID },
      ...{ session: 's', state: 'booked' },
    },
    { heading: '体験セッション', tag: '成約', session: 's' },
  ],
  [
    {
      ...at,
      kind: 'trial',
      showed_up: false,
      outcome: 'lost',
      source: null,
      ...UNSAID,
      reason: 'price',
      objection: '高い',
    },
    { heading: '体験を欠席', tag: '未成約', body: '料金 · 高い' },
  ],
  [
    {
      ...at,
      kind: 'cancellation',
      effective_on: '2026-11-30',
      reasons: ['too_busy', '転職'],
      what_happened: '異動',
    },
    { heading: '解約の申し出', tone: 'warn', body: '多忙、転職 · 異動 · 11/30（月） まで' },
  ],
  [
    { ...at, kind: 'cancellation', effective_on: '2026-11-30', reasons: [], what_happened: null },
    { heading: '解約の申し出', tag: '未聴取' },
  ],
  [
    { ...at, kind: 'application', channel: '申込フォーム', state: 'new', answers: [['相談内容', '転職']] },
    { heading: '申込', tag: '未対応', body: '申込フォーム · 転職' },
  ],
  [
    { ...at, kind: 'application', channel: 'phone', state: 'contacted', answers: [] },
    { heading: '申込', tag: '連絡済', body: '電話' },
  ],
  [
    { ...at, kind: 'application', channel: null, state: 'joined', answers: [['備考', '朝が苦手']] },
    { heading: '名簿の内容', tag: '受講開始済', body: '朝が苦手' },
  ],
  [
    { ...at, ...followUp, means: 'message', trigger: 'overdue', arm: 'contact', state: 'done' },
    { heading: 'フォロー', tag: '実施', body: '予約の遅れ · メッセージ' },
  ],
  [
    { ...at, ...followUp, text: 'お礼の連絡' },
    { heading: 'フォロー', body: 'お礼の連絡' },
  ],
  [
    { ...at, ...followUp, closed: true, state: 'done', result: 'booked' },
    { heading: 'フォローの結果', tag: '予約が入った', body: '休んだ日の振替' },
  ],
  [
    { ...at, ...followUp, closed: true, state: 'dismissed', reason: '先方から連絡あり' },
    { heading: 'フォローの結果', tag: '見送り', body: '休んだ日の振替 · 先方から連絡あり' },
  ],
  [{ ...at, kind: 'material', title: '発表の型', session: null }, { heading: '資料「発表の型」を共有' }],
  [
    { ...at, kind: 'material', title: '発表の型', session: 's1' },
    { heading: '資料「発表の型」を共有', body: 'セッションで共有', session: 's1' },
  ],
];

it.each(events)('%o is told by its sign and words', (event, told) => {
  expect(tell(event, TODAY, ja, formats.ja)).toMatchObject(told);
  const english = tell(event, TODAY, en, formats.en);
  expect(english.heading).not.toBe('');
  expect(english.icon).toBeTruthy();
});

it('every kind of event belongs to one filter', () => {
  const filtered = Object.values(KINDS).flatMap((kinds) => kinds ?? []);
  expect(new Set(filtered).size).toBe(filtered.length);
  const kinds = new Set<TimelineKind>(events.map(([event]) => event.kind));
  expect([...kinds].sort()).toEqual([...filtered].sort());
});

describe('by month', () => {
  const on = (day: string, kind: 'booking' | 'interaction' = 'interaction'): TimelineEvent =>
    ({ ...at, day, kind }) as TimelineEvent;

  it('puts what lies ahead first, year by year, today’s booking among it', () => {
    const ahead = [on('2027-01-08', 'booking'), on('2026-12-04', 'booking'), on(TODAY, 'booking')];
    const stretches = byMonth([...ahead, on(TODAY), on('2026-11-06'), on('2026-10-23')], TODAY, '10:50');
    expect(stretches.map(({ ahead, day, events: some }) => [ahead, day, some.length])).toEqual([
      [true, '2027-01-08', 1],
      [true, '2026-12-04', 2],
      [false, TODAY, 2],
      [false, '2026-10-23', 1],
    ]);
  });

  it.each([
    ['10:30', 50, true],
    ['10:00', 50, false],
    ['10:01', null, true],
    ['09:00', 120, true],
    ['23:30', 60, true],
    [null, null, true],
  ])('a booking of today at %s for %s minutes is ahead at 10:50: %s', (time, minutes, ahead) => {
    const booking = { ...at, day: TODAY, kind: 'booking', time, minutes } as TimelineEvent;
    expect(byMonth([booking], TODAY, '10:50')[0]?.ahead).toBe(ahead);
  });

  const begun = { ...at, ...contract, turn: 'started', term_end: null, end_kind: null } as const;
  const action = {
    ...at,
    kind: 'action_item',
    resolved: false,
    state: 'open',
    text: '',
    due_on: null,
  } as const;
  const obstacle = { ...at, kind: 'obstacle', cleared: false, category: null, text: '' } as const;
  const consent = { ...at, kind: 'consent', withdrawn: false, about: 'recording', evidence: null } as const;
  it.each<[TimelineEvent, TimelineEvent]>([
    [begun, { ...begun, turn: 'ended', end_kind: 'completed' }],
    [
      { ...begun, turn: 'renewed' },
      { ...begun, turn: 'ended', end_kind: 'completed' },
    ],
    [action, { ...action, resolved: true, state: 'done' }],
    [obstacle, { ...obstacle, cleared: true }],
    [
      { ...at, ...followUp },
      { ...at, ...followUp, closed: true, state: 'done' },
    ],
    [consent, { ...consent, withdrawn: true }],
  ])('names the beginning and the end of one thing on one day apart: $kind', (beginning, end) => {
    expect(keyOf(beginning)).not.toBe(keyOf(end));
  });
});
