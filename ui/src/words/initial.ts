// The initial under which a name stands, for leafing through a list in the order of names.
import { fold } from './fold';

/** The heads of the rows of the kana table, and the last kana of each row. */
const HEADS = [...'あかさたなはまやらわ'];
const ENDS = [...'おごぞどのぽもよろん'];

/** あ to わ for a name in kana, a letter for a name in Latin letters, and nothing for any other. */
export function initialOf(name: string): string | null {
  const first = [...fold(name).normalize('NFD')][0] ?? '';
  if (/^[a-z]$/.test(first)) return first.toUpperCase();
  if (first < 'ぁ' || first > 'ん') return null;
  return HEADS[ENDS.findIndex((end) => first <= end)] ?? null;
}
