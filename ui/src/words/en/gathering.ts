import type { Messages } from '../ja';

const people = (n: string): string => `${n} ${n === '1' ? 'learner' : 'learners'}`;

export const gathering: Messages['gathering'] = {
  group: 'Group',
  start: 'Book as a group',
  title: 'Name of the group',
  titleHint: 'It stands in the record that a learner can ask for. Leave names of people out.',
  when: 'Date and time',
  book: (n) => `Book ${people(n)}`,
  booked: (n) => `Booked ${people(n)} for one time.`,
  leftOut: 'Left out: ',
  because: (who, why) => `${who} (${why})`,
  undo: 'Undo',
  people,
  who: 'Who comes',
  writeOf: (who) => `Write up ${who}`,
  calledOff: 'Cancelled',
  outcomeOf: 'Whose outcome to record',
  say: (n, outcome) => `${outcome}: ${people(n)}`,
  said: (what, n, outcome) => `${what}, ${people(n)}: ${outcome}.`,
  open: 'Open',
  openOf: (who) => `Open ${who}`,
  add: 'Add a learner',
  addWho: 'Learner to add',
  addHint: 'Find by name',
  added: (who) => `${who} was booked into the group.`,
  rename: 'Rename',
  save: 'Save',
  cancel: 'Cancel',
  renamed: 'The group was renamed.',
  alone: 'Nobody else takes part.',
};
