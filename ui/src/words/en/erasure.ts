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
  along: {
    title: 'What goes along',
    materials: 'Materials shared with this person only',
    file: (title) => `${title} (file)`,
    link: (title) => `${title} (link)`,
    materialsWhy:
      'Materials you do not choose stay in your library; only the record of sharing goes. Choose what is about this person. It goes with its file, for good.',
    waiting: (n) =>
      n === '1' ? '1 row to be assigned that may be theirs' : `${n} rows to be assigned that may be theirs`,
    waitingWhy:
      'Imported rows that belong to nobody yet, found by name, reading or mail address. Those you choose go.',
    orAnother: 'May be somebody else’s',
  },
  reach: 'What this does not reach',
  reachWhy:
    'Files you exported, paper, and messages in other services are yours to remove. Imported rows that you do not choose to go along, or that were dismissed, stay. So do the titles of groups and of materials that stay, saved filters and the tags of others.',
  named: (where) =>
    `The name stands in ${where}. These are yours to reword; their earlier wording stays in the history of changes.`,
  inHistory: (n) =>
    n === '1'
      ? 'In all, the name stays in the history of changes of 1 record, which may be one counted above, a note about somebody else or a record that was removed. The history cannot be reworded.'
      : `In all, the name stays in the history of changes of ${n} records, those counted above, notes about somebody else and records that were removed among them. The history cannot be reworded.`,
  where: {
    groups: (n) => (n === '1' ? 'the title of 1 group' : `the titles of ${n} groups`),
    filters: (n) => (n === '1' ? '1 saved filter' : `${n} saved filters`),
    tags: (n) => (n === '1' ? '1 tag of others' : `${n} tags of others`),
    materials: (n) => (n === '1' ? 'the title of 1 material' : `the titles of ${n} materials`),
  },
  folder: (name) => `The folder “${name}” that you made for this person is theirs. It stays where it is.`,
  payers: (n) =>
    n === '1'
      ? 'A payer of this name pays for somebody else, too. The name stays for the books; reading, mail address, telephone number and postal address go.'
      : `${n} payers of this name pay for somebody else, too. The names stay for the books; readings, mail addresses, telephone numbers and postal addresses go.`,
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
  traces: {
    title: 'Traces in the file',
    left: (size) =>
      `The records are gone, but their last traces inside Nenrin’s file could not be removed yet. Most often the disk has too little room: about ${size} is needed. Once there is room, remove them with the button below. They also go when Nenrin is next opened.`,
    again: 'Try again to remove the traces',
    removed: 'The last traces are removed, too.',
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
  originals: {
    title: 'Files in the import folder',
    none: 'The import folder holds no files that were imported or set aside.',
    hold: (n) =>
      n === '1'
        ? '1 file that was imported or set aside is still in the import folder, with all that it holds.'
        : `${n} files that were imported or set aside are still in the import folder, with all that they hold.`,
    remove: 'Remove these files',
    ask: 'What was imported from them stays. Files that wait to be imported stay, too. The files cannot be brought back.',
    removed: 'The files are removed.',
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
