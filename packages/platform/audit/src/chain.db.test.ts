// SPDX-License-Identifier: EUPL-1.2
import { type Canonical, canonicalJson, instant, type TenantId } from '@kernel/core';
import { contextSql, inPoolTransaction } from '@platform/database';
import { type TestAssociation, testDatabase, testWorld, type World } from '@testkit/core';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AuditDraft, appendAudit, appendAuditBulk, verifyChain } from './index.ts';

let world: World;
let superuser: pg.Client;

beforeAll(async () => {
  world = await testWorld();
  superuser = new pg.Client({ connectionString: (await testDatabase()).superuserUrl });
  await superuser.connect();
});
afterAll(() => superuser.end());

const draft = (association: TestAssociation, tenantId: TenantId, content: unknown): AuditDraft => ({
  tenantId,
  associationId: association.associationId,
  at: instant(world.clock.now),
  action: 'toy.change',
  outcome: 'done',
  subject: { type: 'toy', id: world.newId() },
  actor: { kind: 'user', accountId: world.newId(), actingTenantId: association.centreId },
  correlationId: world.newId(),
  content,
});

const append = (association: TestAssociation, ...drafts: readonly AuditDraft[]) =>
  world.database.write(world.scope(association), (writes) => appendAudit(writes, drafts), { timeoutMs: 60_000 });

const verify = (association: TestAssociation, tenantId: string) =>
  world.database.read(world.scope(association), (reads) => verifyChain(reads, tenantId));

async function chainOf(links: number) {
  const association = await world.association();
  const tenantId = association.centreId;
  for (let link = 1; link <= links; link++) await append(association, draft(association, tenantId, { link, by: 'Erika Musterfrau' }));
  return { association, tenantId };
}

test('an empty chain is sound, and so is one over several tenants in one transaction', async () => {
  const { association } = await chainOf(0);
  const [one, other] = association.members;
  if (!one || !other) throw new Error('no members');
  expect(await verify(association, one.tenantId)).toEqual({
    tenantId: one.tenantId,
    links: 0,
    erased: 0,
    head: '0'.repeat(64),
    findings: [],
  });
  await append(
    association,
    draft(association, other.tenantId, 1),
    draft(association, one.tenantId, 2),
    draft(association, other.tenantId, 3),
  );
  expect(await verify(association, one.tenantId)).toMatchObject({ links: 1, findings: [] });
  expect(await verify(association, other.tenantId)).toMatchObject({ links: 2, findings: [] });
});

test('200 writers at once make one chain without a gap', async () => {
  const { association, tenantId } = await chainOf(0);
  const [member] = association.members;
  if (!member) throw new Error('no member');
  // Every other writer takes two heads, in either order: they are locked in the order of their tenants.
  const writing = Array.from({ length: 200 }, (_, n) => {
    const drafts = [draft(association, tenantId, { n })];
    if (n % 2 === 0) drafts.splice(n % 4 === 0 ? 0 : 1, 0, draft(association, member.tenantId, { n }));
    return drafts;
  });
  const waiting = [...writing];
  const lane = async (): Promise<void> => {
    for (let drafts = waiting.shift(); drafts; drafts = waiting.shift()) await append(association, ...drafts);
  };
  await Promise.all(Array.from({ length: 6 }, lane));
  expect(await verify(association, tenantId)).toMatchObject({ links: 200, findings: [] });
  expect(await verify(association, member.tenantId)).toMatchObject({ links: 100, findings: [] });
});

