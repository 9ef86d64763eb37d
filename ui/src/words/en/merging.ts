import type { Messages } from '../ja';

export const merging: Messages['merging'] = {
  perhaps: 'May be the same person:',
  back: 'Back to the learner’s page',
  backToUpkeep: 'Back to Upkeep',
  again: 'Load again',
  title: 'Merge two entries of one person',
  about: (keep, other) => `The records of “${other}” go over to “${keep}”. You can undo it afterwards.`,
  differences: 'What is kept',
  swap: 'Keep the other one',
  entry: 'Learner',
  unsaid: 'Not recorded',
  kept: 'Kept',
  lost: 'Not kept (only in the history of changes)',
  fills: (other) => `What only “${other}” says, and the tags, are taken over as they are.`,
  bookedTwice: 'Two bookings on one day',
  bookedTwiceOn: (days) =>
    `Both are booked on ${days}. Both bookings stay. Once the entries are one, cancel the one that is not to be.`,
  moved: (other) => `Records that go over from “${other}”`,
  nothing: 'There are none.',
  count: (n) => n,
  go: (keep) => `Merge into “${keep}”`,
  done: (keep) => `Now one entry: ${keep}`,
  doneWith: (keep, other) => `The records of “${other}” are with “${keep}” now.`,
  notSame: 'Not the same person',
  apart: 'Told apart',
  apartWith: (keep, other) =>
    `“${keep}” and “${other}” are two people. You will not be asked about them again.`,
  alreadyApart: (keep, other) => `You have said that “${keep}” and “${other}” are two people.`,
  undo: 'Undo',
  choose: {
    title: 'Another entry of the same person',
    about:
      'If this person was entered twice, choose the other entry. You see both side by side before anything happens.',
    start: 'Choose whom to merge with',
    who: 'Merge with',
    hint: 'Find by name or reading',
  },
  open: (keep) => `Open the page of ${keep}`,
};
