// SPDX-License-Identifier: EUPL-1.2
import { assembly as houseAssembly } from '@assembly/core';
import { runQuery } from '@platform/use-case';
import { testDatabase, testWorld } from '@testkit/core';
import { expect, test } from 'vitest';
import { oneStatement } from './one-statement.ts';
import { KEPT_SHARES, linesOf, makeYearRun, releaseYearRun, type YearShare } from './settle-year.ts';
import { centreActor, FAMILIES, YEAR, yearAssociation } from './year-association.ts';
import { settleDown } from './year-database.ts';
import { writeYear } from './year-entries.ts';

const IN_FULL = process.env['PROOF'] === 'full';
const ENTRIES = Number(process.env['PROOF_RUNS'] ?? (IN_FULL ? 1_000_000 : 100_000));
if (!Number.isSafeInteger(ENTRIES) || ENTRIES < 50_000) {
  throw new Error('PROOF_RUNS must be a whole number of at least 50,000 for this proof: fewer entries leave pools without costs.');
}

test(`a year of ${ENTRIES} entries is settled to the cent as one SQL statement settles it, and freezes every one of them`, async () => {
  const { services } = houseAssembly({ demo: false });
  const { platform, assembly, database } = await testWorld(services);
  // The months of the year are over; the clock of the test stands still after them.
  expect(platform.clock().getFullYear()).toBeGreaterThan(YEAR);
  const association = await yearAssociation(platform, IN_FULL ? FAMILIES : 3);
  const entries = await writeYear(database, association, ENTRIES);
  await settleDown((await testDatabase()).superuserUrl);
  const settling = { platform, assembly, association };
  const finance = await centreActor(platform, association, 'finance');
  const runId = await makeYearRun(settling, finance);

  const ask = (statement: string): Promise<YearShare[]> =>
    database.write(association.scope, (writes) => writes.$queryRawUnsafe(statement), { timeoutMs: 600_000 });
  const kept = linesOf(await ask(KEPT_SHARES(runId)));
  expect(kept.length).toBeGreaterThan(association.pools.length * association.members.length * 0.9);
  expect(kept).toEqual(linesOf(await ask(oneStatement(association))));

  await releaseYearRun(settling, await centreActor(platform, association, 'financeReleaser'), runId);
  const run = await database.read(association.scope, (reads) =>
    reads.selectFrom('settlement_run').select(['status', 'frozen_count', 'total_cents']).where('id', '=', runId).executeTakeFirstOrThrow(),
  );
  expect(run).toMatchObject({ status: 'released', frozen_count: entries.readings + entries.costs + entries.charges });
  const verify = assembly.queries.get('settlement.verifyRun');
  if (!verify) throw new Error('nobody verifies runs');
  const session = database.readSession();
  try {
    expect(await runQuery(platform, session, verify, { actor: finance, input: { runId } as never })).toMatchObject({
      ...{ holds: true, frozenSet: true, shares: true, statements: true },
    });
  } finally {
    await session.close();
  }
}, 3_600_000);
