// SPDX-License-Identifier: EUPL-1.2
import type { SignedIn } from '../demo-people.ts';
import { atATime, type Post } from '../keep-alive-client.ts';
import { YEAR } from './year-association.ts';

const ENTRY = 'nextCursor total items { kind id tenantId bodyName on label serviceFamilyCode amount quantity meter enteredAt }';

/** The steps down from the total to the entry, as the pages ask them. */
export const STEP_DOCUMENTS = {
  run: `query Run($runId: ID!) { settlementRun(runId: $runId) { id version periodFrom periodTo status total
    proof { pools directCharges statements difference members costEntries readings }
    allocations { poolId poolName serviceFamilyCode monthsFrom monthsTo keyId keyName keyVersion clause resolution amount staff material overhead
      costEntries leftoverCents } } }`,
  shares: `query Shares($runId: ID!, $poolId: ID!) { runShares(runId: $runId, poolId: $poolId) { poolId poolName monthsFrom monthsTo memberId
    memberName amount fraction floor roundingCents uses { meter measured broughtForward carriedForward } } }`,
  costs: `query Costs($runId: ID!, $poolId: ID!, $monthsFrom: Month!, $after: String) {
    runPoolEntries(runId: $runId, poolId: $poolId, monthsFrom: $monthsFrom, after: $after, first: 50) { ${ENTRY} } }`,
  readings: `query Readings($runId: ID!, $poolId: ID!, $monthsFrom: Month!, $memberId: ID!, $after: String) {
    runShareReadings(runId: $runId, poolId: $poolId, monthsFrom: $monthsFrom, memberId: $memberId, after: $after, first: 50) { ${ENTRY} } }`,
  late: `query Late { lateEntries(first: 50) { ${ENTRY} } }`,
  statements: 'query Statements($runId: ID!) { statements(runId: $runId) { id tenantId lines { key poolId } } }',
  sources: `query Sources($statementId: ID!, $lineKey: String!, $after: String) {
    amountSources(statementId: $statementId, lineKey: $lineKey, after: $after, first: 50) { nextCursor total items { id meter quantity on label
      late isReversal text } } }`,
} as const;

type Step = keyof typeof STEP_DOCUMENTS;

export interface PageMeasure {
  readonly step: Step;
  readonly pages: number;
  readonly median: number;
  readonly p95: number;
  readonly longest: number;
}

interface Setting {
  readonly post: Post;
  readonly person: SignedIn;
  readonly runId: string;
  /** How many pages of each step, and how many are asked at once. */
  readonly pages: number;
  readonly lanes: number;
}

/** The same pages each time: a linear congruential generator (Numerical Recipes) from a fixed seed. */
function dice(): (below: number) => number {
  let state = 20_261_122;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A place somewhere in the year: what a reader has reached who has turned page after page. */
const cursorAt = (roll: (below: number) => number): string => {
  const day = new Date(Date.UTC(YEAR, 0, 1 + roll(365))).toISOString().slice(0, 10);
  return Buffer.from(`${day} 00000000-0000-7000-8000-000000000000`).toString('base64url');
};

interface Statement {
  readonly id: string;
  readonly lines: readonly { readonly key: string; readonly poolId: string | null }[];
}
interface Data {
  readonly settlementRun: { readonly allocations: readonly { readonly poolId: string; readonly monthsFrom: string }[] };
  readonly runShares: readonly { readonly memberId: string }[];
  readonly statements: readonly Statement[];
}

/** Goes down from the run by random ways, so many times, and measures each step where the browser would. */
export async function measurePages({ post, person, runId, pages, lanes }: Setting): Promise<readonly PageMeasure[]> {
  const taken = new Map<Step, number[]>();
  const ask = async (step: Step, variables: object, counts = true): Promise<Data> => {
    const begun = performance.now();
    const { status, text } = await post(person.door, { documentId: step, variables: { runId, ...variables } }, { cookie: person.cookie });
    if (status !== 200 || text.includes('"errors"')) throw new Error(`${step}: ${status} ${text.slice(0, 500)}`);
    if (counts) taken.set(step, [...(taken.get(step) ?? []), performance.now() - begun]);
    return (JSON.parse(text) as { data: Data }).data;
  };
  const { settlementRun: run } = await ask('run', {}, false);
  const { statements } = await ask('statements', {}, false);
  const roll = dice();
  const ways = Array.from({ length: pages }, () => ({
    pool: run.allocations[roll(run.allocations.length)],
    member: roll(1_000_000),
    statement: statements[roll(statements.length)],
    line: roll(1_000_000),
    after: cursorAt(roll),
  }));
  const down = async ({ pool, member, statement, line, after }: (typeof ways)[number], counts: boolean): Promise<void> => {
    await ask('run', {}, counts);
    const { runShares } = await ask('shares', { poolId: pool?.poolId }, counts);
    const at = { poolId: pool?.poolId, monthsFrom: pool?.monthsFrom, after };
    await ask('costs', at, counts);
    await ask('readings', { ...at, memberId: runShares[member % runShares.length]?.memberId }, counts);
    const lines = (statement?.lines ?? []).filter(({ poolId }) => poolId !== null);
    const sources = { statementId: statement?.id, lineKey: lines[line % lines.length]?.key, after, runId: undefined };
    await ask('sources', sources, counts);
    await ask('late', { runId: undefined }, counts);
  };
  for (const way of ways.slice(0, 20)) await down(way, false);
  await atATime(ways.length, lanes, async (index) => {
    const way = ways[index];
    if (way) await down(way, true);
  });
  return [...taken].map(([step, times]) => {
    const sorted = times.sort((a, b) => a - b);
    const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
    return { step, pages: sorted.length, median: at(0.5), p95: at(0.95), longest: sorted.at(-1) ?? 0 };
  });
}
