// What goes into a progress report: all that was there at the first look, but what is unticked. What comes in or becomes another text
// while one looks goes in only once it is ticked: nobody need have seen it come.
import type { ProgressPart, ProgressShown } from '../host/wire';

/** A look: of what, and what was seen. */
export type Look = { of: string; shown: ProgressShown };

const partsOf = ({ goals, done, agreed, shared }: ProgressShown): ProgressPart[] => [
  ...goals,
  ...done,
  ...agreed,
  ...shared,
];
const asSaid = ({ key, text }: ProgressPart): string => `${key} ${text}`;

const both = (some: readonly string[], others: readonly string[]): string[] => [
  ...some,
  ...others.filter((other) => !some.includes(other)),
];

export class Choosing {
  #last: Look | null = null;
  #leftOut = $state.raw<readonly string[]>([]);
  #came = $state.raw<readonly string[]>([]);
  #turns = $state(0);

  /** The keys of what is not to be in it. */
  get leftOut(): readonly string[] {
    return this.#leftOut;
  }

  /** The keys of what has come since and was not ticked yet. */
  get came(): readonly string[] {
    return this.#came;
  }

  /** How often something was ticked or unticked. */
  get turns(): number {
    return this.#turns;
  }

  /** The keys of what is to be in it. */
  keys(shown: ProgressShown): string[] {
    const all = [...partsOf(shown).map(({ key }) => key), 'attendance', ...(shown.next ? ['next'] : [])];
    return all.filter((key) => !this.#leftOut.includes(key));
  }

  /** One has looked. */
  see(look: Look): void {
    const before = this.#last?.of === look.of ? partsOf(this.#last.shown).map(asSaid) : null;
    const came = partsOf(look.shown).filter((part) => before && !before.includes(asSaid(part)));
    const keys = came.map(({ key }) => key);
    this.#last = look;
    this.#came = before ? both(this.#came, keys) : [];
    this.#leftOut = both(this.#leftOut, keys);
  }

  turn(key: string, goesIn: boolean): void {
    const others = this.#leftOut.filter((other) => other !== key);
    this.#leftOut = goesIn ? others : [...others, key];
    this.#came = this.#came.filter((other) => other !== key);
    this.#turns += 1;
  }
}
