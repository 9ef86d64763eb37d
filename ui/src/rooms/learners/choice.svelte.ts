// Which learners are wanted. It outlives the room: whoever comes back from a learner finds the list as it was left.
import { SvelteSet } from 'svelte/reactivity';
import type { LearnerLine, Lifecycle } from '../../host/wire';
import { foldWithoutSpaces } from '../../words/fold';

/** Text to find in a line, folded once for all keystrokes. */
export type Found = { line: LearnerLine; folded: string };

/** The lines with what can be found in them. */
export function prepare(lines: readonly LearnerLine[]): Found[] {
  return lines.map((line) => {
    const { name, kana, external_id } = line;
    return { line, folded: foldWithoutSpaces([name, kana, external_id].filter(Boolean).join('\n')) };
  });
}

export class Choice {
  #practice: string | undefined;
  find = $state('');
  readonly states = new SvelteSet<Lifecycle>();
  readonly tags = new SvelteSet<string>();
  /** The row on which the keyboard stands. */
  at = $state(0);

  /** Whether anything is left out. */
  get narrows(): boolean {
    return this.find.trim() !== '' || this.states.size > 0 || this.tags.size > 0;
  }

  /** The wanted lines: with the text, in one of the states, with one of the tags. */
  of(all: readonly Found[]): LearnerLine[] {
    const wanted = foldWithoutSpaces(this.find);
    const fits = ({ line, folded }: Found): boolean =>
      folded.includes(wanted) &&
      (this.states.size === 0 || this.states.has(line.lifecycle)) &&
      (this.tags.size === 0 || line.tags.some((tag) => this.tags.has(tag)));
    return all.filter(fits).map(({ line }) => line);
  }

  /** Want another state or tag, or no longer. */
  toggle<Value>(set: Set<Value>, value: Value): void {
    if (!set.delete(value)) set.add(value);
    this.at = 0;
  }

  /** Choose in this practice. What was chosen in another means nothing here. */
  belongTo(practice: string | undefined): void {
    if (practice !== this.#practice) this.clear();
    this.#practice = practice;
  }

  clear(): void {
    this.find = '';
    this.states.clear();
    this.tags.clear();
    this.at = 0;
  }
}

export const choice = new Choice();
