// SPDX-License-Identifier: EUPL-1.2
import type { Reads } from '@platform/database';
import { type ChainLink, commitmentTo, GENESIS, linkHash } from './chain.ts';

export interface ChainFinding {
  readonly tenantId: string;
  readonly sequence: bigint;
  readonly problem: 'GAP' | 'PREVIOUS_HASH_DIFFERS' | 'HASH_DIFFERS' | 'COMMITMENT_DIFFERS' | 'VALUES_MISSING' | 'HEAD_DIFFERS';
}

export interface ChainReport {
  readonly tenantId: string;
  readonly links: number;
  readonly erased: number;
  /** Hex; the head as it can be published outside the database. */
  readonly head: string;
  readonly findings: readonly ChainFinding[];
}

const PAGE = 2_000;
const hex = (value: Uint8Array): string => Buffer.from(value).toString('hex');

/** Recomputes one tenant's chain from its first link to its head. */
export async function verifyChain(reads: Reads, tenantId: string): Promise<ChainReport> {
  const findings: ChainFinding[] = [];
  let previous: Uint8Array = GENESIS;
  let sequence = 0n;
  let erased = 0;
  for (;;) {
    const rows = await page(reads, tenantId, sequence);
    for (const row of rows) {
      const note = (problem: ChainFinding['problem']) => findings.push({ tenantId, sequence: row.sequence, problem });
      if (row.sequence !== sequence + 1n) note('GAP');
      if (hex(row.previous_hash) !== hex(previous)) note('PREVIOUS_HASH_DIFFERS');
      if (hex(linkHash(row.previous_hash, linkOf(row))) !== hex(row.hash)) note('HASH_DIFFERS');
      if (row.salt === null) note('VALUES_MISSING');
      else if (row.content === null) erased += 1;
      else if (hex(commitmentTo(row.salt, row.content)) !== hex(row.commitment)) note('COMMITMENT_DIFFERS');
      previous = row.hash;
      sequence = row.sequence;
    }
    if (rows.length < PAGE) break;
  }
  const head = await reads.selectFrom('audit_head').select(['sequence', 'hash']).where('tenant_id', '=', tenantId).executeTakeFirst();
  if (sequence !== (head?.sequence ?? 0n) || (head && sequence > 0n && hex(head.hash) !== hex(previous))) {
    findings.push({ tenantId, sequence, problem: 'HEAD_DIFFERS' });
  }
  return { tenantId, links: Number(sequence), erased, head: hex(previous), findings };
}

type Row = Awaited<ReturnType<typeof page>>[number];

function page(reads: Reads, tenantId: string, after: bigint) {
  return reads
    .selectFrom('audit_entry as e')
    .leftJoin('audit_value as v', (join) => join.onRef('v.tenant_id', '=', 'e.tenant_id').onRef('v.sequence', '=', 'e.sequence'))
    .selectAll('e')
    .select(['v.salt', 'v.content'])
    .where('e.tenant_id', '=', tenantId)
    .where('e.sequence', '>', after)
    .orderBy('e.sequence')
    .limit(PAGE)
    .execute();
}

const linkOf = (row: Row): ChainLink => ({
  tenantId: row.tenant_id,
  sequence: row.sequence,
  associationId: row.association_id,
  at: row.at,
  action: row.action,
  outcome: row.outcome,
  subjectType: row.subject_type,
  subjectId: row.subject_id,
  actorKind: row.actor_kind,
  actorAccountId: row.actor_account_id,
  actingTenantId: row.acting_tenant_id,
  correlationId: row.correlation_id,
  commitment: row.commitment,
});
