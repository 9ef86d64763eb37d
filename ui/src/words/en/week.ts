import { counted, everyDays } from '../plural';
import type { Messages } from '../ja';

export const week: Messages['week'] = {
  today: 'Today',
  weekOf: (from, to) => `${from} – ${to}`,
  theWeek: 'Week shown',
  before: 'Previous week',
  after: 'Next week',
  backToToday: 'Back to today',
  keys: '↑↓ choose a row · Enter open · → other actions',
  more: (n) => `Show ${n} more`,
  less: 'Show only 7',
  beyond: (n) => `${n} more not shown.`,
  again: 'Try again',

  drafts: {
    title: 'Unfinished notes',
    savedAt: (when) => `Saved ${when}`,
    noWords: 'Nothing written yet',
    unreadable: 'This draft cannot be read. It is kept as it is',
    resume: 'Continue',
    discard: 'Discard',
    irrevocable: 'A discarded draft cannot be brought back.',
    discardNow: 'Discard draft',
    keep: 'Keep it',
  },

  next: {
    title: 'Next session',
    lastNote: (number) => `Last note (${number})`,
    noNote: 'There is no earlier note.',
    underWay: 'Now',
    actions: (n) => `Actions agreed: ${n}`,
    moreActions: (n) => `${n} more`,
    noActions: 'No open actions.',
    overdue: 'Overdue',
    write: 'Write note',
    open: 'Open the learner',
    balance: 'Balance',
    plan: 'Contract',
    termEnd: 'Contract until',
    satisfaction: 'Last satisfaction',
    ofFive: (score) => `${score} / 5`,
    noContract: 'No contract',
  },

  toWrite: {
    title: 'Notes to write',
    none: 'No notes to write.',
    draft: 'Draft',
    noNote: 'Mark held',
    noNoteTitle: 'Mark held, without a note',
    noNoteOf: (who) => `${who}: mark held, without a note`,
    waive: 'No note needed',
    waiveOf: (who) => `${who}: no note needed`,
    notHeld: 'Did not take place',
    notHeldOf: (who) => `${who}: did not take place`,
  },

  sessionsToday: { title: 'Today’s sessions', none: 'No sessions today.' },
  sessions: {
    title: 'This week’s sessions',
    none: 'No further sessions this week.',
    whole: 'Sessions this week',
    noneInWeek: 'No sessions this week.',
    earlier: (n) => `Show ${n} from earlier this week`,
    onlyAhead: 'Show upcoming only',
    written: 'Note written',
    unwritten: 'No note',
    change: 'Cancel or move',
    changeOf: (who) => `${who}: cancel or move`,
  },

  outcome: {
    question: 'Why it did not take place',
    no_show: 'No-show',
    late_cancelled: 'Late cancellation',
    cancelled_by_learner: 'Cancelled by learner',
    cancelled_by_coach: 'Cancelled by me',
    moved: 'Move to another day',
    close: 'Close',
  },

  when: {
    newDay: 'New date and time',
    bookDay: 'Date and time of the next session',
    example: 'e.g. 12/24 10:00, next Tue 10am, in 2 weeks',
    bookExample: 'e.g. 12/24 10:00, next Tue 7pm, in 2 weeks 60 min online',
    unreadable: 'That could not be read as a date. Write it like “next Tue 10am” or “in 2 weeks”.',
    move: 'Move',
    book: 'Book',
  },

  overdue: {
    title: 'Overdue actions',
    none: 'No overdue actions.',
    scope: (days) => `Due in the last ${days} days. Older ones are on the learner’s page.`,
    nameless: 'Action without recorded words',
    days: (n) => counted(n, 'day overdue', 'days overdue'),
    done: 'Done',
    partly: 'Partly',
    not_done: 'Not done',
    asState: (state, what) => `Mark as ${state.toLowerCase()}: ${what}`,
  },

  unbooked: {
    title: 'Without a next booking',
    none: 'Everyone has a next booking.',
    rhythm: (usual, days) =>
      `usually ${everyDays(usual)}, ${counted(days, 'day', 'days')} since the last session`,
    first: (days) => `no first booking yet${days > 0 ? `, ${counted(days, 'day', 'days')}` : ''}`,
    last: (day) => `Last ${day}`,
    usedUp: 'no sessions left',
    probablyLeft: 'May have left',
    book: 'Book',
    bookOf: (who) => `${who}: book the next session`,
  },

  done: {
    held: (who) => `Marked ${who} as held.`,
    heldByTicket: (who, before, after) =>
      `Marked ${who} as held. The package goes from ${before} to ${after} sessions left.`,
    resolved: (who, outcome) => `Marked ${who} as “${outcome}”.`,
    moved: (who, when) => `Moved ${who} to ${when}.`,
    booked: (who, when) => `Booked ${who} for ${when}.`,
    action: (what, state) => `Marked “${what}” as ${state.toLowerCase()}.`,
    undo: 'Undo',
  },

  empty: {
    sentence: 'Once you add a learner, today’s sessions and the notes to write appear here.',
    add: 'Add a learner',
    bringIn: 'Import data',
  },
};
