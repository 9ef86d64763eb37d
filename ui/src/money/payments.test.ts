import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { callThrough } from '../host/call';
import type { PaymentLine } from '../host/wire';
import { rule } from '../words/ja/rules';
import { words } from '../words/words.svelte';
import Payments from './Payments.svelte';

const yen = (minor: number) => ({ minor, currency: 'JPY' });
const RECEIVED: PaymentLine = {
  ...{ id: 'p', learner: { id: 'l', name: '佐藤 美咲', external_id: null }, contract: null, payer: null },
  ...{ amount: yen(8_000), due_on: null, paid_on: '2026-11-10', days: null, method: '振込', fee: null },
  ...{ reference: 'A-1', note: null, part_of: null, joins: [], refunds: [], refundable: yen(8_000) },
};
const DUE: PaymentLine = {
  ...{ ...RECEIVED, id: 'd', due_on: '2026-11-30', paid_on: null, days: -10 },
  ...{ method: null, reference: null, refundable: yen(0) },
};
const t = words.t.money;

// What comes late is here before a test waits for it.
beforeAll(() => Promise.all([import('./Correcting.svelte'), import('./Joining.svelte')]));

let asked: [string, unknown][];
let restore: () => void;
beforeEach(() => {
  void words.speak('ja');
  asked = [];
  restore = callThrough(async (name, input) => {
    asked.push([name, input]);
    return { ok: null, touched: [] };
  });
});
afterEach(() => {
  cleanup();
  restore();
});

function show(...payments: PaymentLine[]): void {
  const onact = async (deed: () => Promise<unknown>): Promise<boolean> => {
    await deed();
    return true;
  };
  render(Payments, { payments, names: 'payer', today: '2026-11-20', busy: false, onact });
}
const press = (name: string): Promise<unknown> => fireEvent.click(screen.getByRole('button', { name }));
const field = (name: string | RegExp): Promise<HTMLInputElement> => screen.findByRole('textbox', { name });

it('a payment that came in is put right in place, filled in with what it was', async () => {
  show(RECEIVED);
  await press(t.correct);
  const amount = await field(t.amount);
  expect(document.activeElement).toBe(amount);
  expect(amount.value).toBe('8,000');
  await fireEvent.input(amount, { target: { value: '7千' } });
  await fireEvent.input(await field(t.paidOn), { target: { value: '2026/11/12' } });
  await fireEvent.submit(screen.getByRole('form', { name: t.correct }));
  const said = {
    payment: 'p',
    day: '2026-11-12',
    amount: yen(7_000),
    method: '振込',
    reference: 'A-1',
    fee: null,
  };
  await expect.poll(() => asked).toEqual([['payment.correct', said]]);
  await expect.poll(() => screen.queryByRole('form')).toBeNull();
  expect(document.activeElement?.textContent.trim()).toBe(t.refund);
});

it('of one that is due only the amount and the day are asked', async () => {
  show(DUE);
  await press(t.correct);
  await fireEvent.input(await field(t.dueOn), { target: { value: '2026/12/31' } });
  expect(screen.queryByRole('textbox', { name: new RegExp(t.method) })).toBeNull();
  await fireEvent.submit(screen.getByRole('form', { name: t.correct }));
  await expect
    .poll(() => asked[0]?.[1])
    .toMatchObject({ payment: 'd', day: '2026-12-31', amount: yen(8_000) });
});

it('a payment is removed, and the focus stays with the payments', async () => {
  show(DUE);
  await press(t.remove);
  await expect.poll(() => asked).toEqual([['payment.remove', { payment: 'd' }]]);
});

it('one that was refunded or came in in parts is not offered to be removed', () => {
  const refund = { id: 'r', day: '2026-11-11', amount: yen(1_000), reason: null, method: null };
  show({ ...RECEIVED, refunds: [refund] });
  expect(screen.getAllByRole('button', { name: /削除/ })).toHaveLength(1);
  cleanup();
  show(DUE, { ...RECEIVED, part_of: 'd' });
  expect(screen.getAllByRole('button', { name: t.remove })).toHaveLength(1);
});

