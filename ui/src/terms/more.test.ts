import { expect, it } from 'vitest';
import { EMPTY_MORE, readMore, typedMore } from './more';

it('reads what is agreed besides; nothing typed is no tax kind, nothing carried over, the practice\u2019s notice', () => {
  expect(readMore(EMPTY_MORE)).toEqual({ tax: null, carry_over: 0, notice_hours: null, auto_renew: false });
  expect(readMore({ tax: 'sale_10', carry: '２', notice: '48', auto: true })).toEqual({
    tax: 'sale_10',
    carry_over: 2,
    notice_hours: 48,
    auto_renew: true,
  });
});

it('says nothing while a number cannot be read', () => {
  expect(readMore({ ...EMPTY_MORE, carry: '多め' })).toBeUndefined();
  expect(readMore({ ...EMPTY_MORE, notice: '前日' })).toBeUndefined();
});

it('types what is kept so that it is read again as it was', () => {
  const kept = { tax: null, carry_over: 3, notice_hours: 0, auto_renew: true };
  expect(readMore(typedMore(kept))).toEqual(kept);
});
