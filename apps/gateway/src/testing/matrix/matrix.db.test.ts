// SPDX-License-Identifier: EUPL-1.2
import { addDays, businessDay } from '@kernel/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse } from '../test-house.ts';
import { type Matrix, openMatrix, type Walked } from './testing/open-matrix.ts';
import { plantedLeaks } from './testing/planted-leaks.ts';
import { verdictFaults } from './testing/verdicts.ts';

/** Every root field × every role × ids that are not the asker's, on the schema that is served and a real database. */
let matrix: Matrix;
let walked: Walked;
beforeAll(async () => {
  matrix = await openMatrix((superuserUrl) => [plantedLeaks(superuserUrl)]);
  walked = await matrix.walk(({ name }) => !/\.planted/.test(name));
}, 300_000);
afterAll(() => matrix.close());

/** Tables whose rows no operation ever shows by an id of their own. */
const WITHOUT_ROWS = ['handled_message', 'tenant_key'];

test('each association has rows of every kind, so that a leak of any of them would be seen', async () => {
  const { rows } = await matrix.database.query(
    "select relname from pg_class where relkind = 'r' and obj_description(oid, 'pg_class') ~ '^class: (owned|published)' order by 1",
  );
  const empty: string[] = [];
  for (const { relname } of rows as { relname: string }[]) {
    for (const { association, letter } of matrix.places) {
      const tenantIds = [association.centreId, ...association.members.map(({ tenantId }) => tenantId)];
      const found = await matrix.database.query(`select 1 from ${relname} where tenant_id = any($1) limit 1`, [tenantIds]);
      if (found.rows.length === 0 && !WITHOUT_ROWS.includes(relname)) empty.push(`${relname} in ${letter}`);
    }
  }
  expect(empty).toEqual([]);
});

test("no answer shows what is not the asker's, tells that it exists, or changes it", () => {
  expect(walked.findings).toEqual([]);
});

/** Nothing to show is their answer here: no finding, no month without time, no files being read or made, a claim to which nothing has happened yet. */
const MAY_BE_EMPTY = ['Query.checkSettlement', 'Query.takeInProgress', 'Query.openItemHistory', 'Query.billingProgress'];

test('every query showed something to somebody', () => {
  expect(walked.empty.filter((name) => !MAY_BE_EMPTY.includes(name))).toEqual([]);
});

test('every field is open for whom it was decided to be', () => {
  expect(verdictFaults(walked.verdicts)).toEqual([]);
});

test('role × action', () => {
  const { book } = matrix.world.assembly;
  const table = Object.fromEntries(
    book.roles.map(({ name }) => [
      name,
      book
        .actionsOf(name)
        .map((entry) => (typeof entry === 'string' ? entry : `${entry.action} (${entry.own})`))
        .filter((entry) => !entry.startsWith('planted.'))
        .sort(),
    ]),
  );
  expect(table).toMatchSnapshot();
});

describe('planted', () => {
  const findingsOf = async (name: string): Promise<string> => {
    const found = await matrix.walk((field) => field.name === name);
    return found.findings.join('\n');
  };

  test('a query that reads past the scope', async () => {
    expect(await findingsOf('Query.plantedShown')).toMatch(/as clerk: shows KennB1own/);
    expect(await findingsOf('Query.plantedShown')).toMatch(/as memberClerk: shows KennA2own/);
  });

  test("a list of everybody's rows", async () => {
    expect(await findingsOf('Query.plantedListed')).toMatch(/as memberClerk: shows request /);
  });

  test('an answer that tells a foreign id from one that nobody has', async () => {
    expect(await findingsOf('Query.plantedOracle')).toMatch(
      /tells an id of another association \(requestId\) from one that does not exist/,
    );
  });

  test("a mutation that changes what is not one's own", async () => {
    const findings = await findingsOf('Mutation.plantedChange');
    expect(findings).toMatch(/as clerk: takes ids of another association/);
    expect(findings).toMatch(/as clerk: changes what is not the asker's/);
  });

  test('a field that nobody has decided on, one that was decided otherwise, and one that is gone', async () => {
    const { verdicts } = await matrix.walk(({ name }) => name === 'Query.plantedListed');
    const [field] = Object.keys(verdicts);
    expect(verdictFaults(verdicts, {})).toEqual([expect.stringContaining(`${field} has no verdict. Decide for whom it is open`)]);
    expect(verdictFaults(verdicts, { [String(field)]: 'planted.read: auditor' })).toEqual([expect.stringContaining('If that is meant')]);
    expect(verdictFaults({}, { 'Query.gone': 'planted.read: clerk' })).toEqual([expect.stringContaining('gone from the schema')]);
  });
});

test('a role that has ended opens no field: the address itself is not there', async () => {
  const house = await openTestHouse();
  try {
    const association = await house.world.association();
    const [member] = association.members;
    const today = businessDay(new Date());
    const ask = async (validTo: ReturnType<typeof addDays>) => {
      const person = await house.person(association, 'memberClerk', { ...(member ? { member } : {}), validTo });
      const { browser } = await house.signedIn(person);
      const answer = await browser.post(`${person.address}/graphql`, { query: '{ __typename }' });
      return [answer.status, answer.json.code ?? answer.json.data?.__typename];
    };
    expect(await ask(addDays(today, -1))).toEqual([404, 'NOT_FOUND']);
    expect(await ask(today)).toEqual([200, 'Query']);
  } finally {
    await house.close();
  }
}, 60_000);
