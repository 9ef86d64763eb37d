import { counted } from '../plural';
import type { Messages } from '../ja';

export const settings: Messages['settings'] = {
  title: 'Settings',
  index: 'Parts of the settings',
  general: 'General',
  look: {
    title: 'Appearance',
    language: 'Language',
    theme: 'Theme',
    themes: { system: 'Match system', light: 'Light', dark: 'Dark' },
    textSize: 'Text size',
  },
  template: {
    title: 'Note headings',
    about: 'For the notes you write from now on. Notes already written keep their headings.',
    line: (n) => `Heading ${n}`,
    add: 'Add a heading',
    fresh: 'New heading',
    save: 'Save headings',
  },
  acts: {
    title: 'Recent changes',
    about: 'Undo takes back everything that came of one step: note, booking and actions together.',
    none: 'Nothing to undo yet.',
    undo: 'Undo',
    undoOf: (act) => `Undo: ${act}`,
    undone: 'Undone',
    final: 'Cannot be undone',
    more: 'Show more',
  },
  practice: {
    title: 'Practice',
    about: 'Your records are kept in a folder on this device.',
    name: 'Name of your practice',
    rename: 'Save name',
    folder: 'Show folder',
    bringIn: 'Import data',
    sample: 'Open the sample practice',
  },
  export: {
    title: 'Export',
    about:
      'Writes everything to one zip: learners, notes, contracts and the rest, as tables (CSV) that other programs can read.',
    tables: 'Export tables or a calendar',
    write: 'Export everything',
    writing: 'Exporting',
    written: (rows) => `${counted(rows, 'row', 'rows')} exported.`,
    again: 'Export again',
  },
  shortcuts: {
    title: 'Keyboard',
    palette: 'Search and commands',
    note: 'Write note',
    confirm: 'Confirm note',
    find: 'Find on this screen',
    undo: 'Undo',
    redo: 'Redo',
    help: 'Guide to this screen',
  },
  version: (version) => `Nenrin ${version}`,
};
