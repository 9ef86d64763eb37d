// What the core says against one field of a form, to stand at that field.
import { asFailure, NOT_ALLOWED } from '../host/failure';
import { explain } from '../words/explain';
import type { Messages } from '../words/ja';

/** The words for the rule that what was typed into `field` breaks; undefined when something else went wrong. */
export function saidOf(field: string, thrown: unknown, t: Messages): string | undefined {
  const failure = asFailure(thrown);
  if (failure.code !== NOT_ALLOWED || failure.about.field !== field) return undefined;
  return explain(failure, t).happened;
}
