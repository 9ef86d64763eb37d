// Finding Japanese names. The core folds in the same way, so that both find the same people.

/** The everyday form of kanji that names write in several ways: the table of the core, which a test compares. */
export const PLAIN_KANJI: Readonly<Record<string, string>> = {
  髙: '高',
  﨑: '崎',
  嵜: '崎',
  碕: '崎',
  𠮷: '吉',
  邊: '辺',
  邉: '辺',
  齋: '斎',
  齊: '斎',
  澤: '沢',
  濵: '浜',
  濱: '浜',
  櫻: '桜',
  廣: '広',
  國: '国',
  島: '島',
  嶋: '島',
  嶌: '島',
  栁: '柳',
  德: '徳',
  惠: '恵',
  '～': '~',
  '〜': '~',
};

const variants = new RegExp(`[${Object.keys(PLAIN_KANJI).join('')}]`, 'gu');

/** `text` for comparison: width, case, kind of kana and the common variants of kanji do not matter. */
export function fold(text: string): string {
  return (
    text
      // Spacing voiced marks would otherwise decompose to a space and a mark.
      .replaceAll('゛', '\u3099')
      .replaceAll('゜', '\u309a')
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
      .replace(variants, (kanji) => PLAIN_KANJI[kanji] ?? kanji)
  );
}

/** Whether `wanted` occurs in `text`, whatever the width, case, kana and spaces. Nothing wanted occurs everywhere. */
export function foundIn(text: string, wanted: string): boolean {
  return foldWithoutSpaces(text).includes(foldWithoutSpaces(wanted));
}

/** `text` for comparison where spaces do not matter either, as between the parts of a name. */
export function foldWithoutSpaces(text: string): string {
  return fold(text).replace(/\s+/g, '');
}
