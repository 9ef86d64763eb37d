// A chart's table as it goes into a file: every number in a column of its own and nothing besides its digits, so that no spreadsheet
// takes 7/9 for a day. The days are those of the wire.
import type {
  LoopShown,
  Metric,
  MovedSums,
  PeriodValue,
  ShareShown,
  SplitBy,
  StayLineShown,
  StayMark,
  Sum,
} from '../../host/wire';
import { chartSpeech } from '../../words/charting';
import { sayName } from '../../words/name';
import type { words } from '../../words/words.svelte';
import { sayGroup } from './chart-words';

type Words = typeof words;
type Column<Row> = { name: string; write: (row: Row) => string };

/** A share from 0 to 1 in percent with one decimal. */
const percent = (rate: number): string => String(Math.round(rate * 1000) / 10);

/** An amount in the currency's own unit: 22000 yen, 12.5 dollars. */
function plain({ minor, currency }: Sum): string {
  const style = new Intl.NumberFormat('en', { style: 'currency', currency });
  return String(minor / 10 ** (style.resolvedOptions().maximumFractionDigits ?? 0));
}

const table = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string[][] => [
  columns.map(({ name }) => name),
  ...rows.map((row) => columns.map(({ write }) => write(row))),
];

/** What restricts a share: too few cases for one, or so few that it only indicates. */
function restraint(share: ShareShown | null): string | null {
  const t = chartSpeech();
  if (!share || share.all === 0) return null;
  if (share.rate === null) return t.tooFew;
  return share.is_indicative ? t.indicative : null;
}

/** Numerator, denominator, percentage and the ends of its interval. */
function ofShare<Row>(read: (row: Row) => ShareShown | null): Column<Row>[] {
  const { file } = chartSpeech();
  const told = (write: (share: ShareShown) => string) => (row: Row) => {
    const share = read(row);
    return share ? write(share) : '';
  };
  const end = (at: 0 | 1) =>
    told(({ rate, interval }) => (rate === null || !interval ? '' : percent(interval[at])));
  return [
    { name: file.of, write: told(({ of }) => String(of)) },
    { name: file.all, write: told(({ all }) => String(all)) },
    { name: file.percent, write: told(({ rate }) => (rate === null ? '' : percent(rate))) },
    { name: file.low, write: end(0) },
    { name: file.high, write: end(1) },
  ];
}

const days = (): Column<{ period: PeriodValue['period'] }>[] => [
  { name: chartSpeech().file.first, write: ({ period }) => period.from },
  { name: chartSpeech().file.last, write: ({ period }) => period.to },
];

const shareOf = ({ value }: PeriodValue): ShareShown | null => {
  if ('share' in value) return value.share;
  return 'days' in value ? value.days.share : null;
};

/** What is to be known of a value besides itself. */
function marks(words: Words): Column<PeriodValue> {
  const t = chartSpeech();
  const write = (told: PeriodValue): string => {
    const { value, period } = told;
    const few =
      'days' in value && value.days.is_indicative && value.days.median !== null ? t.indicative : null;
    const all = [restraint(shareOf(told)) ?? few, period.is_over ? null : t.toDate];
    return all.filter((mark) => mark !== null).join(words.t.design.listing);
  };
  return { name: t.file.mark, write };
}

function ofReasons(values: readonly PeriodValue[], words: Words): Column<PeriodValue>[] {
  const counted = (wanted: string | null, { reasons }: PeriodValue): number =>
    reasons.reduce((sum, { reason, count }) => (reason === wanted ? sum + count : sum), 0);
  const names = new Set(values.flatMap(({ reasons }) => reasons.map(({ reason }) => reason)));
  return [
    {
      name: chartSpeech().columns.lost,
      write: ({ reasons }) => String(reasons.reduce((sum, { count }) => sum + count, 0)),
    },
    ...[...names].map((name) => ({
      name: name === null ? words.t.metrics.unasked : sayName(name, words.t),
      write: (value: PeriodValue) => String(counted(name, value)),
    })),
  ];
}

