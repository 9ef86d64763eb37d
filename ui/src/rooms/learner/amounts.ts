// Numbers as people type them into forms. Nothing typed is no number; what cannot be read is `undefined`.

/** A whole number from 0 on, also in full-width digits and with separators: `33,000` is 33000. */
export function readCount(text: string): number | null | undefined {
  const plain = text.normalize('NFKC').replace(/[,、\s¥円]/g, '');
  if (plain === '') return null;
  return /^\d{1,12}$/.test(plain) ? Number(plain) : undefined;
}

/** A decimal number with at most two decimals, as the text that goes over the wire. */
export function readDecimal(text: string): string | null | undefined {
  const plain = text.normalize('NFKC').replace(/[,、\s]/g, '');
  if (plain === '') return null;
  return /^-?\d{1,9}(?:\.\d{1,2})?$/.test(plain) ? plain : undefined;
}