/** What somebody with the superuser's rights changes afterwards, and what the check says; $1 is the tenant. */
const TAMPERING: readonly (readonly [what: string, sql: string, problem: string, sequence: bigint])[] = [
  ['an entry', "update audit_entry set outcome = 'FORBIDDEN' where tenant_id = $1 and sequence = 2", 'HASH_DIFFERS', 2n],
  ['its actor', 'update audit_entry set actor_account_id = tenant_id where tenant_id = $1 and sequence = 2', 'HASH_DIFFERS', 2n],
  ['its time', "update audit_entry set at = at + interval '1 ms' where tenant_id = $1 and sequence = 3", 'HASH_DIFFERS', 3n],
  ['its hash', "update audit_entry set hash = sha256('x') where tenant_id = $1 and sequence = 2", 'PREVIOUS_HASH_DIFFERS', 3n],
  ['its commitment', "update audit_entry set commitment = sha256('x') where tenant_id = $1 and sequence = 2", 'COMMITMENT_DIFFERS', 2n],
  [
    'a value',
    "update audit_value set content = replace(content, 'Erika', 'Max') where tenant_id = $1 and sequence = 2",
    'COMMITMENT_DIFFERS',
    2n,
  ],
  ['a salt', "update audit_value set salt = 'x' where tenant_id = $1 and sequence = 2", 'COMMITMENT_DIFFERS', 2n],
  ['a value taken away with its row', 'delete from audit_value where tenant_id = $1 and sequence = 2', 'VALUES_MISSING', 2n],
  ['an entry taken out', 'delete from audit_entry where tenant_id = $1 and sequence = 2', 'GAP', 3n],
  ['the last entry taken out', 'delete from audit_entry where tenant_id = $1 and sequence = 4', 'HEAD_DIFFERS', 3n],
  ['all entries taken out', 'delete from audit_entry where tenant_id = $1', 'HEAD_DIFFERS', 0n],
  ['the head', "update audit_head set hash = sha256('x') where tenant_id = $1", 'HEAD_DIFFERS', 4n],
  ['the head set back', 'update audit_head set sequence = 3 where tenant_id = $1', 'HEAD_DIFFERS', 4n],
  ['the head taken away', 'delete from audit_head where tenant_id = $1', 'HEAD_DIFFERS', 4n],
  [
    'two entries exchanged',
    'update audit_entry set sequence = case sequence when 2 then 30 else 2 end where tenant_id = $1 and sequence in (2, 3)',
    'PREVIOUS_HASH_DIFFERS',
    2n,
  ],
];

test.each(TAMPERING)('found: %s', async (_what, sql, problem, sequence) => {
  const { association, tenantId } = await chainOf(4);
  expect(await verify(association, tenantId)).toMatchObject({ links: 4, findings: [] });
  expect((await superuser.query(sql, [tenantId])).rowCount).toBeGreaterThan(0);
  expect((await verify(association, tenantId)).findings).toContainEqual({ tenantId, sequence, problem });
});

test('erasing values keeps the chain sound, and says how many', async () => {
  const { association, tenantId } = await chainOf(3);
  const before = await verify(association, tenantId);
  await world.database.write(world.scope(association), (writes) =>
    writes.auditValue.update({
      where: { tenantId_sequence: { tenantId, sequence: 2n } },
      data: { content: null, erasedAt: world.clock.now },
    }),
  );
  expect(await verify(association, tenantId)).toEqual({ ...before, erased: 1 });
  await append(association, draft(association, tenantId, { link: 4 }));
  expect(await verify(association, tenantId)).toMatchObject({ links: 4, erased: 1, findings: [] });
});

test('the same values twice have different commitments: nobody can tell them by guessing', async () => {
  const association = await world.association();
  const { centreId } = association;
  const one = draft(association, centreId, { by: 'Erika Musterfrau' });
  await append(association, one, one);
  const { rows } = await superuser.query('select distinct commitment from audit_entry where tenant_id = $1', [centreId]);
  expect(rows).toHaveLength(2);
});

test('the application can neither change nor remove a link', async () => {
  const { association, tenantId } = await chainOf(1);
  const change = world.database.write(world.scope(association), (writes) =>
    writes.auditEntry.updateMany({ where: { tenantId }, data: { outcome: 'x' } }),
  );
  await expect(change).rejects.toThrow(/permission denied/);
  const remove = world.database.write(world.scope(association), (writes) => writes.auditEntry.deleteMany({ where: { tenantId } }));
  await expect(remove).rejects.toThrow(/permission denied/);
});

test('links in bulk say the same as links one by one, and go on with the same chains', async () => {
  const { association, tenantId } = await chainOf(1);
  const [member] = association.members;
  if (!member) throw new Error('no members');
  const told = draft(association, tenantId, { name: 'Grünwald \\ "Straße" 🏛', list: [1, null, true] });
  const silent = { ...draft(association, member.tenantId, null), actor: { kind: 'system', accountId: null, actingTenantId: null } };
  const drafts = Array.from({ length: 1_203 }, (_, index): AuditDraft => (index % 3 === 0 ? silent : told));
  await append(association, told, silent);
  await inPoolTransaction(world.database.pool, async (client) => {
    await client.query(contextSql(world.scope(association)));
    await appendAuditBulk(
      client,
      drafts.map((one) => ({ ...one, content: Buffer.from(canonicalJson(one.content as Canonical)) })),
    );
  });
  expect(await verify(association, tenantId)).toMatchObject({ links: 804, findings: [] });
  expect(await verify(association, member.tenantId)).toMatchObject({ links: 402, findings: [] });
  const said = await superuser.query(
    `select distinct tenant_id, at, action, outcome, subject_type, subject_id, actor_kind, actor_account_id, acting_tenant_id, correlation_id,
       content from audit_entry join audit_value using (tenant_id, sequence) where subject_id = any($1)`,
    [[told.subject.id, silent.subject.id]],
  );
  expect(said.rows).toHaveLength(2);
});