/** A line for each currency of a period: amounts of two are not added. */
function ofRevenue(values: readonly PeriodValue[], words: Words): string[][] {
  type Line = { told: PeriodValue; period: PeriodValue['period']; moved: MovedSums | null };
  const t = chartSpeech();
  const lines = values.flatMap((told): Line[] =>
    (told.moved.length > 0 ? told.moved : [null]).map((moved) => ({ told, period: told.period, moved })),
  );
  const sum =
    (of: (moved: MovedSums) => Sum) =>
    ({ moved }: Line): string =>
      moved ? plain(of(moved)) : '';
  const each = ({ told: { value }, moved }: Line): string => {
    const own =
      'amounts' in value && value.amounts.each.find(({ currency }) => currency === moved?.received.currency);
    return own ? plain(own) : '';
  };
  const columns: Column<Line>[] = [
    ...days(),
    { name: t.file.currency, write: ({ moved }) => moved?.received.currency ?? '' },
    { name: t.received, write: sum(({ received }) => received) },
    { name: t.refunded, write: sum(({ refunded }) => refunded) },
    {
      name: t.net,
      write: sum(({ received, refunded }) => ({ ...received, minor: received.minor - refunded.minor })),
    },
    { name: t.perLearner, write: each },
    { name: t.file.mark, write: ({ told }) => marks(words).write(told) },
  ];
  return table(columns, lines);
}

/** The table of a metric over periods. */
export function fileOfPeriods(metric: Metric, values: readonly PeriodValue[], words: Words): string[][] {
  const { columns } = chartSpeech();
  if (metric === 'revenue') return ofRevenue(values, words);
  const of = (told: Column<PeriodValue>[]) => table([...days(), ...told, marks(words)], values);
  if (metric === 'reasons') return of(ofReasons(values, words));
  const excluded = { name: columns.excluded, write: (told: PeriodValue) => String(told.excluded) };
  const undecided = { name: columns.undecided, write: (told: PeriodValue) => String(told.undecided) };
  if (metric === 'applications') {
    const counted = (read: (value: { count: number; people: number }) => number) => (told: PeriodValue) =>
      'count' in told.value ? String(read(told.value.count)) : '';
    return of([
      { name: columns.of, write: counted(({ count }) => count) },
      { name: columns.people, write: counted(({ people }) => people) },
      excluded,
    ]);
  }
  if (metric === 'unbooked') {
    const told =
      (read: (value: { waiting: number; median: number | null }) => number | null) => (it: PeriodValue) =>
        'days' in it.value ? String(read(it.value.days) ?? '') : '';
    return of([
      { name: columns.waiting, write: told(({ waiting }) => waiting) },
      { name: chartSpeech().file.median, write: told(({ median }) => median) },
      ...ofShare(shareOf),
    ]);
  }
  return of([...ofShare(shareOf), undecided, excluded]);
}

/** The table of the curve of stays; the columns of several groups bear their names. */
export function fileOfStays(
  groups: readonly (string | null)[],
  values: readonly StayMark[],
  words: Words,
  by: SplitBy | null,
): string[][] {
  const t = chartSpeech();
  const ofGroup = (group: string | null, at: number): Column<StayMark>[] => {
    const name = by && group !== null && groups.length > 1 ? `${sayGroup(by, group, words)} ` : '';
    const column = (what: string, write: (line: StayLineShown) => string): Column<StayMark> => ({
      name: `${name}${what}`,
      write: ({ lines }) => (lines[at] ? write(lines[at]) : ''),
    });
    const end = (of: 0 | 1) => (line: StayLineShown) => (line.interval ? percent(line.interval[of]) : '');
    return [
      column(t.file.percent, ({ share }) => (share === null ? '' : percent(share))),
      column(t.file.low, end(0)),
      column(t.file.high, end(1)),
      column(t.atRisk, (line) => String(line.at_risk)),
      column(t.columns.lost, ({ lost }) => String(lost)),
      column(t.file.mark, ({ share }) => (share === null ? t.tooFew : '')),
    ];
  };
  return table([{ name: t.months, write: ({ month }) => String(month) }, ...groups.flatMap(ofGroup)], values);
}

/** The table of the session loop. */
export function fileOfLoop(values: readonly LoopShown[]): string[][] {
  const t = chartSpeech();
  const columns: Column<LoopShown>[] = [
    { name: t.after, write: ({ after }) => String(after) },
    ...ofShare<LoopShown>(({ share }) => share),
    { name: t.columns.open, write: ({ open }) => String(open) },
    { name: t.columns.graduated, write: ({ graduated }) => String(graduated) },
    { name: t.file.mark, write: ({ share }) => restraint(share) ?? '' },
  ];
  return table(columns, values);
}
