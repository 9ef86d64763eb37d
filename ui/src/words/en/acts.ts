import type { Messages } from '../ja';

type Label = Messages['acts']['unknown'];

const withName =
  (what: string): Label =>
  (about) =>
    about.name ? `${what} (${about.name})` : what;
const withDay =
  (what: string): Label =>
  (about) =>
    about.day ? `${what} (${about.day})` : what;

export const acts: Messages['acts'] = {
  unknown: () => 'A change',
  withLearner: (what, learner) => `${learner}: ${what}`,
  byKind: {
    'practice.found': () => 'Opening the practice',
    'practice.rename': withName('New name of the practice'),
    'learner.add': withName('New learner'),
    'learner.change': withName('Change of a learner'),
    'session.book': withDay('Booking'),
    'session.change': withDay('Change of a booking'),
    'session.resolve': withDay('Outcome of a session'),
    'session.reschedule': withDay('Moved booking'),
    'session.confirm': (about) => (about.number ? `Note of session ${about.number}` : 'Session note'),
    'note.restore': withDay('Restored note'),
    'note_template.save': () => 'Change of the note headings',
    'action_item.add': () => 'New action',
    'action_item.change': () => 'Change of an action',
    'action_item.resolve': () => 'Outcome of an action',
    'contract.add': () => 'New contract',
    'contract.renew': () => 'Renewal of a contract',
    'contract.end': () => 'End of a contract',
    'pause.add': () => 'New pause',
    'pause.end': () => 'End of a pause',
    'plan.save': withName('Change of a plan'),
    'goal.add': () => 'New goal',
    'goal.change': () => 'Change of a goal',
    'progress.add': () => 'Reading of a goal',
    'obstacle.add': () => 'New obstacle',
    'obstacle.clear': () => 'Cleared obstacle',
    'interaction.log': () => 'Logged contact',
    'interaction.change': () => 'Change of a contact',
    'history.bring_in': () => 'History brought in',
  },
};
