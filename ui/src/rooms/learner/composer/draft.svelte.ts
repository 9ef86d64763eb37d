// What stands in the composer. It is the shape that is saved, previewed and confirmed, so nothing is translated on the way.
import type { Day } from '../../../dates/day';
import { parseBooking } from '../../../dates/booking';
import { splitDue } from '../../../dates/due';
import { readMinutes } from '../../../dates/length';
import { readTime } from '../../../dates/time';
import { instantAt } from '../../../dates/today';
import { readDay } from '../../../dates/read-day';
import { call } from '../../../host/call';
import { leaving } from '../../../host/leaving.svelte';
import type { ActionState, ComposerView, DraftBody, ProblemField } from '../../../host/wire';
import { router } from '../../../route.svelte';
import { words } from '../../../words/words.svelte';
import { Autosave } from './autosave.svelte';

/** Lines that can stand half typed, by the name under which a draft keeps them. */
export const LINES = ['action', 'obstacle', 'booking', 'day', 'time', 'minutes'] as const;

export type Line = (typeof LINES)[number];

/** Drafts that are open or not on disk yet: leaving the room cannot lose them. */
let afoot: readonly Draft[] = [];

export class Draft {
  body = $state<DraftBody>() as DraftBody;
  readonly autosave: Autosave;
  #stop: () => void;
  #changed: (() => void) | null = null;

  constructor(body: DraftBody) {
    this.body = body;
    this.autosave = new Autosave(() => this.#save());
    this.#stop = leaving.before(
      () => this.#leave(),
      () => this.#show(),
    );
    afoot = [...afoot, this];
  }

  /** The composer shows this draft: run `changed` after every change, until `close`. */
  watch(changed: () => void): void {
    this.#changed = changed;
  }

  /** Something in the body was changed. */
  changed = (): void => {
    this.autosave.touch();
    this.#changed?.();
  };

  /** A line as it was typed. */
  line(name: Line): string {
    return this.body.typing[name] ?? '';
  }

  type(name: Line, text: string): void {
    this.body.typing[name] = text;
  }

  /** Note what became of an action agreed before; `open` takes the answer back. */
  tick(id: string, state: ActionState): void {
    const others = this.body.actions.filter((tick) => tick.id !== id);
    this.body.actions = [...others, { id, state }];
    this.changed();
  }

  /** Note where a goal stands; null takes the reading back. */
  setLevel(goal: string, value: string | null): void {
    const others = this.body.levels.filter((level) => level.goal !== goal);
    this.body.levels = value === null ? others : [...others, { goal, value }];
    this.changed();
  }

  /** Take the half-typed action into the list; false when there is none. */
  takeAction(today: Day): boolean {
    const { text, due } = splitDue(this.line('action'), today);
    if (!text) return false;
    this.body.new_actions.push({ text, due_on: due });
    this.type('action', '');
    return true;
  }

  /** Take the half-typed obstacle into the list; false when there is none. */
  takeObstacle(): boolean {
    const text = this.line('obstacle').trim();
    if (!text) return false;
    this.body.obstacles_opened.push({ text, category: null });
    this.type('obstacle', '');
    return true;
  }

  /** The body with its half-typed lines taken in: what confirming would be asked for. */
  whole(today: Day): DraftBody {
    const body = $state.snapshot(this.body);
    const { text, due } = splitDue(this.line('action'), today);
    if (text) body.new_actions.push({ text, due_on: due });
    const obstacle = this.line('obstacle').trim();
    if (obstacle) body.obstacles_opened.push({ text: obstacle, category: null });
    delete body.typing.action;
    delete body.typing.obstacle;
    return body;
  }

  /** The first field whose text says nothing that can be read; it must not be confirmed over. */
  unreadable(today: Day): ProblemField | null {
    const { day = '', time = '', minutes = '', booking = '' } = this.body.typing;
    if (day.trim() && !readDay(day, today, 'back')) return 'day';
    if (time.trim() && !readTime(time)) return 'day';
    if (minutes.trim() && readMinutes(minutes) === null) return 'minutes';
    if (booking.trim() && !parseBooking(booking, today, { time: this.body.time })) return 'next_booking';
    return null;
  }

  /** The composer was left. What is not on disk yet stays afoot until it is. */
  async close(): Promise<void> {
    this.#changed = null;
    if ((await this.autosave.flush()) && this.#changed === null) this.drop();
  }

  /** Nothing of this draft is to be saved any more. */
  drop(): void {
    this.#stop();
    afoot = afoot.filter((draft) => draft !== this);
  }

  /** The window is about to close, or another practice to be opened. */
  async #leave(): Promise<void> {
    if (await this.autosave.flush()) return;
    const { state } = this.autosave;
    if (state.kind === 'failed') throw state.failure;
  }

  #show(): void {
    const { learner: id, session } = this.body;
    router.go({ room: 'learner', id, session, compose: true });
  }

  async #save(): Promise<string> {
    const at = await call('draft.save', { draft: $state.snapshot(this.body) });
    return words.f.clock(instantAt(at));
  }
}

/** The draft of a session that the disk does not have yet; without a session, that of the learner. */
export function unsaved(learner: string, session: string | null): Draft | undefined {
  return afoot.find(
    ({ body, autosave }) =>
      body.learner === learner && (session ?? body.session) === body.session && !autosave.clean,
  );
}

/** What the composer begins from: every section that is asked for stands in the body, with or without words. */
export function begin(view: ComposerView): DraftBody {
  const had = view.body.sections;
  const asked = view.sections.map(
    ({ key }) => had.find((section) => section.key === key) ?? { key, text: '' },
  );
  const besides = had.filter((section) => view.sections.every(({ key }) => key !== section.key));
  return { ...view.body, sections: [...asked, ...besides] };
}
