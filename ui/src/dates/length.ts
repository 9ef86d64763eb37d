// "60分", "1時間半", "90 min": how long a session is.
import { plain } from './plain';

const LONGEST = 1440;

const JAPANESE = /^(?:(\d{1,2})時間)? ?(?:(半)|(\d{1,4})分)?間?$/;
const ENGLISH = /^(?:(\d{1,2}) ?(?:hours?|hrs?))? ?(?:(\d{1,4}) ?min(?:ute)?s?)?$/;

/** The minutes, from 1 to 1,440, that `text` as a whole means; null when it does not say hours or minutes itself. */
export function readLength(text: string): number | null {
  const typed = plain(text).replace(/^for /, '');
  const japanese = JAPANESE.exec(typed);
  if (japanese) {
    const [, hours, half, minutes] = japanese;
    return half && !hours ? null : inMinutes(hours, half ? '30' : minutes);
  }
  const [, hours, minutes] = ENGLISH.exec(typed) ?? [];
  return inMinutes(hours, minutes);
}

/** In a field for minutes, the same of a bare number; hours are not read there. */
export function readMinutes(text: string): number | null {
  const digits = /^(\d{1,4}) ?(?:分|min(?:utes?)?)?$/.exec(plain(text))?.[1];
  return inMinutes('0', digits);
}

function inMinutes(hours = '0', minutes = '0'): number | null {
  const all = Number(hours) * 60 + Number(minutes);
  return all >= 1 && all <= LONGEST ? all : null;
}
