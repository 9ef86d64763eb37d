// What is typed into forms and not recorded yet. Leaving it behind asks once, in one way for every form. The note keeps its own
// draft and needs none of this; a search, a filter, a single date or time and a choice of what is there already do not ask.
import { tick } from 'svelte';
import type { Attachment } from 'svelte/attachments';

/** What a form says of itself. */
type Asking = {
  /** Whether what was typed can be recorded. */
  ready: () => boolean;
  /** Records what was typed, as its own button does. */
  save: () => unknown;
  /** Whether something is typed that is not recorded; for a form that stays open once it is. */
  changed?: () => boolean;
  /** Whether it is being recorded: where that leads to is not left by mistake. */
  busy?: () => boolean;
  /** What keeps it from being recorded, by the names of its fields; the form marks them from then on. */
  lacking?: () => readonly string[];
  /** What its own button says, where that does more than keep what was typed: whoever leaves must know. */
  act?: string;
};

type Kept = {
  element: HTMLElement;
  changed: () => boolean;
  ready: () => boolean;
  save: () => unknown;
  lacking?: () => readonly string[];
  act?: string;
  /** Whether what was typed was given up, and nothing was typed since. */
  givenUp: boolean;
};

/** Whether a form is no longer there once one has left. */
export type Goes = (form: Element) => boolean;

const ALL: Goes = () => true;

/** What is asked: whether it can be saved, what keeps it from that, what it does besides, which forms it is about, and what hears the answer. */
type Question = {
  ready: boolean;
  lacking: readonly string[];
  act?: string;
  goes: Goes;
  answer: (leaves: boolean) => void;
};

export class Unsaved {
  /** What is asked at the moment. */
  asking = $state.raw<Question>();
  #forms: readonly Kept[] = [];

  /** Whether something typed would be lost if all that is open were left. */
  get some(): boolean {
    return this.loses(ALL);
  }

  /** Whether something typed would be lost with the forms that go. */
  loses(goes: Goes): boolean {
    return this.#changed(goes).length > 0;
  }

  /** Whether the forms that go may be left: at once when nothing would be lost, else as the reader answers. */
  async mayLeave(goes: Goes = ALL): Promise<boolean> {
    this.asking?.answer(false);
    const changed = this.#changed(goes);
    if (changed.length === 0) return true;
    return new Promise((answer) => {
      const act = changed.find((form) => form.act)?.act;
      const ready = changed.every((form) => form.ready());
      const lacking = changed.flatMap((form) => (form.ready() ? [] : (form.lacking?.() ?? [])));
      this.asking = { ready, lacking, ...(act ? { act } : {}), goes, answer };
    });
  }

  /** Record what was typed and leave; stay where something could not be recorded. */
  async save(): Promise<void> {
    const goes = this.#asked;
    for (const form of this.#changed(goes)) await form.save();
    await tick();
    if (this.loses(goes)) this.stay();
    else this.#answer(true);
  }

  /** Leave without what was typed. The forms stay known: one that is still there later has lost nothing. */
  discard(): void {
    for (const form of this.#changed(this.#asked)) form.givenUp = true;
    this.#answer(true);
  }

  /** Ask again about what was given up and still stands where it was typed: one could not leave. */
  regain(): void {
    for (const form of this.#forms) form.givenUp = false;
  }

  /** Stay where it was typed. */
  stay(): void {
    const [form] = this.#changed(this.#asked);
    this.#answer(false);
    const find = (fields: string): HTMLElement | null | undefined =>
      form?.element.querySelector<HTMLElement>(fields);
    // What cannot be saved first: it is what one has stayed for.
    void tick().then(() => (find('[aria-invalid="true"]') ?? find('input, select, textarea'))?.focus());
  }

  /** Ask before a form is left behind, for as long as it is open. */
  keep(form: Kept): () => void {
    this.#forms = [...this.#forms, form];
    return () => {
      this.#forms = this.#forms.filter((other) => other !== form);
    };
  }

  /** The forms the question is about. */
  get #asked(): Goes {
    return this.asking?.goes ?? ALL;
  }

  #changed(goes: Goes): Kept[] {
    return this.#forms.filter(({ element, changed, givenUp }) => !givenUp && goes(element) && changed());
  }

  #answer(leaves: boolean): void {
    this.asking?.answer(leaves);
    this.asking = undefined;
  }
}

export const unsaved = new Unsaved();

/** Have a form ask before what was typed into it is lost. */
export function asksFirst(form: Asking): Attachment<HTMLElement> {
  return (element) => {
    let typed = false;
    let before = contentsOf(element);
    const idle = (): boolean => !(form.busy?.() ?? false);
    const changed = form.changed ?? ((): boolean => typed && contentsOf(element) !== before);
    const kept: Kept = { ...form, element, changed: () => idle() && changed(), givenUp: false };
    // What is filled in by itself before anybody types is not typed.
    const enter = (): void => {
      if (!typed) before = contentsOf(element);
    };
    const type = (): void => {
      typed = true;
      kept.givenUp = false;
    };
    element.addEventListener('focusin', enter);
    for (const kind of ['input', 'change']) element.addEventListener(kind, type);
    return unsaved.keep(kept);
  };
}

function contentsOf(element: HTMLElement): string {
  const fields = element.querySelectorAll<HTMLInputElement>('input, select, textarea');
  return JSON.stringify([...fields].map(({ type, checked, value }) => [type, value, checked]));
}
