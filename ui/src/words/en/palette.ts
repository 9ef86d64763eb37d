import type { Messages } from '../ja';

type Spoken = Messages['palette']['commands']['newNote'];

const spoken = (label: string, found: string): Spoken => ({ label, found });

export const palette: Messages['palette'] = {
  title: 'Search and commands',
  placeholder: 'A name, a word in your records, or a command',
  groups: {
    places: 'Go to',
    commands: 'Commands',
    bookings: 'Next booking',
    learners: 'Learners',
    notes: 'Notes',
    actions: 'Actions',
    interactions: 'Contacts',
    goals: 'Goals',
    obstacles: 'Obstacles',
    applications: 'Applications',
    trials: 'Trials',
    cancellations: 'Cancellations',
    payments: 'Payments',
    followUps: 'Follow-ups',
  },
  searching: 'Searching',
  nothing: 'Nothing found. A shorter word may find more.',
  showMore: (n) => `Show ${n} more`,
  more: 'There is more. Add a word to narrow it down.',
  bookFor: (who) => `Book the next session of ${who}`,
  commands: {
    newNote: spoken('Write note', 'next new session record'),
    book: spoken('Book the next session', 'booking appointment schedule'),
    undo: spoken('Undo the last change', 'take back revert'),
    redo: spoken('Redo what was undone', 'again repeat'),
    addLearner: spoken('Add a learner', 'new person student client'),
    exportTables: spoken('Export tables or an Excel workbook', 'csv excel xlsx list save'),
    exportBookings: spoken('Export bookings to a calendar', 'ics calendar google outlook'),
    exportAll: spoken('Export everything', 'csv zip backup archive write out'),
    bringIn: spoken('Import data', 'bring in history csv excel tables forms'),
    folder: spoken('Show the practice’s folder', 'file location open'),
    sample: spoken('Open the sample practice', 'demo example try'),
    leaveSample: spoken('Leave the sample', 'demo example close'),
    light: spoken('Light theme', 'bright appearance colour color'),
    dark: spoken('Dark theme', 'night appearance colour color'),
    system: spoken('Match system theme', 'auto appearance colour color'),
    larger: spoken('Larger text', 'bigger size zoom in'),
    smaller: spoken('Smaller text', 'size zoom out'),
    language: spoken('日本語にする', 'japanese language nihongo にほんご 言語'),
  },
  otherLanguage: 'ja',
  placesFound: {
    week: 'today',
    learners: 'list people students clients',
    upkeep: 'tidy unresolved stale overdue housekeeping',
    settings: 'preferences options',
  },
};
