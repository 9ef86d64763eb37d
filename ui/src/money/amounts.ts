// Numbers as people type them into forms. Nothing typed is no number; what cannot be read is `undefined`.
import type { Sum } from '../host/wire';

/**
 * A whole number from 0 on, also in full-width digits, with separators and with 万: `33,000` is 33000, `10万5千` 105000.
 */
export function readCount(text: string): number | null | undefined {
  const plain = text.normalize('NFKC').replace(/[,、\s¥円]/g, '');
  if (plain === '') return null;
  const [, myriads, thousands, rest] =
    /^(?:(\d{1,8}(?:\.\d{1,4})?)万)?(?:(\d{1,3})千)?(\d{1,12})?$/.exec(plain) ?? [];
  if ((myriads ?? thousands ?? rest) === undefined) return undefined;
  // Whole even where 万 has decimals: they are at most four.
  return Math.round(Number(myriads ?? 0) * 10_000) + Number(thousands ?? 0) * 1_000 + Number(rest ?? 0);
}

/** A decimal number with at most two decimals, as the text that goes over the wire. */
export function readDecimal(text: string): string | null | undefined {
  const plain = text.normalize('NFKC').replace(/[,、\s]/g, '');
  if (plain === '') return null;
  return /^-?\d{1,9}(?:\.\d{1,2})?$/.test(plain) ? plain : undefined;
}

/** The decimals a currency has. */
function decimalsOf(currency: string): number {
  const style = new Intl.NumberFormat('en', { style: 'currency', currency });
  return style.resolvedOptions().maximumFractionDigits ?? 0;
}

/** An amount as typed, in the smallest unit of its currency; null for nothing typed, undefined for what is no amount. */
export function readAmount(text: string, currency: string): number | null | undefined {
  const decimals = decimalsOf(currency);
  if (decimals === 0) return readCount(text);
  const plain = text.normalize('NFKC').replace(/[,、\s]|^[$€£]/g, '');
  if (plain === '') return null;
  const [, whole, part = ''] = /^(\d{1,10})(?:\.(\d*))?$/.exec(plain) ?? [];
  if (whole === undefined || part.length > decimals) return undefined;
  return Number(whole) * 10 ** decimals + Number(part.padEnd(decimals, '0'));
}

/** An amount as it is typed; `readAmount` understands it. */
export function writeAmount({ minor, currency }: Sum): string {
  const decimals = decimalsOf(currency);
  const style = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return new Intl.NumberFormat('en', style).format(minor / 10 ** decimals);
}
