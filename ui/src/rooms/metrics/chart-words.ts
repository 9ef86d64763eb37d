// What is written in the drawings of metrics, and what is read off their points.
import type { Measure } from '../../charts/geometry';
import { addDays } from '../../dates/day';
import type {
  ChartWords,
  LoopShown,
  Metric,
  MovedSums,
  PeriodValue,
  ReasonCount,
  ShareShown,
  SplitBy,
  StayLineShown,
  StayMark,
  Sum,
} from '../../host/wire';
import { sayName } from '../../words/name';
import { chartSpeech } from '../../words/charting';
import type { words } from '../../words/words.svelte';

type Words = typeof words;

/** Monday of some week, so that weekdays have names in both languages. */
const MONDAY = '2024-01-01';

/** The weekdays from Monday. */
const weekdays = (words: Words): string[] =>
  [0, 1, 2, 3, 4, 5, 6].map((n) => words.f.weekday(addDays(MONDAY, n) ?? MONDAY));

/** The words in the drawing of a metric. */
export function chartWords(metric: Metric, words: Words): ChartWords {
  const t = chartSpeech();
  return {
    unit: t.units[metric] ?? '',
    interval: t.interval,
    indicative: t.indicative,
    too_few: t.tooFew,
    to_date: t.toDate,
    target: t.target,
    version: t.version,
    names: words.t.terms.brought,
    others: t.others,
    unasked: words.t.metrics.unasked,
    received: t.received,
    refunded: t.refunded,
    threshold: t.threshold,
    months: t.months,
    at_risk: t.atRisk,
    weekdays: weekdays(words),
  };
}

/** How a group is called: weekdays come as numbers from Monday, everything else by its name. */
export function sayGroup(by: SplitBy, group: string, words: Words): string {
  return by === 'weekday' ? (weekdays(words)[Number(group) - 1] ?? group) : sayName(group, words.t);
}

const percent = (rate: number, words: Words): string => words.f.percent(Math.round(rate * 100));

/** The count, the share and the interval of a share, each in a column of its own. */
function ofShare<Value>(words: Words, read: (value: Value) => ShareShown | null): Measure<Value>[] {
  const { columns } = chartSpeech();
  const told = (write: (share: ShareShown) => string) => (value: Value) => {
    const share = read(value);
    return share && share.all > 0 ? write(share) : '–';
  };
  return [
    {
      name: columns.of,
      write: told(({ of, all }) => words.t.metrics.of(words.f.count(of), words.f.count(all))),
    },
    {
      name: columns.value,
      write: told(({ rate, is_indicative }) => {
        if (rate === null) return chartSpeech().tooFew;
        const said = percent(rate, words);
        return is_indicative ? `${said} ${words.t.metrics.indicative}` : said;
      }),
    },
    {
      name: columns.interval,
      write: told(({ rate, interval }) =>
        rate === null || !interval ? '–' : interval.map((end) => percent(end, words)).join('–'),
      ),
    },
  ];
}

type Read = Measure<PeriodValue>;

const sums = (amounts: readonly Sum[], words: Words): string =>
  amounts.map(({ minor, currency }) => words.f.money(minor, currency)).join(' · ') || '–';

function ofMoney(words: Words): Read[] {
  const t = chartSpeech();
  const net = ({ received, refunded }: MovedSums): Sum => ({
    ...received,
    minor: received.minor - refunded.minor,
  });
  const of = (name: string, read: (moved: MovedSums) => Sum): Read => ({
    name,
    write: ({ moved }) => sums(moved.map(read), words),
  });
  return [
    of(t.received, ({ received }) => received),
    of(t.refunded, ({ refunded }) => refunded),
    of(t.net, net),
    {
      name: t.perLearner,
      write: ({ value }) => ('amounts' in value ? sums(value.amounts.each, words) : '–'),
    },
  ];
}

