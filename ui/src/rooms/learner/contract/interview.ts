// The exit interview as it is typed into its form and as it goes over the wire.
import type { Day } from '../../../dates/day';
import type { Channel, Interview, WouldReturn } from '../../../host/wire';

export const RETURNS = ['yes', 'perhaps', 'no'] as const satisfies readonly WouldReturn[];

export type TypedInterview = {
  /** One of the reasons, or nothing while it was not asked. */
  first: string;
  /** The coach's own words for it, which take the place of "other". */
  own: string;
  besides: string[];
  happened: string;
  wouldReturn: WouldReturn | '';
  heardBy: Channel | '';
  decidedOn: Day | null;
};

export const EMPTY_INTERVIEW: TypedInterview = {
  first: '',
  own: '',
  besides: [],
  happened: '',
  wouldReturn: '',
  heardBy: '',
  decidedOn: null,
};

/** What the form says. Own words are the reason where "other" was chosen. */
export function asInterview(typed: TypedInterview): Interview {
  const own = typed.first === 'other' ? typed.own.trim() : '';
  const first = own || typed.first || null;
  return {
    decided_on: typed.decidedOn,
    primary_reason: first,
    secondary_reasons: typed.besides.filter((reason) => reason !== first),
    what_happened: typed.happened.trim() || null,
    would_return: typed.wouldReturn || null,
    heard_by: typed.heardBy || null,
  };
}

/** What the form shows of an interview that was written down before. */
export function asTyped(interview: Interview): TypedInterview {
  return {
    first: interview.primary_reason ?? '',
    own: '',
    besides: [...interview.secondary_reasons],
    happened: interview.what_happened ?? '',
    wouldReturn: interview.would_return ?? '',
    heardBy: interview.heard_by ?? '',
    decidedOn: interview.decided_on,
  };
}
