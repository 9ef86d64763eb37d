import type { Messages } from '../ja';

const records = (n: string): string => (n === '1' ? '1 record' : `${n} records`);
const backups = (n: string): string => (n === '1' ? 'There is 1 backup' : `There are ${n} backups`);

export const erasure: Messages['erasure'] = {
  entry: 'Erase this person’s records',
  title: (who) => `Erase the records of ${who}`,
  back: 'Back to the learner’s page',
  again: 'Load again',
  lead: 'For when the person asks to be erased. What is erased cannot be brought back.',
  goes: 'What goes',
  goesWhy:
    'Name, contact details, notes and contacts leave the tables, and also the history of changes, the search, the drafts and the unused parts of the file.',
  stays: 'What stays, without a name',
  staysWhy:
    'Contracts, payments, refunds and the ticket ledger stay for the books, with days and amounts only. Their words and numbers, and whose they were, go.',
  nothingStays: 'Nothing stays.',
  profile: 'Name, contact details and profile',
  drafts: (n) => `Drafts of notes, with those kept for undoing: ${n}`,
  versions: 'Every earlier version of a note goes, too.',
  undo: 'Nothing done so far for this person can be undone afterwards.',
  reach: 'What this does not reach',
  reachWhy:
    'Files you exported, paper, and messages in other services are yours to remove. Imported rows that were given to nobody, or dismissed, stay. So do the titles of groups, saved filters and the tags of others.',
  named: (where) =>
    `The name stands in ${where}. These are yours to reword; their earlier wording stays in the history of changes.`,
  where: {
    groups: (n) => (n === '1' ? 'the title of 1 group' : `the titles of ${n} groups`),
    filters: (n) => (n === '1' ? '1 saved filter' : `${n} saved filters`),
    tags: (n) => (n === '1' ? '1 tag of others' : `${n} tags of others`),
  },
  between: ', ',
  count: (n) => n,
  go: 'Erase the records',
  confirm: {
    title: 'This cannot be undone',
    about: (who) => `You are about to erase the records of ${who}. Type the name to confirm.`,
    name: 'Name',
    hint: (who) => `Type “${who}”.`,
    erase: 'Erase',
    stop: 'Cancel',
  },
  working: 'Erasing the records',
  done: {
    title: 'The records are erased',
    goes: (n) => `${records(n)} erased.`,
    stays: (n) => `${records(n)} kept for the books, without a name.`,
    home: 'To the list of learners',
  },
  backups: {
    title: 'Backups',
    none: 'There are no backups.',
    hold: (n, from, to) =>
      from === to
        ? `${backups(n)} of ${from}. What was erased after that is still in there.`
        : `${backups(n)} from ${from} to ${to}. What was erased after that is still in there.`,
    remove: 'Remove all backups',
    ask: 'Without backups you cannot go back to an earlier state. The records as they are now stay.',
    removed: 'The backups are removed.',
    stop: 'Cancel',
  },
  log: {
    back: 'Back to the settings',
    none: 'Nothing was erased.',
    about: 'Whose records they were is not kept.',
    see: 'See the erasures',
    title: 'Erasures',
    total: (n) => (n === '1' ? '1 erasure' : `${n} erasures`),
    line: (day, erased, kept) => `${day}: ${erased} erased, ${kept} kept for the books`,
  },
};
