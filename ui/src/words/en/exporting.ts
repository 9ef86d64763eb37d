import type { exporting as ja } from '../ja/exporting';
import { counted } from '../plural';

const what = (title: string, purpose: string, about: string) => ({ purpose, about, title });

export const exporting: typeof ja = {
  title: 'Export',
  back: 'Back',
  question: 'What is it for?',
  what: {
    learners: what('Learners', 'Make a list of people', 'Names, contact details and concerns of learners'),
    sessions: what('Sessions', 'Count sessions', 'Dates, status and contract of sessions, without notes'),
    payments: what('Payments', 'Do the books', 'What came in, and what is still due in a column of its own'),
    refunds: what('Refunds', 'Check refunds', 'Dates, amounts and reasons of refunds'),
    contracts: what('Contracts', 'Review contracts', 'Terms, sessions, prices and endings of contracts'),
    interactions: what(
      'Contacts',
      'Hand over contacts',
      'Dates, channels and words of contacts outside sessions',
    ),
    workbook: what('Excel workbook', 'See all of it in Excel', 'The six tables above in one Excel workbook'),
    bookings: what(
      'Bookings',
      'Put bookings into a calendar',
      'Bookings from today on (ICS), without notes or amounts',
    ),
  },
  span: 'Period',
  spans: {
    all: 'Everything',
    this_month: 'This month',
    last_month: 'Last month',
    this_year: 'This year',
    last_year: 'Last year',
    own: 'Choose dates',
  },
  dayOf: {
    learners: 'By the day they joined.',
    sessions: 'By the date of the session.',
    payments:
      'By the day they were paid; outstanding ones by the day they are due. “Amount” holds only what came in; what has not is under “Still due”.',
    refunds: 'By the day of the refund.',
    contracts: 'By the day the contract starts.',
    interactions: 'By the day of the contact.',
    workbook: 'By the date of each table: start, session, payment and so on.',
    bookings: '',
  },
  from: 'From',
  to: 'To',
  dayPh: 'e.g. 4/1/2026',
  preset: 'Format',
  presets: {
    excel: {
      title: 'CSV for Excel',
      about: 'UTF-8 with a byte order mark. Excel opens it with every letter right.',
    },
    workbook: {
      title: 'Excel workbook (XLSX)',
      about: 'Dates and amounts can be calculated with. There are no formulas in it.',
    },
    shift_jis: {
      title: 'CSV in Shift_JIS',
      about:
        'For older Japanese programs, such as for accounting. You are told first of letters it does not have.',
    },
    plain: { title: 'Plain CSV', about: 'UTF-8 with LF line ends, for other programs to process.' },
  },
  nothing: 'There is nothing to export in this period. The file will hold headings only.',
  rows: (n) => (n === '1' ? '1 row will be exported.' : `${n} rows will be exported.`),
  losses: {
    unmappable: (n) => `Places with letters that Shift_JIS does not have: ${n}. They can be written as 〓.`,
    defused: (n) => `Places that look like a formula: ${n}. Their first letter is written in full width.`,
    cut: (n) => `Texts that are too long for a cell: ${n}. Their end is left out.`,
  },
  between: ', ',
  character: (letter) => `“${letter}”`,
  moreLosses: (n) => `and ${n} more`,
  bookingsAbout:
    'A file that Google Calendar and others can import. Export and import it again, and changes and cancellations follow.',
  whose: 'Whose bookings',
  everyone: 'Everyone',
  naming: 'Learner’s name',
  namings: { name: 'Name', initials: 'Initials', nobody: 'None' },
  write: 'Export',
  substitute: 'Export with 〓 instead',
  writing: 'Exporting',
  written: (name, rows) =>
    rows === '1' ? `1 row exported to “${name}”.` : `${rows} rows exported to “${name}”.`,
  bookingsWritten: (name, bookings, cancelled) =>
    `${bookings === '1' ? '1 booking' : `${bookings} bookings`} exported to “${name}”.${cancelled > 0 ? ` It also tells of ${counted(cancelled, 'cancellation', 'cancellations')}.` : ''}`,
  folder: 'Open folder',
};
