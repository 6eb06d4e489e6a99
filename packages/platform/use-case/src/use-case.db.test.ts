// SPDX-License-Identifier: EUPL-1.2
import { err, ok, refusal, type TenantId } from '@kernel/core';
import { verifyChain } from '@platform/audit';
import { defineService } from '@platform/service';
import { testWorld } from '@testkit/core';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { bindUseCase, idInput, query, textInput, versionInput } from './index.ts';

const useCase = bindUseCase((writes) => writes);

const setHint = useCase({
  name: 'toy.setHint',
  action: 'toy.change',
  input: z.object({ tenantId: idInput<'TenantId'>(), hint: textInput(20), expectedVersion: versionInput }),
  refusals: ['SAME_HINT'],
  load: (writes, { input }) =>
    writes.tenantSettings.findUnique({ where: { tenantId_id: { tenantId: input.tenantId, id: input.tenantId } } }),
  row: (settings) => ({ tenantId: settings.tenantId as TenantId, type: 'settings', id: settings.id, version: settings.version }),
  decide: (settings, { hint }) =>
    settings.costUnitHint === hint ? err(refusal('SAME_HINT', { field: 'hint' })) : ok({ tenantId: settings.tenantId, hint }),
  save: async (writes, { tenantId, hint }) => {
    await writes.tenantSettings.update({
      where: { tenantId_id: { tenantId, id: tenantId } },
      data: { costUnitHint: hint, version: { increment: 1 } },
    });
  },
  record: (decision) => ({
    type: 'settings',
    id: decision.tenantId,
    content: decision,
    messages: [{ name: 'HintSet.v1', payload: { tenantId: decision.tenantId } }],
  }),
  outcome: ({ tenantId }) => ({ tenantId }),
});

const listHints = query({
  name: 'toy.listHints',
  action: 'toy.read',
  input: z.object({}),
  run: (reads, { permitted }) =>
    reads
      .selectFrom('tenant_settings')
      .select(['tenant_id', 'cost_unit_hint'])
      .where(permitted({ tenantId: 'tenant_settings.tenant_id' }))
      .execute(),
});

const toy = defineService({
  name: 'toy',
  actions: { 'toy.change': { de: 'ändern', en: 'change' }, 'toy.read': { de: 'lesen', en: 'read', reads: true } },
  roles: { clerk: ['toy.change', 'toy.read'], memberClerk: ['toy.change', 'toy.read'], finance: ['toy.read'] },
  useCases: [setHint],
  queries: [listHints],
  messages: { de: {}, en: {} },
});

let world: Awaited<ReturnType<typeof testWorld>>;
beforeAll(async () => {
  world = await testWorld([toy]);
});

const chainOf = (association: Parameters<typeof world.scope>[0], tenantId: string) =>
  world.database.read(world.scope(association), (reads) => verifyChain(reads, tenantId));

test('a write leaves the row, one audit link and one message, or nothing at all', async () => {
  const association = await world.association();
  const [member] = association.members;
  if (!member) throw new Error('no member');
  const clerk = await world.actor(association, 'clerk');
  const done = await world.run(clerk, setHint, { tenantId: member.tenantId, hint: 'KST 4711', expectedVersion: 1 });
  expect(done).toEqual(ok({ tenantId: member.tenantId }));
  expect(await chainOf(association, member.tenantId)).toMatchObject({ links: 1, findings: [] });
  const messages = await world.database.read(world.scope(association), (reads) =>
    reads.selectFrom('outbox_message').select('name').where('tenant_id', '=', member.tenantId).execute(),
  );
  expect(messages).toEqual([{ name: 'HintSet.v1' }]);
});

test('refusals in their order: input, permission, foreign row, version, rule', async () => {
  const association = await world.association();
  const [one, other] = association.members;
  if (!one || !other) throw new Error('no members');
  const clerk = await world.actor(association, 'clerk', { tenants: [one] });
  const finance = await world.actor(association, 'finance');
  const foreign = await world.association();
  const input = { tenantId: one.tenantId, hint: 'x', expectedVersion: 1 };
  expect(await world.run(clerk, setHint, { ...input, hint: 'x'.repeat(21) })).toMatchObject({
    error: { code: 'INVALID_INPUT', field: 'hint' },
  });
  expect(await world.run(finance, setHint, input)).toMatchObject({ error: { code: 'FORBIDDEN' } });
  expect(await world.run(clerk, setHint, { ...input, tenantId: other.tenantId })).toMatchObject({ error: { code: 'NOT_FOUND' } });
  expect(await world.run(clerk, setHint, { ...input, tenantId: foreign.members[0]?.tenantId ?? one.tenantId })).toMatchObject({
    error: { code: 'NOT_FOUND' },
  });
  expect(await world.run(clerk, setHint, input)).toMatchObject({ ok: true });
  expect(await world.run(clerk, setHint, input)).toMatchObject({
    error: { code: 'CHANGED_MEANWHILE', params: { by: clerk.name, version: 2 } },
  });
  expect(await world.run(clerk, setHint, { ...input, expectedVersion: 2 })).toMatchObject({ error: { code: 'SAME_HINT', field: 'hint' } });
  expect(await chainOf(association, one.tenantId)).toMatchObject({ links: 2, findings: [] });
});

test('the same key gives the same answer once, and other input is an error', async () => {
  const association = await world.association();
  const [member] = association.members;
  if (!member) throw new Error('no member');
  const clerk = await world.actor(association, 'memberClerk', { member });
  const input = { tenantId: member.tenantId, hint: 'a', expectedVersion: 1 };
  const answers = await Promise.all([1, 2, 3].map(() => world.run(clerk, setHint, input, 'key-1')));
  expect(answers.map((answer) => answer.ok)).toEqual([true, true, true]);
  expect(await world.run(clerk, setHint, { ...input, hint: 'b' }, 'key-1')).toMatchObject({ error: { code: 'KEY_USED_FOR_OTHER_INPUT' } });
  expect(await chainOf(association, member.tenantId)).toMatchObject({ links: 1 });
});

test('a read shows the tenants for which the action is allowed, and no other', async () => {
  const association = await world.association();
  const [one, other] = association.members;
  if (!one || !other) throw new Error('no members');
  await world.association();
  const clerk = await world.actor(association, 'clerk', { tenants: [one] });
  const rows = await world.ask(clerk, listHints, {});
  expect(rows.map((row) => row.tenant_id).sort()).toEqual([association.centreId, one.tenantId].sort());
});
