// Rows of a list that are marked, for what is done with several of them at once.
import { SvelteSet } from 'svelte/reactivity';

export class Marks {
  readonly #keys = new SvelteSet<string>();
  /** Where a range begins: the row that was marked last by itself. */
  #anchor: string | null = null;

  get size(): number {
    return this.#keys.size;
  }

  has(key: string): boolean {
    return this.#keys.has(key);
  }

  /** The marked keys among `keys`, in their order. */
  among(keys: readonly string[]): string[] {
    return keys.filter((key) => this.#keys.has(key));
  }

  /** Mark a row, or no longer. */
  toggle(key: string): void {
    if (!this.#keys.delete(key)) this.#keys.add(key);
    this.#anchor = key;
  }

  /** Mark the rows from where the range begins to `to`; without a beginning it begins at `from`. */
  extend(keys: readonly string[], from: string, to: string): void {
    const anchor = this.#anchor !== null && keys.includes(this.#anchor) ? this.#anchor : from;
    const [a, b] = [keys.indexOf(anchor), keys.indexOf(to)].sort((one, other) => one - other);
    for (const key of keys.slice(a, (b ?? 0) + 1)) this.#keys.add(key);
    this.#anchor = anchor;
  }

  /** Mark all of these. */
  all(keys: readonly string[]): void {
    for (const key of keys) this.#keys.add(key);
  }

  clear(): void {
    this.#keys.clear();
    this.#anchor = null;
  }
}
