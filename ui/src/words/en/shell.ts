import { counted } from '../plural';
import type { Messages } from '../ja';

export const shell: Messages['shell'] = {
  product: 'Nenrin',
  mainMenu: 'Main menu',
  skipToMain: 'Skip to content',
  newNote: 'Write note',
  search: 'Search',
  guide: 'Guide',
  onThisMachine: 'Stored on this device only',
  places: {
    week: 'This week',
    learners: 'Learners',
    leads: 'Leads',
    followUps: 'Follow-ups',
    materials: 'Materials',
    upkeep: 'Upkeep',
    money: 'Money',
    metrics: 'Metrics',
    review: 'Weekly review',
    settings: 'Settings',
  },
  counts: {
    week: (n) => counted(n, 'note to write', 'notes to write'),
    leads: (n) => counted(n, 'lead waits for an answer or outcome', 'leads wait for an answer or outcome'),
    followUps: (n) => counted(n, 'follow-up due by today', 'follow-ups due by today'),
    upkeep: (n) => counted(n, 'record to settle', 'records to settle'),
    review: () => 'This week’s review is not finished',
  },
  again: 'Open again',
  leaving: {
    title: 'Something is not saved yet',
    anyway: 'Close without saving',
    stay: 'Go back',
    unsaved: 'There are unsaved changes',
    unsavedWhat: 'If you leave now, what you typed is lost.',
    unsavedWrong:
      'If you leave now, what you typed is lost. Something in it cannot be saved: go back to put it right.',
    lacking: (fields) => `Cannot be saved: ${fields}`,
    save: 'Save and leave',
    does: (act) => `${act} and leave`,
    discard: 'Discard changes',
  },
  practice: 'My practice',
  learnerNumber: (id) => (id ? `Learner ${id}` : 'Unnamed learner'),
  sections: { talked: 'Talked about', insight: 'Insights', change: 'Change', next: 'For next time' },
  sample: {
    name: 'Sample practice',
    title: 'This is the sample practice.',
    apart:
      'Nothing you change here reaches your own records, and it is gone when the sample is opened again.',
    leave: 'Leave the sample',
  },
  undo: {
    done: (act) => `Recorded: ${act}`,
    undone: (act) => `Undone: ${act}`,
    underWay: { undone: 'Undoing', redone: 'Redoing' },
    redone: (act) => `Redone: ${act}`,
    opened: {
      'contract.graduate': 'Contacts after 30, 90 and 180 days are among the follow-ups.',
    },
    toFollowUps: 'See the follow-ups',
    undo: 'Undo',
    redo: 'Redo',
    hide: 'Hide this message',
  },
};
