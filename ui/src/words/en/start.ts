import type { Messages } from '../ja';

export const start: Messages['start'] = {
  title: 'Welcome to Nenrin',
  lead: 'Every session adds a ring, like a tree’s. Where would you like to begin?',
  language: 'Language',
  name: 'Name of your practice',
  nameHint: 'Shown at the top of the menu.',
  namePlaceholder: 'e.g. Nakamura Coaching',
  own: {
    title: 'Start with an empty practice',
    about: 'Add your learners one by one and start with today’s session.',
  },
  open: {
    title: 'Open my practice',
    about: 'Go back to your own records on this device.',
  },
  history: {
    title: 'Import my history',
    about:
      'Read tables (CSV) of learners, contracts, sessions and more. You can check what is in them first.',
  },
  sample: {
    title: 'Try the sample',
    about: 'Explore the records of a made-up practice. They are kept apart from your own.',
  },
  back: 'Restore an exported practice (zip)',
  preparing: 'Getting ready',
  kept: 'Records stay on this device. No account, no network.',
};
