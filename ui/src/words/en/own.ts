import type { Messages } from '../ja';

export const own: Messages['own'] = {
  list: {
    up: (text) => `Move up: ${text}`,
    down: (text) => `Move down: ${text}`,
    discard: 'Discard changes',
    saved: 'Saved.',
    unclear: 'A line is empty or says the same as another one.',
  },
  reasons: {
    index: 'Reasons',
    titles: { cancellation: 'Reasons for leaving', trial: 'Reasons after a trial' },
    abouts: {
      cancellation:
        'To choose from in the exit interview. What was recorded keeps the words it was recorded under.',
      trial:
        'To choose from when a trial leads to no contract. What was recorded keeps the words it was recorded under.',
    },
    line: (n) => `Reason ${n}`,
    offered: 'Offered',
    offeredOf: (text) => `Offered: ${text}`,
    add: 'Add a reason',
    fresh: 'New reason',
    save: 'Save reasons',
  },
};
