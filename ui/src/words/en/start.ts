import type { Messages } from '../ja';

export const start: Messages['start'] = {
  title: 'Welcome to Nenrin',
  lead: 'Every session adds a ring, like a tree’s. Where would you like to begin?',
  language: 'Language',
  name: 'Name of your practice',
  nameHint: 'It stands at the top of the menu.',
  namePlaceholder: 'Such as: Nakamura Coaching',
  own: {
    title: 'Begin with an empty practice',
    about: 'Add your learners one by one and write from today’s session on.',
  },
  open: {
    title: 'Open my practice',
    about: 'Go back to your own records on this device.',
  },
  history: {
    title: 'Bring in my history',
    about: 'Read tables (CSV) of learners, contracts, sessions and more. You see what is in them first.',
  },
  sample: {
    title: 'Try the sample',
    about: 'Open the records of a made-up practice. They lie apart from yours and never mix.',
  },
  back: 'Bring back an exported practice (zip)',
  preparing: 'Getting ready',
  kept: 'Records stay on this device. No account, no network.',
};
