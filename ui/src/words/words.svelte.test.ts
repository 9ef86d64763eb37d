import { flushSync } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { Failure } from '../host/failure';
import { en } from './en';
import { explain } from './explain';
import { formats } from './format';
import { ja } from './ja';
import { counted } from './plural';
import { preferredLocale, words } from './words.svelte';

const { ja: jaF, en: enF } = formats;
const today = '2026-11-20';

afterEach(() => words.speak('ja'));

it('switches the language at once, for readers and screen readers', () => {
  const seen: string[] = [];
  const stop = $effect.root(() => {
    $effect(() => {
      seen.push(words.t.shell.search);
    });
  });
  flushSync();
  void words.speak('en');
  flushSync();
  stop();
  expect(seen).toEqual([ja.shell.search, en.shell.search]);
  expect(document.documentElement.lang).toBe('en');
});

it.each([
  [['ja-JP', 'en'], 'ja'],
  [['en-GB', 'ja'], 'en'],
  [['fr', 'ja'], 'ja'],
  [['fr'], 'en'],
  [[], 'en'],
])('begins in the first language it knows of %s', (languages, locale) => {
  expect(preferredLocale(languages)).toBe(locale);
});

it('counts in English', () => {
  expect([0, 1, 2, 2400].map((n) => counted(n, 'row', 'rows'))).toEqual([
    '0 rows',
    '1 row',
    '2 rows',
    '2,400 rows',
  ]);
});

describe('formats', () => {
  it('days', () => {
    expect([jaF.day(today), enF.day(today)]).toEqual(['2026/11/20（金）', 'Fri, Nov 20, 2026']);
    expect([jaF.dayOfYear(today), enF.dayOfYear(today)]).toEqual(['11/20（金）', 'Fri, Nov 20']);
    expect([jaF.month(today), enF.month(today)]).toEqual(['2026年11月', 'November 2026']);
    expect([jaF.weekday(today), enF.weekday(today)]).toEqual(['金', 'Fri']);
    expect([jaF.monthAndDate('2026-01-05'), enF.monthAndDate('2026-01-05')]).toEqual(['01/05', 'Jan 5']);
  });

  it('days of another year with their year, even if they are near', () => {
    const [before, after] = ['2025-02-12', '2027-01-01'];
    expect([jaF.dayOfYear(before), enF.dayOfYear(before)]).toEqual(['2025/02/12（水）', 'Wed, Feb 12, 2025']);
    expect([jaF.dayOfYear(after), enF.dayOfYear(after)]).toEqual(['2027/01/01（金）', 'Fri, Jan 1, 2027']);
    const instant = new Date(2025, 1, 12, 9, 5).toISOString();
    expect([jaF.moment(instant), enF.moment(instant)]).toEqual(['2025/02/12 09:05', 'Feb 12, 2025, 09:05']);
  });

  it('days with a time', () => {
    expect(jaF.dayAndTime('2026-12-04', '10:00')).toBe('12/04（金） 10:00');
    expect(enF.dayAndTime('2026-12-04', '10:00')).toBe('Fri, Dec 4, 10:00');
    expect(enF.dayAndTime('2026-12-04', null)).toBe('Fri, Dec 4');
    expect(jaF.dayAndTime('2027-01-08', '10:00')).toBe('2027/01/08（金） 10:00');
    expect(enF.dayAndTime('2027-01-08', '10:00')).toBe('Fri, Jan 8, 2027, 10:00');
  });

  it.each([
    ['2026-11-20', '今日', 'today'],
    ['2026-11-21', '明日', 'tomorrow'],
    ['2026-11-19', '昨日', 'yesterday'],
    ['2026-11-25', '5日後', 'in 5 days'],
    ['2026-11-10', '10日前', '10 days ago'],
  ])('%s seen from today', (day, japanese, english) => {
    expect(jaF.relative(day, today)).toBe(japanese);
    expect(enF.relative(day, today)).toBe(english);
  });

  it('instants in local time', () => {
    const instant = new Date(2026, 10, 19, 21, 4).toISOString();
    expect(jaF.moment(instant)).toBe('11/19 21:04');
    expect(enF.moment(instant)).toBe('Nov 19, 21:04');
    expect(jaF.clock(instant)).toBe('21:04');
  });

  it('amounts and counts', () => {
    expect(jaF.money(99000)).toBe('¥99,000');
    expect(enF.money(1250, 'USD')).toBe('$12.50');
    expect(jaF.count(2400)).toBe('2,400');
    expect(jaF.percent(55)).toBe('55%');
  });
});

describe('failures', () => {
  it('are explained with their code', () => {
    expect(explain(new Failure('U-001'), ja)).toEqual({ ...ja.failures.byCode['U-001'](), code: 'U-001' });
  });

  it.each(['X-999', 'toString', ''])('of unknown code %s get the general words and keep the code', (code) => {
    expect(explain(new Failure(code), en)).toEqual({ ...en.failures.unknown({}), code });
  });

  it('name the later act that stands in the way of an undo, when it is known', () => {
    const refused = new Failure('P-203', { act: 'payment.correct', on: '2026-11-20' });
    expect(explain(refused, ja).todo).toContain('「入金の訂正」');
    expect(explain(refused, en).todo).toMatch(/“Payment corrected” of .*Nov 20/);
    expect(explain(new Failure('P-203'), en).todo).toBe('Undo the later ones first.');
  });

  it.each([ja, en])('never shout or blame', (catalogue) => {
    for (const tell of [catalogue.failures.unknown, ...Object.values(catalogue.failures.byCode)]) {
      const said = Object.values(tell({})).join('');
      expect(said).not.toMatch(/[!！]|エラー|\berror\b/i);
    }
  });
});

const said = (words: unknown): string[] =>
  typeof words === 'object' && words !== null ? Object.values(words).flatMap(said) : [String(words)];

it.each([
  ['undoing: 取り消す is said of a session or a pause that is called off', /取り?消/],
  ['an action: アクション', /課題|宿題を/],
  ['people: they are counted in 人', /\}\s?名/],
  ['removing: 削除', /取り除/],
  ['what a contract holds: チケット, and 回数券 is a kind of contract', /回数券を/],
  ['a colon, which is as wide as the letters', /[\u3040-\u9fff}」]: [$\u3040-\u9fff]/],
])('has one word in Japanese for %s', (_, other) => {
  expect(said(ja).filter((text) => other.test(text))).toEqual([]);
});
