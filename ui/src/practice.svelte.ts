// Which practice is open. Everything else on screen is asked of that one.
import { call } from './host/call';
import { leaving } from './host/leaving.svelte';
import { unsaved } from './input/unsaved.svelte';
import type { OpenView } from './host/wire';
import { router } from './route.svelte';

class Practice {
  #open = $state.raw<OpenView | null>(null);
  #ownExists = $state(false);
  #switching = $state(false);

  /** The practice that is open; null on the first screen. */
  get open(): OpenView | null {
    return this.#open;
  }

  /** Whether the coach has a practice on this machine. */
  get ownExists(): boolean {
    return this.#ownExists;
  }

  /** Whether another practice is being opened. Nothing may be typed meanwhile: it would come too late for this one. */
  get switching(): boolean {
    return this.#switching;
  }

  /** Begin with what is open already, else with the coach's own, else with the choice. Throws a `Failure`. */
  async begin(): Promise<void> {
    const start = await call('start.view', {});
    this.#ownExists = start.own_exists;
    if (start.open) this.#enter(start.open);
    else if (start.own_exists) await this.openOwn();
    else this.#choose();
  }

  /** Make the coach's own, empty practice. Throws a `Failure`. */
  async create(name: string): Promise<void> {
    const open = await call('start.create', { name });
    this.#ownExists = true;
    this.#enter(open);
  }

  /** Bring the coach's own practice back from an archive, which is asked for. Throws a `Failure`. */
  async bringBack(): Promise<void> {
    const open = await call('archive.import', {});
    this.#ownExists = true;
    this.#enter(open);
  }

  /** Open the coach's own practice. Throws a `Failure`. */
  openOwn(): Promise<void> {
    return this.#switch(async () => this.#enter(await call('start.open', { which: 'own' })));
  }

  /** Make the sample anew and open it. Throws a `Failure`. */
  openSample(): Promise<void> {
    return this.#switch(async () => this.#enter(await call('start.sample', {})));
  }

  /** Go back to the coach's own practice, or to the choice when there is none. Throws a `Failure`. */
  async leaveSample(): Promise<void> {
    if (this.#ownExists) await this.openOwn();
    else await this.#switch(async () => this.#choose());
  }

  /** Give the open practice another name. Throws a `Failure`. */
  async rename(name: string): Promise<void> {
    this.#open = await call('practice.rename', { name });
  }

  /** Ask again what the open practice is called. Throws a `Failure`. */
  async refresh(): Promise<void> {
    this.#open = (await call('start.view', {})).open;
  }

  /** What is being typed belongs to the practice that is open: it is left only once it is saved, or given up. */
  async #switch(open: () => Promise<void>): Promise<void> {
    if (!(await unsaved.mayLeave())) return;
    this.#switching = true;
    try {
      await leaving.saveAll();
      await open();
    } finally {
      unsaved.regain();
      this.#switching = false;
    }
  }

  #enter(open: OpenView): void {
    this.#open = open;
    router.begin({ room: 'week' });
  }

  #choose(): void {
    this.#open = null;
    router.begin({ room: 'start' });
  }
}

export const practice = new Practice();
