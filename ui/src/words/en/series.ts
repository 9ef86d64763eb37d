import type { Messages } from '../ja';
import { counted } from '../plural';

const sessions = (n: string): string => `${n} ${n === '1' ? 'session' : 'sessions'}`;

export const series: Messages['series'] = {
  repeat: 'Repeat',
  linePh: 'e.g. 12/4 10:00, every Fri 7pm 8 times',
  title: 'Book repeatedly',
  every: 'Every',
  unit: 'Weeks or days',
  units: { week: 'weeks', day: 'days' },
  ends: 'Ends',
  by: { times: 'Times', until: 'Last day' },
  times: 'Times in all',
  until: 'Last day',
  wrong: 'Enter a whole number from 1 up.',
  days: 'Days to book',
  daysHint: 'Clear the days to leave out.',
  skipped: {
    booked: 'booked already',
    paused: 'paused',
    after_contract: 'contract is over',
    end_of_calendar: 'past the end of the calendar',
  },
  skippedDay: (day, why) => `${day}: ${why}`,
  tooFew: (tickets, lacking) => `Tickets left: ${tickets}. These bookings need ${lacking} more.`,
  book: (n) => `Book ${sessions(n)}`,
  booked: (n) => `Booked ${sessions(n)}.`,
  notBooked: 'Not booked',
  undo: 'Undo',
  close: 'Close',
  said: {
    weeks: (n) => (n === 1 ? 'every week' : `every ${n} weeks`),
    days: (n) => (n === 1 ? 'every day' : `every ${n} days`),
    times: (n) => counted(n, 'time', 'times'),
    until: (day) => `until ${day}`,
  },
  later: {
    title: 'This booking and all later ones',
    what: (n, last) => `One of a series: ${sessions(n)} from this one until ${last}.`,
    when: 'New date and time of this one',
    move: (n) => `Move ${sessions(n)}`,
    moved: (n) => `Moved ${sessions(n)}.`,
    becomes: (from, to) => `${from} → ${to}`,
    stays: (day, why) => `${day} stays: ${why}`,
    cancel: {
      cancelled_by_learner: 'Cancel all: by learner…',
      cancelled_by_coach: 'Cancel all: by coach…',
    },
    cancels: (n, first, last) =>
      `${sessions(n)} will be cancelled, from ${first} to ${last}. All of them can be undone at once afterwards.`,
    does: {
      cancelled_by_learner: (n) => `Cancel ${sessions(n)}: by learner`,
      cancelled_by_coach: (n) => `Cancel ${sessions(n)}: by coach`,
    },
    leave: 'Keep them',
    cancelHint:
      'If the first is a late cancellation, record that one by itself first under “Did not take place”.',
  },
};