function ofReasons(words: Words): Read[] {
  const { columns } = chartSpeech();
  const say = ({ reason, count }: ReasonCount): string =>
    `${reason === null ? words.t.metrics.unasked : sayName(reason, words.t)} ${words.f.count(count)}`;
  return [
    {
      name: columns.lost,
      write: ({ reasons }) => words.f.count(reasons.reduce((sum, { count }) => sum + count, 0)),
    },
    {
      name: columns.reasons,
      write: ({ reasons }) => reasons.map(say).join(words.t.design.listing) || '–',
    },
  ];
}

/** The median of days and how many it is of, each in a column of its own. */
function ofMedian(words: Words): Read[] {
  const { columns } = chartSpeech();
  const told =
    (write: (days: { median: number; waiting: number; is_indicative: boolean }) => string) =>
    ({ value }: PeriodValue) => {
      const days = 'days' in value ? value.days : null;
      return days === null || days.median === null ? '–' : write({ ...days, median: days.median });
    };
  return [
    { name: columns.waiting, write: told(({ waiting }) => words.f.count(waiting)) },
    {
      name: columns.median,
      write: told(({ median, is_indicative }) => {
        const said = words.t.metrics.days(words.f.count(median));
        return is_indicative ? `${said} ${words.t.metrics.indicative}` : said;
      }),
    },
  ];
}

/** What can be read off the points of a metric over time. */
export function measuresOf(metric: Metric, words: Words): Read[] {
  const { columns } = chartSpeech();
  if (metric === 'revenue') return ofMoney(words);
  if (metric === 'reasons') return ofReasons(words);
  const beside: Read[] = [
    { name: columns.undecided, write: ({ undecided }) => words.f.count(undecided) },
    { name: columns.excluded, write: ({ excluded }) => words.f.count(excluded) },
  ];
  if (metric === 'applications') {
    const counted = (read: (value: { count: number; people: number }) => number) => (value: PeriodValue) =>
      'count' in value.value ? words.f.count(read(value.value.count)) : '–';
    return [
      { name: columns.of, write: counted(({ count }) => count) },
      { name: columns.people, write: counted(({ people }) => people) },
      ...beside.slice(1),
    ];
  }
  if (metric === 'unbooked')
    return [
      ...ofMedian(words),
      ...ofShare<PeriodValue>(words, ({ value }) => ('days' in value ? value.days.share : null)),
    ];
  return [...ofShare<PeriodValue>(words, ({ value }) => ('share' in value ? value.share : null)), ...beside];
}

/** What can be read off the curve of stays: of each of its lines the share, its interval, and how many are watched and were lost. */
export function measuresOfStays(
  groups: readonly (string | null)[],
  words: Words,
  by: SplitBy | null,
): Measure<StayMark>[] {
  const t = chartSpeech();
  const interval = (ends: [number, number] | null): string =>
    ends ? ends.map((end) => percent(end, words)).join('–') : '–';
  const isAlone = groups.length === 1;
  return groups.flatMap((group, at) => {
    const of =
      (write: (line: StayLineShown) => string) =>
      ({ lines }: StayMark) =>
        lines[at] ? write(lines[at]) : '–';
    const name = by && group !== null && !isAlone ? sayGroup(by, group, words) : '';
    const called = (what: string): string => (name ? `${name} ${what}` : what);
    const share = {
      name: called(t.stays),
      write: of((line) => (line.share === null ? t.tooFew : percent(line.share, words))),
    };
    const risk = { name: called(t.atRisk), write: of((line) => words.f.count(line.at_risk)) };
    if (!isAlone) return [share, risk];
    return [
      share,
      { name: t.interval, write: of((line) => interval(line.interval)) },
      risk,
      { name: t.columns.lost, write: of((line) => words.f.count(line.lost)) },
    ];
  });
}

/** What can be read off the session loop. */
export function measuresOfLoop(words: Words): Measure<LoopShown>[] {
  const { columns } = chartSpeech();
  return [
    ...ofShare<LoopShown>(words, ({ share }) => share),
    { name: columns.open, write: ({ open }) => words.f.count(open) },
    { name: columns.graduated, write: ({ graduated }) => words.f.count(graduated) },
  ];
}
