import { describe, expect, it } from 'vitest';
import { splitDue } from './due';

/** A Friday. */
const today = '2026-11-20';

describe('the date is taken off the line', () => {
  it.each([
    ['読書 第2章 金曜まで', '読書 第2章', '2026-11-27', '金曜まで'],
    ['毎朝10分の振り返り 11/30', '毎朝10分の振り返り', '2026-11-30', '11/30'],
    ['毎朝１０分の振り返り　１１／３０', '毎朝１０分の振り返り', '2026-11-30', '１１／３０'],
    ['上司に相談する 来週金曜', '上司に相談する', '2026-11-27', '来週金曜'],
    ['上司に相談する 来週の金曜までに', '上司に相談する', '2026-11-27', '来週の金曜までに'],
    ['家計簿をつける 月末', '家計簿をつける', '2026-11-30', '月末'],
    ['家計簿をつける、月末まで', '家計簿をつける', '2026-11-30', '月末まで'],
    ['申込書 令和8年11月27日', '申込書', '2026-11-27', '令和8年11月27日'],
    ['申込書を送る 令和８年１１月２７日迄', '申込書を送る', '2026-11-27', '令和８年１１月２７日迄'],
    ['資料作成11/30まで', '資料作成', '2026-11-30', '11/30まで'],
    ['読書来週金曜まで', '読書', '2026-11-27', '来週金曜まで'],
    ['資料を送る（金曜まで）', '資料を送る', '2026-11-27', '（金曜まで）'],
    ['資料を送る（11/30）', '資料を送る', '2026-11-30', '（11/30）'],
    ['資料を送る 11/27（金）', '資料を送る', '2026-11-27', '11/27（金）'],
    ['資料を送る 締切 11/30', '資料を送る', '2026-11-30', '締切 11/30'],
    ['資料を送る 期限：11/30', '資料を送る', '2026-11-30', '期限：11/30'],
    ['ストレッチ 3日後', 'ストレッチ', '2026-11-23', '3日後'],
    ['金曜までに資料を送る', '資料を送る', '2026-11-27', '金曜までに'],
    ['11/30までに、企画書の1枚目', '企画書の1枚目', '2026-11-30', '11/30までに'],
    ['資料を12/1までに送る', '資料を送る', '2026-12-01', '12/1までに'],
    ['上司へ来週月曜までに連絡', '上司へ連絡', '2026-11-23', '来週月曜までに'],
    ['電話する 明日。', '電話する', '2026-11-21', '明日'],
    ['read ch. 2 by Fri', 'read ch. 2', '2026-11-27', 'by Fri'],
    ['read ch. 2 by Fri.', 'read ch. 2', '2026-11-27', 'by Fri'],
    ['Read 20 pages in 2 weeks', 'Read 20 pages', '2026-12-04', 'in 2 weeks'],
    ['Call the bank next Tue', 'Call the bank', '2026-11-24', 'next Tue'],
    ['Write the plan by the end of the month', 'Write the plan', '2026-11-30', 'by the end of the month'],
    ['Write the plan end of month', 'Write the plan', '2026-11-30', 'end of month'],
    ['Send draft due: Nov 30', 'Send draft', '2026-11-30', 'due: Nov 30'],
    ['Send draft, tomorrow', 'Send draft', '2026-11-21', 'tomorrow'],
    ['Send draft (by Monday)', 'Send draft', '2026-11-23', '(by Monday)'],
    ['Practise scales Fri, Nov 27', 'Practise scales', '2026-11-27', 'Fri, Nov 27'],
    ['プランを話す 来月第一月曜まで', 'プランを話す', '2026-12-07', '来月第一月曜まで'],
    ['Call the bank 2nd Tuesday', 'Call the bank', '2026-12-08', '2nd Tuesday'],
    [
      'Write the plan by the first Mon of next month',
      'Write the plan',
      '2026-12-07',
      'by the first Mon of next month',
    ],
    ['by Fri send the draft', 'send the draft', '2026-11-27', 'by Fri'],
    ['By next Tue, call the bank', 'call the bank', '2026-11-24', 'By next Tue'],
    ['by the end of the month read 2 books', 'read 2 books', '2026-11-30', 'by the end of the month'],
  ])('%s', (line, text, due, matched) => expect(splitDue(line, today)).toEqual({ text, due, matched }));
});

describe('the line is left as it is', () => {
  it.each([
    '本を1冊読む',
    '資料を作る 11/31まで',
    '週3回、10分歩く',
    '読書 2-3',
    '読書 10-12ページ',
    '次回までに話を聞く',
    '入金',
    '預金',
    '1日',
    '金曜まで',
    '11/30',
    '土日は休む',
    '会議を断る 来週',
    'ページ 20',
    'by Fri',
    'Notice how she sat',
    'Ask whether she may',
    'Practise Beethoven 5th',
    'Draw the second sun',
    'Say where he first sat',
    'Read chapter 2',
    'Walk 10',
    'Decide soon',
    '',
  ])('%s', (line) => expect(splitDue(line, today)).toEqual({ text: line, due: null, matched: null }));
});
