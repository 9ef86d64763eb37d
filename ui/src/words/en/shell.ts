import type { Messages } from '../ja';

export const shell: Messages['shell'] = {
  product: 'Nenrin',
  mainMenu: 'Main menu',
  skipToMain: 'Skip to content',
  newNote: 'New note',
  search: 'Search',
  onThisMachine: 'Stored on this device only',
  backedUp: (when) => `Backup ${when}`,
  noBackup: 'No backup yet',
  toDo: 'To do',
  places: {
    week: 'This week',
    learners: 'Learners',
    settings: 'Settings',
  },
  opening: 'Opening',
  again: 'Open again',
  learnerNumber: (id) => (id ? `Learner ${id}` : 'Learner without a name'),
};
