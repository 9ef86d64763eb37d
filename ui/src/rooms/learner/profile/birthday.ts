// Birthdays as people type them, with the year or without.
import { plain } from '../../../dates/plain';

const FORMS = [
  /^(?:(\d{4})[-/.])?(\d{1,2})[-/.](\d{1,2})$/,
  /^(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日$/,
  /^--()(\d{2})-(\d{2})$/,
];

/** A leap year, so that every birthday is a day in it. */
const LEAP_YEAR = 2000;

/** What was typed, as the core has it: `1990-02-28`, or `--02-28` without the year. Null for nothing, undefined for no day. */
export function readBirthday(typed: string): string | null | undefined {
  const text = plain(typed).trim();
  if (text === '') return null;
  const found = FORMS.map((form) => form.exec(text)).find((match) => match !== null);
  if (!found) return undefined;
  const [, year, month, day] = found.map((part) => Number(part || 0));
  if (!month || !day) return undefined;
  const born = new Date(Date.UTC(year || LEAP_YEAR, month - 1, day));
  if (born.getUTCMonth() !== month - 1 || born.getUTCDate() !== day) return undefined;
  const written = born.toISOString().slice(0, 10);
  return year ? written : `-${written.slice(4)}`;
}

/** A birthday as the form shows it; it is read back as the same. */
export function showBirthday(birthday: string | null): string {
  return (birthday ?? '').replace(/^--/, '').replaceAll('-', '/');
}
