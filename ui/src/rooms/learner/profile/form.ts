// The profile as it is typed into its form and as it goes over the wire.
import type { Channel, ContractKind, Language, LearnerFields } from '../../../host/wire';
import type { Messages } from '../../../words/ja';
import { sayName } from '../../../words/name';
import { readBirthday, showBirthday } from './birthday';

/** The fields that are one line of text. */
export const LINES = ['name', 'kana', 'mail', 'phone', 'line', 'source'] as const;

/** The languages in which can be written to a learner. */
export const LANGUAGES = ['ja', 'en'] as const satisfies readonly Language[];

export type Typed = Record<
  (typeof LINES)[number] | 'concern' | 'tags' | 'cadence' | 'price' | 'birthday' | 'risk',
  string
> & {
  joined: string | null;
  planKind: ContractKind | '';
  language: Language | '';
  channel: Channel | '';
};

/** What the form shows of `fields` before anything is typed. */
export function asTyped(fields: LearnerFields, t: Messages): Typed {
  return {
    name: fields.name ?? '',
    kana: fields.kana ?? '',
    mail: fields.mail ?? '',
    phone: fields.phone ?? '',
    line: fields.line ?? '',
    source: sayName(fields.source, t) ?? '',
    concern: fields.concern ?? '',
    tags: fields.tags.join(t.design.listing),
    joined: fields.joined_on,
    cadence: String(fields.cadence_days ?? ''),
    price: String(fields.session_price?.minor ?? ''),
    planKind: fields.plan_kind ?? '',
    birthday: showBirthday(fields.birthday),
    language: fields.language ?? '',
    channel: fields.preferred_channel ?? '',
    risk: fields.risk_notes ?? '',
  };
}

/** Whether something in `form` was typed since it showed `before`. */
export function isTyped(form: Typed, before: Typed): boolean {
  return Object.entries(form).some(([key, value]) => value !== before[key as keyof Typed]);
}

/** What `form` shows next, when it showed `before` and `now` is known: what was typed stays. */
export function followed(form: Typed, before: Typed, now: Typed): Typed {
  const typed = Object.entries(form).filter(([key, value]) => value !== before[key as keyof Typed]);
  return { ...now, ...Object.fromEntries(typed) };
}

/** What the form says, with the numbers as they were read. The code of a history table is kept as long as its words stand. */
export function asFields(
  form: Typed,
  had: LearnerFields,
  numbers: { cadence: number | null; price: number | null },
  t: Messages,
): LearnerFields {
  const { cadence, price } = numbers;
  return {
    ...had,
    name: text(form.name),
    kana: text(form.kana),
    mail: text(form.mail),
    phone: text(form.phone),
    line: text(form.line),
    source: form.source === asTyped(had, t).source ? had.source : text(form.source),
    concern: text(form.concern),
    tags: form.tags.split(/[、,，]/).flatMap((tag) => text(tag) ?? []),
    joined_on: form.joined,
    cadence_days: cadence,
    session_price: price === null ? null : { minor: price, currency: had.session_price?.currency ?? 'JPY' },
    plan_kind: form.planKind || null,
    birthday: readBirthday(form.birthday) ?? null,
    language: form.language || null,
    preferred_channel: form.channel || null,
    risk_notes: text(form.risk),
  };
}

const text = (typed: string): string | null => typed.trim() || null;
