// Finding words in the guide. A page is found by its sections, so that one comes to where it is said.
import type { Marked } from '../../design/Marked.svelte';
import type { GuidePage } from '../../guide';
import { fold } from '../../words/fold';
import { wordsOf, type Block } from './reading';

/** A heading of a page with what stands below it, down to the next heading. The beginning of a page is its section 0. */
export type Section = { page: GuidePage; section: number; heading: string; text: string };

/** A section in which all the words occur, and a passage with them. */
export type Hit = Section & { passage: Marked };

/** Letters before the first of the words, and in the whole passage. */
const [BEFORE, WHOLE] = [24, 90];

export function sectionsOf(page: GuidePage, blocks: readonly Block[]): Section[] {
  const sections: Section[] = [];
  for (const block of blocks) {
    const last = sections.at(-1);
    if (block.kind === 'heading') {
      sections.push({ page, section: sections.length, heading: wordsOf(block), text: '' });
    } else if (last) {
      last.text = [last.text, wordsOf(block).replaceAll('\n', ' ')].filter(Boolean).join(' ');
    }
  }
  return sections;
}

/** The sections in which every word of `typed` occurs: first those whose heading says all of them. */
export function find(sections: readonly Section[], typed: string): Hit[] {
  const wanted = fold(typed).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [];
  const allIn = (text: string): boolean => wanted.every((word) => fold(text).includes(word));
  const found = sections.filter(({ heading, text }) => allIn(`${heading} ${text}`));
  const rank = ({ heading }: Section): number => (allIn(heading) ? 0 : 1);
  return found
    .toSorted((one, other) => rank(one) - rank(other))
    .map((section) => ({ ...section, passage: passageOf(section.text, wanted) }));
}

function passageOf(text: string, wanted: readonly string[]): Marked {
  const letters = [...text];
  const first = rangesOf(letters, wanted)[0]?.[0] ?? 0;
  const from = wordFrom(letters, Math.max(0, first - BEFORE), first);
  const cut = letters.slice(from, from + WHOLE);
  if (from > 0) cut.unshift('…');
  if (from + WHOLE < letters.length) cut.push('…');
  return { text: cut.join(''), ranges: rangesOf(cut, wanted) };
}

/** The first letter after `from` with which a word begins, as far as the words are parted by spaces before `most`. */
function wordFrom(letters: readonly string[], from: number, most: number): number {
  const space = letters.indexOf(' ', from);
  return from > 0 && space >= 0 && space < most ? space + 1 : from;
}

/** Where the words stand, in letters of the text as it is written: in order, and apart from each other. */
function rangesOf(letters: readonly string[], wanted: readonly string[]): [number, number][] {
  // One letter may fold to several.
  const origin = letters.flatMap((letter, at) => Array.from(fold(letter), () => at));
  const folded = letters.flatMap((letter) => Array.from(fold(letter)));
  const marked = new Set<number>();
  for (const word of wanted.map((one) => [...one])) {
    for (let at = 0; at + word.length <= folded.length; at += 1) {
      if (word.every((letter, step) => folded[at + step] === letter)) {
        word.forEach((_, step) => marked.add(origin[at + step] ?? 0));
      }
    }
  }
  return together([...marked].toSorted((one, other) => one - other));
}

function together(marked: readonly number[]): [number, number][] {
  const ranges: [number, number][] = [];
  for (const at of marked) {
    const last = ranges.at(-1);
    if (last?.[1] === at) last[1] = at + 1;
    else ranges.push([at, at + 1]);
  }
  return ranges;
}
