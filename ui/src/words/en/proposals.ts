import type { Messages } from '../ja';

const times = (n: string): string => `${n} ${n === '1' ? 'time' : 'times'}`;

export const proposals: Messages['proposals'] = {
  propose: 'Propose',
  title: 'Propose times',
  candidates: 'Times',
  add: 'Another time',
  addIt: 'Add',
  remove: (when) => `Leave out: ${when}`,
  record: (n) => `Propose ${times(n)}`,
  open: 'Proposed times',
  confirm: 'Book',
  confirmOf: (when) => `Book ${when}`,
  withdraw: 'Withdraw',
  withdrawOf: (when) => `Withdraw ${when}`,
  withdrawAll: 'Withdraw all',
  others: 'When one of them is booked, the others are withdrawn.',
  confirmed: (when) => `Booked ${when}.`,
  withdrawn: (n) => `Withdrew ${times(n)}.`,
  undo: 'Undo',
  close: 'Close',
};
