// SPDX-License-Identifier: EUPL-1.2
import { type Change, ruleOfParts, settle, settleTotals, whatIf } from '@domain/settlement';
import { civilDate, unwrap } from '@kernel/core';
import { largeRun } from './large-run.ts';

/** As many as there are municipalities in North Rhine-Westphalia. */
const MEMBERS = 396;
const POOLS = 200;
const AIM_SECONDS = 1;
const ROUNDS = 7;

const ON = { referenceDate: civilDate('2022-05-15') };
const CHANGES: Readonly<Record<string, readonly Change[]>> = {
  'another key': [{ kind: 'key', keyId: 'key-2', rule: ruleOfParts([{ sharePermyriad: 10_000, metric: { kind: 'equal' } }]) }],
  'another census': [{ kind: 'population', from: { basis: 'zensus-2022', ...ON }, to: { basis: 'fortschreibung', ...ON } }],
};

/** The middle of the rounds after a warm-up: seconds on the clock, and of processor. */
function measured(work: () => unknown): { readonly wall: number; readonly processor: number } {
  const rounds = Array.from({ length: ROUNDS + 1 }, () => {
    const [from, before] = [performance.now(), process.cpuUsage()];
    work();
    const { user, system } = process.cpuUsage(before);
    return { wall: (performance.now() - from) / 1000, processor: (user + system) / 1_000_000 };
  }).slice(1);
  return [...rounds].sort((a, b) => a.wall - b.wall)[Math.floor(ROUNDS / 2)] ?? { wall: 0, processor: 0 };
}

function say(what: string, work: () => unknown, aim = ''): void {
  const { wall, processor } = measured(work);
  process.stdout.write(`${what}: ${Math.round(wall * 100) / 100} s, of processor ${Math.round(processor * 100) / 100} s${aim}\n`);
}

const input = largeRun(MEMBERS, POOLS);
process.stdout.write(`${MEMBERS} members, ${POOLS} pools, a year\n`);
say('whole run with everything that explains it', () => unwrap(settle(input)));
say('totals alone', () => unwrap(settleTotals(input)));
for (const [what, changes] of Object.entries(CHANGES))
  say(`what-if, ${what}, before and after`, () => unwrap(whatIf(input, changes)), ` (aim: ${AIM_SECONDS} s)`);
