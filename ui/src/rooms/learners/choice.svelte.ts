// Which learners are wanted. It outlives the room: whoever comes back from a learner finds the list as it was left.
import { SvelteSet } from 'svelte/reactivity';
import type { LearnerLine, Lifecycle } from '../../host/wire';
import { foldWithoutSpaces } from '../../words/fold';

/** Text to find in a line, folded once for all keystrokes. */
export type Found = { line: LearnerLine; folded: string };

/** What may be missing of a learner. */
export const LACKS = {
  booking: (line: LearnerLine): boolean => line.unbooked_days !== null,
  consent: (line: LearnerLine): boolean => !line.has_consent,
} as const;

export type Lack = keyof typeof LACKS;

/** The lines with what can be found in them. */
export function prepare(lines: readonly LearnerLine[]): Found[] {
  return lines.map((line) => {
    const { name, kana, external_id } = line;
    return { line, folded: foldWithoutSpaces([name, kana, external_id].filter(Boolean).join('\n')) };
  });
}

/** What the plan of a line is called. */
export function planOf({ terms }: LearnerLine): string | null {
  return terms && (terms.name ?? terms.kind);
}

/** The entry under which a state is kept. Under the older one *cancelled* also meant those who left without a word. */
const [STATE, OLDER_STATE] = ['stands', 'state'];

/** What a kept filter asks for, as it is kept today: it goes on finding whom it found. */
export function ofToday(query: readonly string[]): string[] {
  const states = (state: string): string[] => (state === 'cancelled' ? ['cancelled', 'left'] : [state]);
  return query.flatMap((entry) => {
    const [name, value] = halves(entry);
    return name === OLDER_STATE ? states(value).map((state) => `${STATE}=${state}`) : [entry];
  });
}

function halves(entry: string): [string, string] {
  const at = entry.indexOf('=');
  return [entry.slice(0, at), entry.slice(at + 1)];
}

export class Choice {
  #practice: string | undefined;
  find = $state('');
  readonly states = new SvelteSet<Lifecycle>();
  readonly tags = new SvelteSet<string>();
  readonly plans = new SvelteSet<string>();
  readonly lacks = new SvelteSet<Lack>();
  /** The row on which the keyboard stands. */
  at = $state(0);

  /** Whether anything is left out. */
  get narrows(): boolean {
    return this.toQuery().length > 0;
  }

  /** The wanted lines: with the text, in one of the states, with one of the tags and plans, and all that shall lack. */
  of(all: readonly Found[]): LearnerLine[] {
    const wanted = foldWithoutSpaces(this.find);
    const fits = ({ line, folded }: Found): boolean =>
      folded.includes(wanted) &&
      (this.states.size === 0 || this.states.has(line.lifecycle)) &&
      (this.tags.size === 0 || line.tags.some((tag) => this.tags.has(tag))) &&
      (this.plans.size === 0 || this.plans.has(planOf(line) ?? '')) &&
      [...this.lacks].every((lack) => LACKS[lack](line));
    return all.filter(fits).map(({ line }) => line);
  }

  /** Want another state or tag, or no longer. */
  toggle<Value>(set: Set<Value>, value: Value): void {
    if (!set.delete(value)) set.add(value);
    this.at = 0;
  }

  /** All that is wanted, each as one entry of the form `name=value`. */
  toQuery(): string[] {
    const find = this.find.trim();
    return [
      ...[...this.states].map((state) => `${STATE}=${state}`),
      ...[...this.tags].map((tag) => `tag=${tag}`),
      ...[...this.plans].map((plan) => `plan=${plan}`),
      ...[...this.lacks].map((lack) => `lacks=${lack}`),
      ...(find ? [`find=${find}`] : []),
    ];
  }

  /** Want this instead. What a later program may have asked for is passed over. */
  fromQuery(query: readonly string[]): void {
    this.clear();
    for (const [name, value] of ofToday(query).map(halves)) {
      if (name === STATE) this.states.add(value as Lifecycle);
      else if (name === 'tag') this.tags.add(value);
      else if (name === 'plan') this.plans.add(value);
      else if (name === 'lacks' && value in LACKS) this.lacks.add(value as Lack);
      else if (name === 'find') this.find = value;
    }
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
    this.plans.clear();
    this.lacks.clear();
    this.at = 0;
  }
}

export const choice = new Choice();
