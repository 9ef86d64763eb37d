import { expect, it } from 'vitest';
import { labelOf } from './act';
import { en } from './en';
import { headingOf } from './heading';
import { ja } from './ja';
import { nameOf } from './name';

it('names acts with what is known of them', () => {
  const act = { kind: 'learner.add', about: { name: '佐藤 美咲' }, learner: null };
  expect(labelOf(act, ja)).toBe('受講者の追加（佐藤 美咲）');
  expect(labelOf(act, en)).toBe('New learner (佐藤 美咲)');
  const learner = { id: 'l', name: null, external_id: '12' };
  const note = { kind: 'session.confirm', about: { number: '9' }, learner };
  expect(labelOf(note, ja)).toBe('受講者 0012の第9回の記録');
  expect(labelOf(note, en)).toBe('Learner 0012 – Note of session 9');
  const booking = { kind: 'session.book', about: { day: '2026-11-20' }, learner: null };
  expect(labelOf(booking, ja)).toBe('予約 11/20（金）');
  expect(labelOf(booking, en)).toBe('Booking (Fri, Nov 20)');
});

it.each([ja, en])('leaves the one colon of a sentence to whoever says what was done', (t) => {
  const learner = { id: 'l', name: '佐藤 美咲', external_id: null };
  for (const kind of Object.keys(t.acts.byKind)) {
    const about = { name: '朝活', day: '2026-11-20', count: '2', number: '9' };
    const done = t.shell.undo.done(labelOf({ kind, about, learner }, t));
    expect(done.match(/[:：]/g)).toHaveLength(1);
  }
});

it('says which file was brought in, and how many were dealt with together', () => {
  const told = (kind: string, about: Record<string, string>): string[] =>
    [ja, en].map((t) => labelOf({ kind, about, learner: null }, t));
  expect(told('import.run', { name: '受講者.csv' })).toEqual([
    'ファイルの取り込み（受講者.csv）',
    'File imported (受講者.csv)',
  ]);
  expect(told('learners.tag', { name: '朝活', count: '12' })).toEqual([
    'タグの変更（朝活） 12人',
    'Tags changed (朝活, 12 learners)',
  ]);
  expect(told('learners.pause', { day: '2026-11-20', count: '1' })).toEqual([
    '休会の追加 1人',
    'Pauses added (1 learner)',
  ]);
});

it('says from when a booking was moved, and to when', () => {
  const about = { from: '2026-11-20', from_time: '10:00', day: '2026-12-04', time: '11:00' };
  const told = (about: Record<string, string>): string[] =>
    [ja, en].map((t) => labelOf({ kind: 'session.reschedule', about, learner: null }, t));
  expect(told(about)).toEqual([
    '予約の振替 11/20（金） 10:00 から 12/04（金） 11:00 へ',
    'Booking moved (from Fri, Nov 20, 10:00 to Fri, Dec 4, 11:00)',
  ]);
  expect(told({ from: '2026-11-20', day: '2026-12-04' })[0]).toBe(
    '予約の振替 11/20（金） から 12/04（金） へ',
  );
});

it.each(['moon.landing', 'toString', ''])('falls back to a general word for the unknown kind %s', (kind) => {
  expect(labelOf({ kind, about: {}, learner: null }, ja)).toBe(ja.acts.unknown({}));
});

it('knows the same kinds of acts in both languages', () => {
  expect(Object.keys(en.acts.byKind)).toEqual(Object.keys(ja.acts.byKind));
});

it.each([
  [{ name: '佐藤 美咲', external_id: '12' }, '佐藤 美咲', '佐藤 美咲'],
  [{ name: null, external_id: '12' }, '受講者 0012', 'Learner 0012'],
  [{ name: null, external_id: 'A-7' }, '受講者 A-7', 'Learner A-7'],
  [{ name: null, external_id: null }, '名前のない受講者', 'Unnamed learner'],
])('calls %o', (learner, japanese, english) => {
  expect(nameOf(learner, ja)).toBe(japanese);
  expect(nameOf(learner, en)).toBe(english);
});

it('gives default sections the heading of the language, unless the coach wrote one', () => {
  expect(headingOf({ key: 'talked', heading: '' }, ja)).toBe('話したこと');
  expect(headingOf({ key: 'talked', heading: '' }, en)).toBe('Talked about');
  expect(headingOf({ key: 'talked', heading: '今日の話' }, en)).toBe('今日の話');
  expect(headingOf({ key: 'toString', heading: '' }, en)).toBe('');
});
