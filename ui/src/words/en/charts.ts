import type { Messages } from '../ja';

export const charts: Messages['charts'] = {
  overTime: (name) => `${name} over time`,
  period: 'Period',
  interval: '95% interval',
  indicative: 'Indicative (fewer than 10)',
  tooFew: 'Fewer than 5',
  toDate: 'To date',
  target: 'Target',
  version: 'Counted differently',
  units: { unbooked: 'days (median)', reasons: 'people' },
  columns: {
    value: 'Value',
    of: 'Cases',
    interval: '95% interval',
    people: 'People',
    median: 'Median',
    undecided: 'Undecided',
    excluded: 'Left out',
  },
};
