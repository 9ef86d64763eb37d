import { expect, it } from 'vitest';
import type { AccountView, Money, PayerView } from '../../host/wire';
import { ja } from '../../words/ja';
import { holdersOf, shownOf, totalsOf } from './holders';

const sum = (minor: number, currency = 'JPY'): AccountView['open'] => ({ minor, currency });
const account = (open: number, overdue_since: string | null = null): AccountView => ({
  expected: sum(open),
  received: sum(0),
  refunded: sum(0),
  open: sum(open),
  overdue: sum(overdue_since ? open : 0),
  overdue_since,
});
const payer = (id: string, name: string): PayerView => ({
  id,
  name,
  kana: null,
  payer_kind: 'person',
  registration_number: null,
  number_is_doubtful: false,
  mail: null,
  phone: null,
  address: null,
});
const learner = (id: string, name: string): Money['own'][number]['learner'] => ({
  id,
  name,
  external_id: null,
});
const money: Money = {
  today: '2026-11-20',
  overdue: { total: 0, first: [] },
  coming: { total: 0, first: [] },
  payers: [
    { payer: payer('p1', '佐藤 恵'), learners: [learner('l1', '佐藤 空')], accounts: [account(0)] },
    { payer: payer('p2', '年輪商事'), learners: [], accounts: [account(9_000, '2026-11-01')] },
  ],
  own: [
    { learner: learner('l2', '鈴木 健太'), kana: 'すずき けんた', accounts: [account(8_000)] },
    { learner: learner('l3', '高橋 由美'), kana: null, accounts: [account(1_000, '2026-10-01')] },
  ],
};
const ids = (filter: 'open' | 'overdue' | 'all', typed = ''): string[] =>
  shownOf(holdersOf(money, ja), filter, typed).map(({ id }) => id);

it('who has been overdue longest comes first, then who owes, then the others', () => {
  expect(ids('all')).toEqual(['l3', 'p2', 'l2', 'p1']);
  expect(ids('open')).toEqual(['l3', 'p2', 'l2']);
  expect(ids('overdue')).toEqual(['l3', 'p2']);
});

it('a payer is found by the name of a learner for whom they pay', () => {
  expect(ids('all', '空')).toEqual(['p1']);
  expect(ids('overdue', '空')).toEqual([]);
});

it('those who are alike in that stand in the order of the list of learners, and are found by their reading', () => {
  const own = [
    ['l1', '青木 空', 'あおき そら'],
    ['l2', '一色 健', 'いっしき けん'],
    ['l3', '上田 花', 'うえだ はな'],
    ['l4', '中村 葵', 'カトウ アオイ'],
  ].map(([id = '', name = '', kana = '']) => ({ learner: learner(id, name), kana, accounts: [account(0)] }));
  const nameless = {
    learner: { id: 'l5', name: null, external_id: '1' },
    kana: null,
    accounts: [account(0)],
  };
  const payers = [
    { payer: { ...payer('p1', '江口'), kana: 'えぐち' }, learners: [], accounts: [account(0)] },
  ];
  const all = holdersOf({ ...money, payers, own: [nameless, ...own.toReversed()] }, ja);
  expect(all.map(({ id }) => id)).toEqual(['l1', 'l2', 'l3', 'p1', 'l4', 'l5']);
  expect(shownOf(all, 'all', 'いっしき').map(({ id }) => id)).toEqual(['l2']);
});

it('what is open of those who are shown is summed up, each currency by itself', () => {
  const both = { ...account(0), ...{ open: sum(1_250, 'USD'), overdue: sum(250, 'USD') } };
  const third = { payer: payer('p3', '海外商事'), learners: [], accounts: [account(500), both] };
  const all = holdersOf({ ...money, payers: [...money.payers, third] }, ja);
  expect(totalsOf(shownOf(all, 'all', ''))).toEqual([
    { currency: 'JPY', open: 18_500, overdue: 10_000, payers: 4 },
    { currency: 'USD', open: 1_250, overdue: 250, payers: 1 },
  ]);
  expect(totalsOf(shownOf(all, 'overdue', ''))).toEqual([
    { currency: 'JPY', open: 10_000, overdue: 10_000, payers: 2 },
  ]);
  expect(totalsOf(shownOf(all, 'all', '空'))).toEqual([]);
});
