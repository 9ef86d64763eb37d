import { formats } from '../format';
import type { Messages } from '../ja';
import { counted } from '../plural';

type Label = Messages['acts']['unknown'];

const withName =
  (what: string): Label =>
  (about) =>
    about.name ? `${what} (${about.name})` : what;
const withDay =
  (what: string): Label =>
  (about) =>
    about.day ? `${what} (${formats.en.dayOfYear(about.day)})` : what;
/** From when a booking was moved, and to when. */
const withMove =
  (what: string): Label =>
  (about) => {
    const { from, day } = about;
    if (!from || !day) return withDay(what)(about);
    const at = (day: string, time = ''): string => formats.en.dayAndTime(day, time || null);
    return `${what} (from ${at(from, about.from_time)} to ${at(day, about.time)})`;
  };
const withDayAndCount =
  (what: string, [one, other]: readonly [string, string] = ['session', 'sessions']): Label =>
  (about) =>
    about.day && about.count
      ? `${what} (${counted(Number(about.count), one, other)}, ${formats.en.dayOfYear(about.day)})`
      : what;
const withCount =
  (what: string): Label =>
  ({ name, count }) => {
    const said = [name, count && counted(Number(count), ...LEARNERS)].filter(Boolean).join(', ');
    return said ? `${what} (${said})` : what;
  };

const TIMES = ['time', 'times'] as const;
const LEARNERS = ['learner', 'learners'] as const;
const BOOKINGS = ['booking', 'bookings'] as const;

