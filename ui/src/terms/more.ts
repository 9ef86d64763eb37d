// What is agreed besides price and sessions, as it is typed into a form and as it goes over the wire.
import type { MoreTerms, TaxKind } from '../host/wire';
import { readCount } from '../money/amounts';

/** The fields of a form. Empty where nobody says, or where the practice's own rule holds. */
export type TypedMore = { tax: TaxKind | ''; carry: string; notice: string; auto: boolean };

export const EMPTY_MORE: TypedMore = { tax: '', carry: '', notice: '', auto: false };

export const TAX_KINDS = [
  'sale_10',
  'sale_8r',
  'sale_exempt',
  'export',
  'out',
] as const satisfies readonly TaxKind[];

/** What a plan or a contract says, to be typed over. */
export function typedMore({ tax, carry_over, notice_hours, auto_renew }: MoreTerms): TypedMore {
  const carry = carry_over > 0 ? String(carry_over) : '';
  return { tax: tax ?? '', carry, notice: String(notice_hours ?? ''), auto: auto_renew };
}

/** What the form says; undefined while a number cannot be read. */
export function readMore({ tax, carry, notice, auto }: TypedMore): MoreTerms | undefined {
  const [over, hours] = [readCount(carry), readCount(notice)];
  if (over === undefined || hours === undefined) return undefined;
  return { tax: tax || null, carry_over: over ?? 0, notice_hours: hours, auto_renew: auto };
}
