// What is written in the drawings of metrics, and what is read off their points.
import type { Measure } from '../../charts/geometry';
import type { ChartWords, Metric, PeriodValue, ShareShown } from '../../host/wire';
import type { words } from '../../words/words.svelte';

type Words = typeof words;

/** The words in the drawing of a metric. */
export function chartWords(metric: Metric, words: Words): ChartWords {
  const t = words.t.charts;
  return {
    unit: t.units[metric] ?? '',
    interval: t.interval,
    indicative: t.indicative,
    too_few: t.tooFew,
    to_date: t.toDate,
    target: t.target,
    version: t.version,
  };
}

const percent = (rate: number, words: Words): string => words.f.percent(Math.round(rate * 100));

/** The count, the share and the interval of a share, each in a column of its own. */
function ofShare(words: Words, read: (value: PeriodValue) => ShareShown | null): Measure<PeriodValue>[] {
  const { columns } = words.t.charts;
  const told = (write: (share: ShareShown) => string) => (value: PeriodValue) => {
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
        if (rate === null) return words.t.charts.tooFew;
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

/** What can be read off the points of a metric over time. */
export function measuresOf(metric: Metric, words: Words): Measure<PeriodValue>[] {
  const { columns } = words.t.charts;
  const beside: Measure<PeriodValue>[] = [
    { name: columns.undecided, write: ({ undecided }) => words.f.count(undecided) },
    { name: columns.excluded, write: ({ excluded }) => words.f.count(excluded) },
  ];
  if (metric === 'unbooked')
    return [
      {
        name: columns.median,
        write: ({ value }) => {
          const median = 'days' in value ? value.days.median : null;
          return median === null ? '–' : words.t.metrics.days(words.f.count(median));
        },
      },
      ...ofShare(words, ({ value }) => ('days' in value ? value.days.share : null)),
    ];
  return [...ofShare(words, ({ value }) => ('share' in value ? value.share : null)), ...beside];
}
