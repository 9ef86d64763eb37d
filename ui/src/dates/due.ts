// A line such as "read ch. 2 by Fri" is a thing to do and the day it is due.
import type { Day } from './day';
import { readDay } from './read-day';

/** What a line says: `text` without its date, the `due` date, and the words of the line that gave it. */
export type Due = { text: string; due: Day | null; matched: string | null };

/** No written date is longer. */
const LONGEST = 40;

const UNTIL_AFTER = /\s*(?:までに?|迄に?|〆切?|締め?切り?|期限)\s*$/;
const UNTIL_BEFORE =
  /^\s*(?:(?:by|due(?: on| by)?|until|till|on)\s*[:：]?\s+|(?:期限|締切|〆切)\s*[:：]?\s*)/i;
const LEADING = /^(.{1,40}?)(?:までに|迄に)[、,\s]*(.+)$/u;
const LEADING_EN = /^((?:by|until)\s+.{1,40}?)(?:\s*[:,]\s*|\s+)(.+)$/i;

/** A date does not begin in the middle of a number or a word, nor is the kanji of a weekday alone one. */
const CUT_IN_TWO = /[\p{Number}\p{Script=Latin}/／.-]$/u;
const ONE_KANJI = /^[日月火水木金土]$/;

/** Shortenings that are words of their own ("how she sat", "the second sun") and ordinals ("Beethoven 5th"): alone they are no date. */
const ORDINAL = '(?:first|second|third|fourth|fifth|\\d+(?:st|nd|rd|th))';
const ALSO_WORDS = new RegExp(`^(?:${ORDINAL}|(?:(?:the )?${ORDINAL} )?(?:sun|mon|wed|sat))$`);

/**
 * Take the due date off a line. It stands at the end ("11/30", "by Fri", "来週金曜まで") or, when it says so itself, at
 * the beginning ("金曜までに資料を送る") or inside ("資料を12/1までに送る"). A line that is nothing but a date is left as it is: there would be nothing to do.
 */
export function splitDue(line: string, today: Day): Due {
  const typed = line.replace(/[\s。.]+$/u, '').trim();
  const left: Due = { text: line.trim(), due: null, matched: null };
  if (readDue(typed, '', today)) return left;
  return atEnd(typed, today) ?? atBeginning(typed, today) ?? inside(typed, today) ?? left;
}

function atEnd(line: string, today: Day): Due | null {
  for (let from = Math.max(1, line.length - LONGEST); from < line.length; from += 1) {
    const text = line.slice(0, from);
    const tail = line.slice(from);
    if (/^[\s、，,・:：]/u.test(tail)) continue;
    const due = readDue(tail, text, today);
    if (due) return { text: text.replace(/[\s、，,・:：（([「]+$/u, ''), due, matched: tail };
  }
  return null;
}

/** The date in `tail`. Without a gap before it, it must say that it is a date, and must not cut a number or a word in two. */
function readDue(tail: string, before: string, today: Day): Day | null {
  const bracketed = /^[（(](.*)[）)]$/u.exec(tail)?.[1];
  const written = bracketed ?? tail;
  const beforeUntil = written.replace(UNTIL_AFTER, '');
  const bare = beforeUntil.replace(UNTIL_BEFORE, '');
  const apart = bracketed !== undefined || before === '' || /[\s、，,・:：「]$/.test(before);
  if (!apart) {
    const cutsInTwo = CUT_IN_TWO.test(before) || ONE_KANJI.test(bare);
    if (beforeUntil === written || cutsInTwo) return null;
  }
  if (bare === written && ALSO_WORDS.test(bare)) return null;
  return readDay(bare, today);
}

function atBeginning(line: string, today: Day): Due | null {
  const japanese = LEADING.exec(line);
  if (japanese) {
    const [, day = '', text = ''] = japanese;
    const due = readDay(day, today);
    const matched = line.slice(0, line.length - text.length).replace(/[、,\s]+$/u, '');
    return due ? { text, due, matched } : null;
  }
  return atBeginningInEnglish(line, today);
}

/** "資料を12/1までに送る": the longest run of letters before "までに" that reads as a date. */
function inside(line: string, today: Day): Due | null {
  const until = /までに|迄に/u.exec(line);
  if (!until) return null;
  for (let from = Math.max(1, until.index - LONGEST); from < until.index; from += 1) {
    const [before, day] = [line.slice(0, from), line.slice(from, until.index)];
    const due = CUT_IN_TWO.test(before) || ONE_KANJI.test(day) ? null : readDay(day, today);
    if (!due) continue;
    const end = until.index + until[0].length;
    const after = line.slice(end).replace(/^[、,\s]+/u, '');
    return { text: `${before.trimEnd()}${after}`, due, matched: line.slice(from, end) };
  }
  return null;
}

/** "by Fri send the draft": the longest run of words after "by" that reads as a date. */
function atBeginningInEnglish(line: string, today: Day): Due | null {
  if (!LEADING_EN.test(line)) return null;
  const parts = line.split(/(\s+)/u);
  for (let count = Math.min(parts.length - 2, 13); count >= 3; count -= 2) {
    const matched = parts.slice(0, count).join('').replace(/[:,]$/, '');
    const due = readDay(matched.replace(UNTIL_BEFORE, ''), today);
    if (due) return { text: parts.slice(count + 1).join(''), due, matched };
  }
  return null;
}
