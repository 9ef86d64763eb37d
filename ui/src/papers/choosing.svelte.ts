// What goes into a progress report: all that was there at the first look, but what is unticked. What comes in or would be printed otherwise
// while one looks goes in only once it is ticked: nobody need have seen it come.
import type { PartPrint, ProgressShown } from '../host/wire';

/** A look: of what, and what was seen. */
export type Look = { of: string; shown: ProgressShown };

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
    return shown.prints.map(({ key }) => key).filter((key) => !this.#leftOut.includes(key));
  }

  /** One has looked. Of something else all is seen for the first time, also what has come in before. */
  see(look: Look): void {
    const before = this.#last?.of === look.of ? this.#last.shown.prints : null;
    this.#last = look;
    if (!before) {
      this.#leftOut = this.#leftOut.filter((key) => !this.#came.includes(key));
      this.#came = [];
      return;
    }
    const isSame = ({ key, print }: PartPrint): boolean =>
      before.some((other) => other.key === key && other.print === print);
    const came = look.shown.prints.filter((part) => !isSame(part)).map(({ key }) => key);
    const isThere = (key: string): boolean => look.shown.prints.some((part) => part.key === key);
    this.#came = both(this.#came, came).filter(isThere);
    this.#leftOut = both(this.#leftOut, came);
  }

  turn(key: string, goesIn: boolean): void {
    const others = this.#leftOut.filter((other) => other !== key);
    this.#leftOut = goesIn ? others : [...others, key];
    this.#came = this.#came.filter((other) => other !== key);
    this.#turns += 1;
  }
}
