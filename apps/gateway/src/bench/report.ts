// SPDX-License-Identifier: EUPL-1.2
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import type { MutationMeasure } from './measure-mutations.ts';
import type { Cost, ReadMeasure } from './measure-reads.ts';
import type { SettlementMeasure } from './measure-settlement.ts';

export interface Measured {
  readonly reads: readonly ReadMeasure[];
  readonly mutations: readonly MutationMeasure[];
  readonly settlement: SettlementMeasure;
  readonly postgres: string;
}

export const number = (value: number, digits = 2): string =>
  value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
const cpuOf = ({ server, database }: Cost): number => server + database;

/** What was measured on. */
export function machine(): string {
  const model = /^model name\s*:\s*(.+)$/m.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1] ?? 'unknown';
  return `${model}, ${availableParallelism()} cores, ${number(totalmem() / 2 ** 30, 0)} GiB`;
}

/** The tables of docs/benchmarks.md. */
export function reportOf({ reads, mutations, settlement, postgres }: Measured): string {
  const readRows = reads.flatMap(({ name, bytes, raw, gateway }) => [
    `| ${name} (${number(bytes / 1_000, 1)} kB) | raw \`pg\` | ${number(raw.server)} | ${number(raw.database)} | ${number(cpuOf(raw))} | 1.00 | ${number(raw.perSecond, 0)} |`,
    `| | gateway | ${number(gateway.server)} | ${number(gateway.database)} | ${number(cpuOf(gateway))} | ${number(cpuOf(gateway) / cpuOf(raw))} | ${number(gateway.perSecond, 0)} |`,
  ]);
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)}: ${machine()}; Node ${process.versions.node}, PostgreSQL ${postgres}.`,
    '',
    '| Question | Side | Server | Database | Together | Ratio | Per second |',
    '| --- | --- | ---: | ---: | ---: | ---: | ---: |',
    ...readRows,
    '',
    '| Mutation | Per second | Server | Database |',
    '| --- | ---: | ---: | ---: |',
    ...mutations.map(
      ({ name, perSecond, server, database }) => `| \`${name}\` | ${number(perSecond, 0)} | ${number(server)} | ${number(database)} |`,
    ),
    '',
    `Settlement run of the demo's open month (${settlement.pools} pools, ${settlement.members} members): ${number(settlement.seconds)} s, ` +
      `of them ${number(settlement.cpuSeconds)} s processor in the worker and ${number(settlement.databaseCpuSeconds)} s in the database.`,
  ].join('\n');
}

const PAGE = new URL('../../../../docs/benchmarks.md', import.meta.url);
/** Puts a report between its marks on the page; the words around them stay. */
export function writeReport(report: string, name: 'measured' | 'full-year' | 'large-association' | 'payments' = 'measured'): void {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const page = readFileSync(PAGE, 'utf8');
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/benchmarks.md has lost its marks ${begin}`);
  writeFileSync(PAGE, `${page.slice(0, from + begin.length)}\n${report}\n${page.slice(to)}`);
}
