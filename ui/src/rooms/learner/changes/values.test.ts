import { expect, test } from 'vitest';
import type { ChangeView, FieldValue } from '../../../host/wire';
import { en } from '../../../words/en';
import { formats } from '../../../words/format';
import { ja } from '../../../words/ja';
import { sayValue, shownFields } from './values';

const say = (entity: string, name: string, value: FieldValue | null, t = ja): string =>
  sayValue({ entity }, { name }, value, t, formats[t === ja ? 'ja' : 'en']);
const text = (value: string): FieldValue => ({ kind: 'text', value });

test('codes are said in words, by the record they stand in', () => {
  expect(say('session', 'state', text('no_show'))).toBe('無断欠席');
  expect(say('goal', 'state', text('active'), en)).toBe(en.learner.goals.states.active);
  expect(say('interaction', 'channel', text('phone'), en)).toBe('Phone');
  expect(say('learner', 'name', text('phone'))).toBe('phone');
});

test('lists, sums, hundredths, days and nothing are said as on every screen', () => {
  expect(say('learner', 'tags', text('["火曜","オンライン"]'))).toBe(`火曜${ja.design.between}オンライン`);
  expect(say('learner', 'concern', text('[まだ不明'))).toBe('[まだ不明');
  expect(say('contract', 'price', { kind: 'money', value: { minor: 40000, currency: 'JPY' } })).toBe(
    '¥40,000',
  );
  expect(say('progress', 'value', { kind: 'hundredths', value: 1250 })).toBe('12.5');
  expect(say('session', 'consumes', { kind: 'flag', value: false }, en)).toBe('No');
  expect(say('goal', 'due_on', { kind: 'day', value: '2026-11-20' })).toBe('2026/11/20（金）');
  expect(say('learner', 'phone', null)).toBe('なし');
});

test('codes of tickets, follow-ups, notes and interviews are said in words', () => {
  expect(say('entitlement', 'kind', text('carry_over'))).toBe('繰越');
  expect(say('follow_up', 'kind', text('contact'))).toBe('連絡');
  expect(say('note', 'state', text('amended'), en)).toBe('Amended');
  expect(say('satisfaction', 'intent', text('up'), en)).toBe('High');
  expect(say('cancellation', 'heard_by', text('in_person'))).toBe('対面');
});

test('what only the program needs is not shown', () => {
  const shown = (name: string): ChangeView['fields'][number] => ({
    name,
    old: null,
    new: text('x'),
    restorable: false,
  });
  const change: ChangeView = {
    seq: 1,
    entity: 'session',
    kind: 'updated',
    fields: [shown('mode'), shown('zone'), { ...shown('result'), new: { kind: 'record' } }],
  };
  expect(shownFields(change, ja).map(({ label }) => label)).toEqual(['形式']);
});
