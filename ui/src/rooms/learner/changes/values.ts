// How the values of the change log are said.
import type { ChangeView, FieldValue, FieldView } from '../../../host/wire';
import type { Formats } from '../../../words/format';
import type { Messages } from '../../../words/ja';
import { sayName } from '../../../words/name';

/** The codes that fields hold, by kind of record and field, else by field. */
function codes(t: Messages): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const { terms, learner, timeline, changes, composer } = t;
  return {
    'action_item.state': terms.actionState,
    'application.state': terms.applicationState,
    'consent.kind': learner.consents.kinds,
    'contract.kind': terms.contractKind,
    'entitlement.kind': learner.tickets.kind,
    'follow_up.kind': changes.followUpKinds,
    'follow_up.state': terms.followUpState,
    'goal.state': learner.goals.states,
    'note.state': changes.noteStates,
    'session.state': terms.sessionState,
    channel: terms.channel,
    end_kind: learner.contract.endKinds,
    heard_by: terms.channel,
    intent: composer.intent,
    language: learner.profile.languages,
    mode: terms.mode,
    outcome: timeline.event.outcome,
    plan_kind: terms.contractKind,
    preferred_channel: terms.channel,
    result: terms.followUpResult,
    tax: learner.contract.taxKinds,
    way: changes.ways,
    would_return: learner.contract.interview.returns,
  };
}

/** A list as it is kept: `["a","b"]`. */
function listed(text: string): string[] | null {
  if (!text.startsWith('[')) return null;
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every((one) => typeof one === 'string') ? list : null;
  } catch {
    return null;
  }
}

/** A value in words. */
export function sayValue(
  change: Pick<ChangeView, 'entity'>,
  field: Pick<FieldView, 'name'>,
  value: FieldValue | null,
  t: Messages,
  f: Formats,
): string {
  if (value === null) return t.changes.nothing;
  switch (value.kind) {
    case 'text': {
      const known = codes(t);
      const words = known[`${change.entity}.${field.name}`] ?? known[field.name];
      if (words && Object.hasOwn(words, value.value)) return words[value.value] ?? value.value;
      const list = listed(value.value);
      if (list) return list.map((one) => sayName(one, t)).join(t.design.between) || t.changes.nothing;
      return sayName(value.value, t);
    }
    case 'number':
      return f.count(value.value);
    case 'hundredths':
      return f.count(value.value / 100);
    case 'flag':
      return value.value ? t.changes.yes : t.changes.no;
    case 'day':
      return f.day(value.value);
    case 'time':
      return value.value;
    case 'moment':
      return f.moment(new Date(value.value).toISOString());
    case 'money':
      return f.money(value.value.minor, value.value.currency);
    case 'record':
      return '';
  }
}

/** The fields of a change that are shown: those with a name for people, but no other records. */
export function shownFields(change: ChangeView, t: Messages): (FieldView & { label: string })[] {
  return change.fields.flatMap((field) => {
    const label = Object.hasOwn(t.changes.fields, field.name) ? t.changes.fields[field.name] : undefined;
    const isRecord = field.old?.kind === 'record' || field.new?.kind === 'record';
    return label && !isRecord ? [{ ...field, label }] : [];
  });
}
