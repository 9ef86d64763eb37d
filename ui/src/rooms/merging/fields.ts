// What the fields are called in which two entries of one person differ, and how they are said.
import type { Differing, FieldValue } from '../../host/wire';
import type { Formats } from '../../words/format';
import type { Messages } from '../../words/ja';
import { sayName } from '../../words/name';

/** The label of a field as the profile has it; the name of the field itself when the profile has none. */
export function fieldLabel(field: string, { learner: { profile }, changes }: Messages): string {
  const labels: Readonly<Record<string, string>> = {
    name: profile.name,
    kana: profile.kana,
    mail: profile.mail,
    phone: profile.phone,
    line: profile.line,
    concern: profile.concern,
    source: profile.source,
    cadence_days: profile.cadence,
    birthday: profile.birthday,
    language: profile.language,
    preferred_channel: profile.channel,
    risk_notes: profile.risk,
    // What is written in records of which one is made of two.
    evidence: changes.records['consent'] ?? '',
    reason: changes.records['pause'] ?? '',
  };
  return labels[field] ?? changes.fields[field] ?? field;
}

/** A birthday as the profile has it; one without a year as month and date. */
const sayBirthday = (value: string, f: Formats): string =>
  value.startsWith('--') ? f.monthAndDate(`2000${value.slice(1)}`) : value.replaceAll('-', '/');

/** What an entry says in a field, in words. */
export function sayField(field: Differing['field'], value: FieldValue, t: Messages, f: Formats): string {
  const codes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    plan_kind: t.terms.contractKind,
    language: t.learner.profile.languages,
    preferred_channel: t.terms.channel,
  };
  switch (value.kind) {
    case 'text':
      if (field === 'birthday') return sayBirthday(value.value, f);
      if (field === 'source') return sayName(value.value, t);
      return codes[field]?.[value.value] ?? value.value;
    case 'number':
      return f.count(value.value);
    case 'money':
      return f.money(value.value.minor, value.value.currency);
    default:
      return '';
  }
}
