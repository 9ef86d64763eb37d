// Finding and ordering Japanese names. The core folds in the same way, so that both find the same people.

/** `text` for comparison: width, case and kind of kana do not matter. ｻﾄｳ, サトウ and さとう are the same. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ァ-ヶヽヾ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}

/** Whether `wanted` occurs in `text`, whatever the width, case, kana and spaces. Nothing wanted occurs everywhere. */
export function foundIn(text: string, wanted: string): boolean {
  return foldWithoutSpaces(text).includes(foldWithoutSpaces(wanted));
}

/** `text` for comparison where spaces do not matter either, as between the parts of a name. */
export function foldWithoutSpaces(text: string): string {
  return fold(text).replace(/\s+/g, '');
}

const kana = new Intl.Collator('ja');

/** Orders names by their kana, for `sort`; equal readings keep the order they came in. */
export function byKana(a: string, b: string): number {
  return kana.compare(fold(a), fold(b));
}