it('what was given back is put right in place, up to what came in, and removed', async () => {
  const refund = { id: 'r', day: '2026-11-11', amount: yen(1_000), reason: '休講', method: null };
  show({ ...RECEIVED, refunds: [refund], refundable: yen(7_000) });
  await fireEvent.click(screen.getByRole('button', { name: /^返金 .*を訂正する$/ }));
  const amount = await field(t.amount);
  expect(amount.value).toBe('1,000');
  await fireEvent.input(amount, { target: { value: '8001' } });
  await fireEvent.submit(screen.getByRole('form', { name: t.correctRefund }));
  expect(asked).toEqual([]);
  await fireEvent.input(amount, { target: { value: '8000' } });
  await fireEvent.submit(screen.getByRole('form', { name: t.correctRefund }));
  const said = { refund: 'r', amount: yen(8_000), day: '2026-11-11', reason: '休講', method: null };
  await expect.poll(() => asked).toEqual([['refund.correct', said]]);
  await fireEvent.click(await screen.findByRole('button', { name: /^返金 .*を削除する$/ }));
  await expect.poll(() => asked[1]).toEqual(['refund.remove', { refund: 'r' }]);
});

it('one that came unexpected is joined with the expected one that is chosen', async () => {
  const whole = { ...DUE, id: 'e', due_on: '2026-12-31' };
  show({ ...RECEIVED, joins: ['d', 'e'] }, { ...DUE, amount: yen(20_000) }, whole);
  await press(t.join);
  const choice = await screen.findByRole('combobox', { name: t.joinWith });
  expect(screen.getByText(t.joinLeaves('¥12,000'))).toBeTruthy();
  await fireEvent.change(choice, { target: { value: 'e' } });
  expect(screen.getByRole('button', { name: t.joinWhole })).toBeTruthy();
  await fireEvent.submit(screen.getByRole('form', { name: t.join }));
  await expect.poll(() => asked).toEqual([['payment.join', { payment: 'p', due: 'e' }]]);
});

it('more than is due, or can be given back, is refused at the amount before it is sent', async () => {
  show(DUE);
  await press(t.receive);
  await fireEvent.input(await field(t.amount), { target: { value: '9000' } });
  expect(screen.getByRole('alert').textContent).toBe(t.mostDue('¥8,000'));
  await fireEvent.submit(screen.getByRole('form', { name: t.receive }));
  cleanup();
  show(RECEIVED);
  await press(t.refund);
  await fireEvent.input(await field(t.amount), { target: { value: '9000' } });
  expect(screen.getByRole('alert').textContent).toBe(t.tooMuch('¥8,000'));
  await fireEvent.submit(screen.getByRole('form', { name: t.refund }));
  expect(asked).toEqual([]);
});

it('what the core refuses of the amount is said at its field, and the form stays open', async () => {
  restore();
  restore = callThrough(async () => ({
    failure: { code: 'P-205', about: { field: 'amount', rule: 'at_most_what_is_due' } },
  }));
  show(DUE);
  await press(t.receive);
  const amount = await field(t.amount);
  await fireEvent.submit(screen.getByRole('form', { name: t.receive }));
  const says = await screen.findByRole('alert');
  expect(says.textContent).toBe(rule('at_most_what_is_due'));
  expect(amount.getAttribute('aria-describedby')).toContain(says.id);
  await fireEvent.input(amount, { target: { value: '7000' } });
  expect(screen.queryByRole('alert')).toBeNull();
});

it('what the bank says of a payment stands under it', () => {
  show({ ...RECEIVED, note: '振込 ｻﾄｳ ﾐｻｷ' }, DUE);
  expect(screen.getAllByText(/摘要/).map(({ textContent }) => textContent)).toEqual([t.note('振込 ｻﾄｳ ﾐｻｷ')]);
});
