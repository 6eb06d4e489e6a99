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
  let last: Link = { sequence: 0n, hash: GENESIS };
  let erased = 0;
  for (;;) {
    const rows = await page(reads, tenantId, last.sequence);
    for (const row of rows) {
      findings.push(...problemsOf(row, last).map((problem) => ({ tenantId, sequence: row.sequence, problem })));
      if (row.salt !== null && row.content === null) erased += 1;
      last = row;
    }
    if (rows.length < PAGE) break;
  }
  const head = await reads.selectFrom('audit_head').select(['sequence', 'hash']).where('tenant_id', '=', tenantId).executeTakeFirst();
  if (!sameEnd(last, head)) findings.push({ tenantId, sequence: last.sequence, problem: 'HEAD_DIFFERS' });
  return { tenantId, links: Number(last.sequence), erased, head: hex(last.hash), findings };
}

interface Link {
  readonly sequence: bigint;
  readonly hash: Uint8Array;
}

const sameEnd = (last: Link, head: Link | undefined): boolean =>
  head === undefined ? last.sequence === 0n : head.sequence === last.sequence && hex(head.hash) === hex(last.hash);

function problemsOf(row: Row, previous: Link): ChainFinding['problem'][] {
  const problems: ChainFinding['problem'][] = [];
  if (row.sequence !== previous.sequence + 1n) problems.push('GAP');
  if (hex(row.previous_hash) !== hex(previous.hash)) problems.push('PREVIOUS_HASH_DIFFERS');
  if (hex(linkHash(row.previous_hash, linkOf(row))) !== hex(row.hash)) problems.push('HASH_DIFFERS');
  if (row.salt === null) problems.push('VALUES_MISSING');
  else if (row.content !== null && hex(commitmentTo(row.salt, row.content)) !== hex(row.commitment)) problems.push('COMMITMENT_DIFFERS');
  return problems;
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
