import { counted } from '../plural';
import type { Messages } from '../ja';

export const policy: Messages['policy'] = {
  title: 'How cancellations count',
  about:
    'Say for each outcome of a session whether it uses a ticket and whether it is charged. A change counts for outcomes recorded from today on. Earlier outcomes and the tickets they used stay as they are.',
  outcome: 'Outcome',
  flag: { happened: 'Counts as held', consumes: 'Uses a ticket', chargeable: 'Is charged' },
  cell: (outcome, flag) => `${outcome}: ${flag}`,
  never: 'Never',
  since: (day) => `since ${day}`,
  hours: 'Hours of notice',
  hoursHint:
    'A learner who cancels with less notice cancels late. A plan with hours of its own goes before this.',
  hoursWrong: 'Enter a number from 0 to 720.',
  save: 'Save',
  discard: 'Discard changes',
  saved: 'Saved. It counts for outcomes recorded from today on.',
  ofThis: 'How this session counts',
  ofThisHint: 'Change it for this session only. Its ticket follows, and Undo takes back both.',
  exception: 'this session only',
  givenBack: 'given back',
  notice: {
    byPractice: (hours) => `${counted(hours, 'hour', 'hours')} before`,
    byContract: (hours) => `${counted(hours, 'hour', 'hours')} before, by the contract`,
    inTime: (last, hours) => `Before the limit (${hours}: ${last}), so this is not a late cancellation.`,
    late: (last, hours) => `After the limit (${hours}: ${last}), so this is a late cancellation.`,
    begun: (last) => `The session has begun. If the learner told you by ${last}, it was cancelled in time.`,
    counts: (ticket, charge) =>
      `It ${ticket ? 'uses a ticket' : 'uses no ticket'} and is ${charge ? 'charged' : 'not charged'}.`,
  },
};
