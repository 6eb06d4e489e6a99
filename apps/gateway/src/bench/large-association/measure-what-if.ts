// SPDX-License-Identifier: EUPL-1.2
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { House } from '@assembly/core';
import type { Configuration } from '@platform/configuration';
import { FAMILIES, YEAR, yearAssociation } from '../full-year/year-association.ts';
import { settleDown } from '../full-year/year-database.ts';
import { writeYear } from '../full-year/year-entries.ts';
import { signedInAs } from '../full-year/year-people.ts';
import { keepAliveClient } from '../keep-alive-client.ts';
import { cpuMsOf, postgresCpuMs } from '../process-cpu.ts';
import { startServer } from '../start-server.ts';

const ENTRIES = 200_000;
const ROUNDS = 3;
const WARM_UP = 2;

const WHAT_IF = `query WhatIf($monthFrom: Month!, $monthTo: Month!, $changes: [WhatIfChangeInput!]) {
  whatIf(monthFrom: $monthFrom, monthTo: $monthTo, changes: $changes) { milliseconds payMore payLess unchanged sums { before after }
    findings { code } members { tenantId ags memberName before after difference } } }`;

const EQUAL = JSON.stringify({ format: 'verbund-key-rule/1', share: { kind: 'weight', weight: { kind: 'equal' } } });

export interface WhatIfMeasure {
  readonly change: string;
  /** Milliseconds, the middle of the rounds: as the asker waits, of the gateway's processor, of the database's, and what was reckoned alone. */
  readonly wall: number;
  readonly server: number;
  readonly database: number;
  readonly reckoned: number;
  readonly longest: number;
}

export interface TrialsMeasure {
  /** By member, service, meter and month: what a trial collects and hands to its thread. */
  readonly sumsOfUse: number;
  readonly trials: readonly WhatIfMeasure[];
}

interface Setting {
  readonly house: House;
  readonly configuration: Configuration;
  readonly ownerUrl: string;
  readonly postmaster: number;
  readonly members: number;
}

const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

interface Answer {
  readonly data: {
    readonly whatIf: { readonly milliseconds: number; readonly findings: readonly { code: string }[]; readonly members: readonly object[] };
  };
}

/** Trials of a year of 200 pools for all members, asked of a gateway as a page asks them: collected, reckoned twice, told. */
export async function measureWhatIf({ house, configuration, ownerUrl, postmaster, members }: Setting): Promise<TrialsMeasure> {
  const { database } = house.platform;
  const association = await yearAssociation(house.platform, FAMILIES, members);
  await writeYear(database, association, ENTRIES);
  await settleDown(ownerUrl);
  const { rows } = await database.pool.query<{ basis: string; on: string }>(
    `select basis, reference_date::text as on from population where basis <> 'census2022' group by 1, 2 order by count(*) desc, 2 desc limit 1`,
  );
  const [other] = rows;
  const [keyId] = await database
    .read(association.scope, (reads) =>
      reads
        .selectFrom('pool')
        .select('key_id')
        .where('id', '=', association.pools[1] ?? '')
        .execute(),
    )
    .then((found) => found.map((pool) => pool.key_id));
  const sums = await database.write(association.scope, async (writes) => ({
    rows: await writes.$queryRawUnsafe<{ count: number }[]>(`select count(*)::int as count from (
      select distinct tenant_id, service_family_code, meter, to_char(occurred_on, 'YYYY-MM') from reading) as used`),
  }));
  const changes = {
    'Another key of a pool': [{ kind: 'key', keyId, rule: EQUAL }],
    'Another count of inhabitants': [
      { kind: 'population', fromBasis: 'census2022', fromDate: '2022-05-15', toBasis: other?.basis, toDate: other?.on },
    ],
  };
  const folder = mkdtempSync(join(tmpdir(), 'verbund-bench-'));
  const webFolder = join(folder, 'web');
  mkdirSync(join(webFolder, 'assets'), { recursive: true });
  writeFileSync(join(webFolder, 'index.html'), '<!doctype html>');
  writeFileSync(join(webFolder, 'persisted-operations.json'), JSON.stringify({ whatIf: WHAT_IF }));
  const gateway = await startServer(folder, { kind: 'gateway', configuration, webFolder, scope: association.scope });
  const client = keepAliveClient(gateway.port, 1);
  try {
    const person = await signedInAs(house, client.post, association, 'finance');
    /** null: on a machine that is too busy the gateway gives a trial up; while it warms up that is no matter. */
    const ask = async (of: readonly object[]): Promise<Answer['data']['whatIf'] | null> => {
      const variables = { monthFrom: `${YEAR}-01`, monthTo: `${YEAR}-12`, changes: of };
      const { status, text } = await client.post(person.door, { documentId: 'whatIf', variables }, { cookie: person.cookie });
      if (status !== 200 || text.includes('"errors"')) throw new Error(`what-if: ${status} ${text.slice(0, 500)}`);
      const { whatIf } = (JSON.parse(text) as Answer).data;
      if (whatIf.findings.some(({ code }) => code === 'TRIAL_TOO_LARGE')) return null;
      if (whatIf.findings.length > 0 || whatIf.members.length !== members) throw new Error(`what-if: ${JSON.stringify(whatIf.findings)}`);
      return whatIf;
    };
    const measures: WhatIfMeasure[] = [];
    for (const [change, of] of Object.entries(changes)) {
      for (let round = 0; round < WARM_UP; round += 1) await ask(of);
      const taken: { wall: number; server: number; database: number; reckoned: number }[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const [begun, server, postgres] = [performance.now(), cpuMsOf(gateway.pid), postgresCpuMs(postmaster)];
        const answer = await ask(of);
        if (!answer) throw new Error('the gateway gave the trial up after its time');
        const { milliseconds: reckoned } = answer;
        const wall = performance.now() - begun;
        taken.push({ wall, server: cpuMsOf(gateway.pid) - server, database: postgresCpuMs(postmaster) - postgres, reckoned });
      }
      const middleOf = (name: 'wall' | 'server' | 'database' | 'reckoned'): number => middle(taken.map((one) => one[name]));
      measures.push({
        ...{ change, wall: middleOf('wall'), server: middleOf('server'), database: middleOf('database'), reckoned: middleOf('reckoned') },
        longest: Math.max(...taken.map(({ wall }) => wall)),
      });
    }
    return { sumsOfUse: sums.rows[0]?.count ?? 0, trials: measures };
  } finally {
    client.close();
    gateway.process.disconnect();
    rmSync(folder, { recursive: true, force: true });
  }
}
