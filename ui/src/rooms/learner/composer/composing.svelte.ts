// One stay in the composer: opening it, foreseeing what confirming will do, confirming, and taking that back.
import { instantAt, today } from '../../../dates/today';
import { Asked } from '../../../host/asked.svelte';
import { call } from '../../../host/call';
import { asFailure, type Failure } from '../../../host/failure';
import type { ComposerView, Confirmed, DraftBody, Preview, ProblemField } from '../../../host/wire';
import { words } from '../../../words/words.svelte';
import { begin, Draft, unsaved } from './draft.svelte';

/** What will follow is asked this many milliseconds after the last change. */
export const FORESEE_AFTER_MS = 250;

/** `restored`: since when the draft was on disk that it began from. `discarded`: what can still be brought back. */
export type Writing = { kind: 'writing'; restored: string | null; discarded: DraftBody | null };

/** `followed` is what confirming brought about, `at` the time of day. */
export type Recorded = {
  kind: 'confirmed';
  at: string;
  confirmed: Confirmed;
  held: boolean;
  followed: Preview['consequences'];
};

/** Where it stands. */
export type Phase = Writing | { kind: 'confirming' } | Recorded;

const WRITING: Writing = { kind: 'writing', restored: null, discarded: null };

export class Composing {
  readonly learner: string;
  #session: string | null;
  #view = $state.raw<ComposerView | null>(null);
  #draft = $state.raw<Draft | null>(null);
  #phase = $state.raw<Phase>(WRITING);
  #failure = $state.raw<Failure | null>(null);
  #takenBack = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  /** What confirming would do, as far as it is known. */
  readonly foreseen = new Asked<Preview>(() => this.#foresee());

  /** Without a `session` the core chooses the one that is meant. */
  constructor(learner: string, session: string | null) {
    this.learner = learner;
    this.#session = session;
  }

  /** Asked anew each time: one may write past midnight. */
  get today(): string {
    return today();
  }

  /** What is shown around the fields; null until the core has answered. */
  get view(): ComposerView | null {
    return this.#view;
  }

  get draft(): Draft | null {
    return this.#draft;
  }

  get phase(): Phase {
    return this.#phase;
  }

  /** Whether the note was just taken back, and nothing was typed since. */
  get takenBack(): boolean {
    return this.#takenBack;
  }

  /** Why opening, confirming or taking back did not succeed; nothing was changed then. */
  get failure(): Failure | null {
    return this.#failure;
  }

  /** Open the composer, or look at the record around it anew. What was typed stays. */
  open = async (): Promise<void> => {
    const kept = this.#draft ?? unsaved(this.learner, this.#session) ?? null;
    await this.#attempt(async () => {
      const session = kept?.body.session ?? this.#session;
      const view = await call('composer.open', { learner: this.learner, session });
      const gone = view.saved_at === null && this.#view !== null && this.#view.saved_at !== null;
      this.#session = view.session;
      this.#view = view;
      // Confirmed again from elsewhere, or thrown away there: what it said would stand here beside the record.
      if (!kept || (gone && kept.autosave.clean)) this.#beginAnew(view);
      else this.#take(kept);
    });
  };

  /** Look whether a confirmed note was taken back from elsewhere, and refresh what is shown around the fields. */
  refresh = async (): Promise<void> => {
    if (this.#phase.kind === 'writing' && this.#draft) await this.open();
    if (this.#phase.kind !== 'confirmed') return;
    await this.#attempt(async () => {
      const view = await call('composer.open', { learner: this.learner, session: this.#session });
      if (view.saved_at === null || this.#phase.kind !== 'confirmed') return;
      this.#view = view;
      this.#begin(view);
      this.#phase = WRITING;
    });
  };

  /** Make the draft the record. Answers the field that forbids it, if one does. */
  confirm = async (): Promise<ProblemField | null> => {
    const draft = this.#draft;
    if (!draft || this.#phase.kind !== 'writing') return null;
    const unread = draft.unreadable(this.today);
    if (unread) return unread;
    const before = this.#phase;
    this.#phase = { kind: 'confirming' };
    clearTimeout(this.#timer);
    await draft.autosave.hold();
    const body = draft.whole(this.today);
    const done = await this.#attempt(() => this.#record(body));
    draft.autosave.release(done?.recorded !== undefined);
    if (done?.recorded) draft.drop();
    this.#phase = done?.recorded ?? before;
    return done?.forbidden ?? null;
  };

  /** Take back what was confirmed: note, ticket, actions and booking; the draft is there again. */
  undo = async (): Promise<void> => {
    if (this.#phase.kind !== 'confirmed') return;
    const { act } = this.#phase.confirmed;
    await this.#attempt(async () => {
      await call('act.undo', { seq: act });
      await this.refresh();
      this.#takenBack = true;
    });
  };

  /** Throw the draft away and begin from what is recorded. */
  discard = async (): Promise<void> => {
    const draft = this.#draft;
    if (!draft) return;
    await draft.autosave.hold();
    const discarded = $state.snapshot(draft.body);
    const done = await this.#attempt(async () => {
      await call('draft.discard', { session: discarded.session });
      const view = await call('composer.open', { learner: this.learner, session: discarded.session });
      draft.drop();
      this.#view = view;
      this.#begin(view);
      this.#phase = { ...WRITING, discarded };
      return true;
    });
    if (!done) draft.autosave.release(false);
  };

  /** Bring back the draft that was thrown away. */
  bringBack = (): void => {
    if (this.#phase.kind !== 'writing' || !this.#phase.discarded || !this.#draft) return;
    this.#draft.drop();
    this.#take(new Draft(this.#phase.discarded));
    this.#phase = WRITING;
    this.#draft.changed();
  };

  /** The composer was left. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    if (this.#phase.kind !== 'confirmed') void this.#draft?.close();
  }

  #beginAnew(view: ComposerView): void {
    this.#draft?.drop();
    this.#begin(view);
  }

  #begin(view: ComposerView): void {
    const draft = new Draft(begin(view));
    const at = view.saved_at === null ? null : instantAt(view.saved_at);
    if (at) draft.autosave.begin(words.f.clock(at));
    this.#phase = { ...WRITING, restored: at };
    this.#take(draft);
  }

  #take(draft: Draft): void {
    this.#draft = draft;
    if (this.#closed) void draft.close();
    this.#takenBack = false;
    draft.watch(() => {
      this.#takenBack = false;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.foreseen.again(), FORESEE_AFTER_MS);
    });
    void this.foreseen.again();
  }

  async #record(body: DraftBody): Promise<{ recorded?: Recorded; forbidden?: ProblemField }> {
    const { consequences: followed, problems } = await call('composer.preview', { draft: body });
    const forbidden = problems[0];
    if (forbidden) {
      await this.foreseen.again();
      return { forbidden: forbidden.field };
    }
    const confirmed = await call('composer.confirm', { draft: body });
    const at = words.f.clock(instantAt());
    return { recorded: { kind: 'confirmed', at, confirmed, held: body.outcome === 'held', followed } };
  }

  async #foresee(): Promise<Preview> {
    if (!this.#draft) return { consequences: [], problems: [] };
    return call('composer.preview', { draft: this.#draft.whole(this.today) });
  }

  async #attempt<Result>(act: () => Promise<Result>): Promise<Result | undefined> {
    try {
      const result = await act();
      this.#failure = null;
      return result;
    } catch (thrown) {
      this.#failure = asFailure(thrown);
      return undefined;
    }
  }
}
