import { counted } from '../plural';
import type { Messages } from '../ja';

export const design: Messages['design'] = {
  mark: 'Select',
  marked: 'Selected',
  markAll: 'Select all',
  remove: (what) => `Remove: ${what}`,
  close: 'Close',
  cancel: 'Cancel',
  working: (what, done, of) => `${what} ${done} / ${of}`,
  saving: 'Saving',
  saved: (time) => `Saved ${time}`,
  notSaved: (reason) => `Could not save. ${reason}`,
  asked: 'please fill in',
  optional: 'optional',
  read: (as) => `Read as ${as}`,
  notADate: 'That could not be read as a date. Write it like “12/4” or “in 2 weeks”.',
  code: (code) => ` (${code})`,
  loading: 'Loading',
  found: (n) => counted(n, 'result', 'results'),
  nothingFound: 'Nothing found.',
  between: ', ',
  listing: ', ',
  colon: ': ',
  asTable: 'View as table',
  asChart: 'View as chart',
  chartKeys: 'Use the left and right arrow keys to read each value.',
};
