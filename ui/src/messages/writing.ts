// What a message says and lacks while it is written.
import type { Language, MessageVariable, OfferedMessage } from '../host/wire';

/** The language in which a message can be written: the wanted one, or the only one it has. */
export function languageOf(message: OfferedMessage, wanted: Language): Language {
  if (message[wanted]) return wanted;
  return wanted === 'ja' ? 'en' : 'ja';
}

/** The variables without a value that still stand in the text. */
export function stillMissing(missing: readonly MessageVariable[], text: string): MessageVariable[] {
  return missing.filter((variable) => text.includes(`{${variable}}`));
}

/** The text with `variable` in the place of what is selected, and where one goes on writing. */
export function withVariable(
  text: string,
  variable: MessageVariable,
  from: number,
  to: number,
): { text: string; at: number } {
  const written = `{${variable}}`;
  return { text: text.slice(0, from) + written + text.slice(to), at: from + written.length };
}
