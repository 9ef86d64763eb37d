// One way of writing for what people type: half-width, lower case, single spaces, Arabic numerals.

const KANJI_DIGITS = '〇一二三四五六七八九';

/** `二十三` is 23. Reads up to 99, and digit by digit as in 二〇二六. */
function kanjiNumber(text: string): number {
  if (!text.includes('十')) return Number([...text].map((sign) => KANJI_DIGITS.indexOf(sign)).join(''));
  const [tens = '', ones = ''] = text.split('十');
  const digit = (part: string, none: number): number => (part ? KANJI_DIGITS.indexOf(part) : none);
  return digit(tens, 1) * 10 + digit(ones, 0);
}

/** The text as the patterns of this folder expect it. 一昨日 stays: its 一 counts nothing. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=第 ?)[一二三四五]|[〇一二三四五六七八九十]+(?=[月日週年時分かヶヵカケ箇])/g, (found) =>
      String(kanjiNumber(found)),
    )
    .replace(/[\s,、]+/g, ' ')
    .trim();
}