export const acts: Messages['acts'] = {
  unknown: () => 'A change',
  withLearner: (what, learner) => `${learner} – ${what}`,
  byKind: {
    'practice.found': () => 'New practice',
    'practice.rename': withName('Practice renamed'),
    'learner.add': withName('New learner'),
    'learner.change': withName('Learner changed'),
    'learners.tag': withCount('Tags changed'),
    'learners.pause': withCount('Pauses added'),
    'learners.agree': withCount('Contracts added'),
    'learners.follow_up': withCount('Follow-ups added'),
    'filter.save': withName('Filter saved'),
    'filter.rename': withName('Filter renamed'),
    'filter.remove': withName('Filter deleted'),
    'learner.disclose': () => 'Disclosure pack',
    'learner.erase': () => 'Data erased',
    'session.book': withDay('Booking'),
    'session.book_series': withDayAndCount('Bookings in a series'),
    'gathering.book': withDayAndCount('Group booked', LEARNERS),
    'gathering.add': withDay('Added to a group'),
    'gathering.rename': () => 'Group renamed',
    'gathering.resolve': withDayAndCount('Outcome of a group', LEARNERS),
    'session.propose': withDayAndCount('Proposed', TIMES),
    'proposal.confirm': withDay('Proposal booked'),
    'proposal.withdraw': withDayAndCount('Proposal withdrawn', TIMES),
    'series.move': withDayAndCount('Series moved'),
    'series.cancel': withDayAndCount('Series cancelled'),
    'session.change': withDay('Booking changed'),
    'session.set_place': withDay('Place changed'),
    'session.resolve': withDay('Session outcome'),
    'session.reschedule': withMove('Booking moved'),
    'session.confirm': (about) => (about.number ? `Note of session ${about.number}` : 'Session note'),
    'session.flags': withDay('How a session counts'),
    'policy.save': () => 'How cancellations count',
    'metrics.save_definition': () => 'How the metrics are counted',
    'metrics.set_target': () => 'Target of a metric',
    'session.give_back': withDay('Ticket given back'),
    'entitlement.adjust': () => 'Balance corrected',
    'day.cancel': withDayAndCount('Day cancelled', BOOKINGS),
    'follow_up.add': () => 'New follow-up',
    'follow_up.finish': () => 'Follow-up done',
    'follow_up.snooze': () => 'Follow-up put off',
    'follow_up.dismiss': () => 'Follow-up dismissed',
    'review.open': () => 'Weekly review begun',
    'review.decide': () => 'Decision of the weekly review',
    'review.renew': () => 'Contract renewed in the weekly review',
    'review.finish': () => 'Weekly review finished',
    'improvement.add': withName('Move chosen'),
    'improvement.change': withName('Move changed'),
    'improvement.close': withName('Result of a move'),
    'act.undo': () => 'Undone',
    'act.redo': () => 'Done again',
    'field.restore': () => 'Earlier value brought back',
    'note.restore': withDay('Note restored'),
    'note_template.save': () => 'Note headings changed',
    'action_item.add': () => 'New action',
    'action_item.change': () => 'Action changed',
    'action_item.resolve': () => 'Action outcome',
    'consent.give': () => 'Consent recorded',
    'consent.withdraw': () => 'Consent withdrawn',
    'material.add_link': withName('Material added'),
    'material.add_file': withName('Material added'),
    'material.remove': withName('Material removed'),
    'material.rename': withName('Material renamed'),
    'material.share': withName('Material shared'),
    'share.remove': () => 'Sharing taken back',
    'custom_field.save': () => 'Own fields changed',
    'custom_value.save': () => 'Own fields filled in',
    'message_template.save': () => 'Message templates changed',
    'message_template.add_examples': () => 'Example messages added',
    'message.record': withName('Message recorded'),
    'reason.save': () => 'List of reasons changed',
    'flow.save': () => 'Steps of the flow changed',
    'lead.add': withName('New lead'),
    'learner.merge': withName('Learners merged'),
    'learner.not_same': withName('Told apart from'),
    'application.change': () => 'Change of an application',
    'trial.book': withDay('Trial booked'),
    'trial.decide': () => 'Outcome of a trial',
    'trial.win': () => 'Contract from a trial',
    'contract.add': () => 'New contract',
    'contract.renew': () => 'Contract renewed',
    'contract.cancel': () => 'Cancellation',
    'contract.graduate': () => 'Graduation',
    'cancellation.change': () => 'Change of an exit interview',
    'contract.end': () => 'Contract ended',
    'contract.settle': () => 'Rest of a contract settled',
    'contract.correct': () => 'Contract corrected',
    'contract.more_terms': () => 'Contract terms changed',
    'pause.add': () => 'New pause',
    'pause.end': () => 'Pause ended',
    'pause.correct': () => 'Pause corrected',
    'pause.remove': () => 'Pause removed',
    'payer.save': withName('Payer saved'),
    'payer.link': () => 'Payer linked',
    'payer.unlink': () => 'Payer link ended',
    'payment.expect': () => 'Payment expected',
    'payment.record': () => 'Payment recorded',
    'payment.correct': () => 'Payment corrected',
    'payment.remove': () => 'Payment removed',
    'contract.pay_by': () => 'Payer of a contract changed',
    'payment.receive': () => 'Payment received',
    'payment.settle': () => 'Payment matched with an open one',
    'payment.join': () => 'Payment matched with an open one',
    'payment.not_same': () => 'Payment told apart from an open one',
    'refund.add': () => 'Refund',
    'refund.correct': () => 'Refund corrected',
    'refund.remove': () => 'Refund removed',
    'plan.save': withName('Plan saved'),
    'goal.add': () => 'New goal',
    'goal.change': () => 'Goal changed',
    'goal.confirm': withName('Goal confirmed'),
    'progress.add': () => 'Goal progress',
    'obstacle.add': () => 'New obstacle',
    'obstacle.clear': () => 'Obstacle cleared',
    'interaction.log': () => 'Contact logged',
    'interaction.change': () => 'Contact changed',
    'history.bring_in': withName('History imported'),
    'import.run': withName('File imported'),
    'inbox.give': () => 'Imported rows assigned',
    'inbox.welcome': () => 'Learners added from imported rows',
    'inbox.dismiss': () => 'Imported rows dismissed',
  },
};
