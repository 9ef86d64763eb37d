// What the fields are called in which two entries of one person differ.
import type { Messages } from '../../words/ja';

/** The label of a field as the profile has it; the name of the field itself when the profile has none. */
export function fieldLabel(field: string, { learner: { profile } }: Messages): string {
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
    risk_notes: profile.risk,
  };
  return labels[field] ?? field;
}
