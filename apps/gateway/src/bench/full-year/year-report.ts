// SPDX-License-Identifier: EUPL-1.2
import { machine, number } from '../report.ts';
import type { PageMeasure } from './measure-pages.ts';
import type { Lap, YearMeasure } from './measure-year.ts';

const STEP_NAMES: Readonly<Record<string, string>> = {
  run: 'The run with its 200 pools',
  shares: 'The shares of a pool (40 members)',
  costs: 'The single costs of a pool (50 a page)',
  readings: 'The single readings behind a share (50 a page)',
  sources: "The same from a member's statement (50 a page)",
  late: 'What came late after the release (none in this year)',
};

/** Steps of a run in the order in which they take place. */
const STEPS = ['collect', 'hash', 'freeze', 'statements', 'save', 'other'] as const;

const inSteps = ({ inSteps: spent, seconds }: Lap): string[] => {
  const known = STEPS.map((step) => spent[step] ?? 0);
  const outside = seconds - known.reduce((sum, one) => sum + one, 0);
  return [...known, Math.max(0, outside)].map((value) => number(value, 1));
};

const perMillion = (measure: YearMeasure, lap: Lap): string => number((lap.seconds / measure.entries) * 1e6, 1);

const cpuOf = ({ workerCpu, databaseCpu }: Lap): number => workerCpu + databaseCpu;

/** How the processor's time grows when the entries do: 1 is linear, less is better. Of the two largest years. */
function slope(measures: readonly YearMeasure[], pick: (measure: YearMeasure) => Lap): string {
  const [small, large] = [...measures].sort((a, b) => a.entries - b.entries).slice(-2);
  if (!small || !large) return '–';
  return number(Math.log(cpuOf(pick(large)) / cpuOf(pick(small))) / Math.log(large.entries / small.entries), 2);
}

function runRows(measures: readonly YearMeasure[]): string[] {
  return measures.flatMap((measure) => {
    const row = (name: string, lap: Lap): string =>
      `| ${number(measure.entries, 0)} | ${name} | ${number(lap.seconds, 1)} | ${number(lap.workerCpu, 1)} | ${number(lap.databaseCpu, 1)} | ` +
      `${number(lap.workerMegabytes, 0)} | ${number(lap.databaseMegabytes, 0)} | ${perMillion(measure, lap)} |`;
    const { make, release, statement } = measure;
    return [row('preview', make), row('release', release), row('one SQL statement', statement)];
  });
}

const stepRows = (measures: readonly YearMeasure[]): string[] =>
  measures.flatMap(({ entries, make, release }) => [
    `| ${number(entries, 0)} | preview | ${inSteps(make).join(' | ')} |`,
    `| ${number(entries, 0)} | release | ${inSteps(release).join(' | ')} |`,
  ]);

/** The section of docs/benchmarks.md. */
export function yearReport(measures: readonly YearMeasure[], pages: readonly PageMeasure[], postgres: string): string {
  const largest = measures.at(-1);
  const ratios = measures.map(({ entries, make, statement }) => `${number(entries, 0)}: ${number(make.seconds / statement.seconds, 1)}`);
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)}: ${machine()}; Node ${process.versions.node}, PostgreSQL ${postgres}.`,
    '',
    '| Entries | Step | Seconds | Processor: worker | Processor: database | Memory: worker (MB) | Memory: database (MB) | Seconds per million |',
    '| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...runRows(measures),
    '',
    `Preview against the one statement: ${ratios.join('; ')}. Growth of the processor's time (1 is linear; of the two largest years): preview ` +
      `${slope(measures, ({ make }) => make)}, release ${slope(measures, ({ release }) => release)}, one statement ` +
      `${slope(measures, ({ statement }) => statement)}.`,
    '',
    '| Entries | Step | Collect | Hash | Freeze | Statements | Save | Other | Worked out in the worker |',
    '| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...stepRows(measures),
    '',
    `From the total to the entry, over the year of ${number(largest?.entries ?? 0, 0)} entries (database of ${number((largest?.megabytes ?? 0) / 1_024, 1)} GB), in milliseconds:`,
    '',
    '| Page | Pages | Median | 95 % below | Longest |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...pages.map(
      ({ step, pages: count, median, p95, longest }) =>
        `| ${STEP_NAMES[step] ?? step} | ${number(count, 0)} | ${number(median, 0)} | ${number(p95, 0)} | ${number(longest, 0)} |`,
    ),
  ].join('\n');
}
