// SPDX-License-Identifier: EUPL-1.2
import { err, ok, refusal, type TenantId } from '@kernel/core';
import { mutationField, pageType, readField, watchField } from '@platform/graphql';
import { defineService } from '@platform/service';
import { bindUseCase, idInput, query, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';

/** A service that shows every way through the gateway and does next to nothing. */
interface HintRow {
  readonly tenantId: string;
  readonly hint: string | null;
  readonly version: number;
}

const setHint = bindUseCase((writes) => writes)({
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
  record: (decision) => ({ type: 'settings', id: decision.tenantId, content: decision }),
  outcome: ({ tenantId }) => ({ tenantId }),
});

const hint = query({
  name: 'toy.hint',
  action: 'toy.read',
  input: z.object({ tenantId: idInput<'TenantId'>() }),
  run: async (reads, { input, permitted }): Promise<HintRow | null> => {
    const row = await reads
      .selectFrom('tenant_settings as s')
      .select(['s.tenant_id as tenantId', 's.cost_unit_hint as hint', 's.version'])
      .where('s.tenant_id', '=', input.tenantId)
      .where(permitted({ tenantId: 's.tenant_id' }))
      .executeTakeFirst();
    return row ?? null;
  },
});

const hints = query({
  name: 'toy.hints',
  action: 'toy.read',
  input: z.object({ first: z.int().min(1).max(200).default(50) }),
  run: async (reads, { input, permitted }) => {
    const items = await reads
      .selectFrom('tenant_settings as s')
      .select(['s.tenant_id as tenantId', 's.cost_unit_hint as hint', 's.version'])
      .where(permitted({ tenantId: 's.tenant_id' }))
      .orderBy('s.tenant_id')
      .limit(input.first)
      .execute();
    return { items, nextCursor: null, total: items.length };
  },
});

/** Takes any text. */
const named = query({
  name: 'toy.named',
  action: 'toy.read',
  input: z.object({ word: z.string() }),
  run: async (_reads, { input }): Promise<string> => input.word,
});

/** Throws as a bug would. */
const broken = query({
  name: 'toy.broken',
  action: 'toy.read',
  input: z.object({}),
  run: async (): Promise<string> => {
    throw new Error('a secret of the inside');
  },
});

export const toyService = defineService({
  name: 'toy',
  actions: { 'toy.change': { de: 'ändern', en: 'change' }, 'toy.read': { de: 'lesen', en: 'read', reads: true } },
  roles: { clerk: ['toy.change', 'toy.read'], memberClerk: ['toy.change', 'toy.read'] },
  useCases: [setHint],
  queries: [hint, hints, named, broken],
  downloads: [
    {
      name: 'toy-hint',
      action: 'toy.read',
      query: hint,
      toFile: (row: HintRow) => ({
        fileName: 'Hinweis für alle.csv',
        mediaType: 'text/csv; charset=utf-8',
        content: `hint\r\n${row.hint ?? ''}\r\n`,
      }),
    },
  ],
  graphql: (builder) => {
    const Hint = builder.objectRef<HintRow>('Hint');
    Hint.implement({
      fields: (t) => ({
        tenantId: t.exposeID('tenantId'),
        hint: t.exposeString('hint', { nullable: true }),
        version: t.exposeInt('version'),
        again: t.field({ type: Hint, resolve: (row) => row }),
        often: t.field({ type: [Hint], resolve: (row) => [row] }),
      }),
    });
    readField(builder, 'hint', hint, Hint, { nullable: true });
    readField(builder, 'hints', hints, pageType(builder, 'Hint', Hint));
    readField(builder, 'named', named, 'String');
    readField(builder, 'broken', broken, 'String', { nullable: true });
    mutationField(builder, setHint, {
      messages: { de: { SAME_HINT: 'Der Hinweis ist schon so.' }, en: { SAME_HINT: 'The hint is so already.' } },
      payload: { hint: { type: Hint, query: hint, input: (outcome) => outcome, nullable: true } },
    });
    watchField<HintRow>(builder, 'hint', hint, Hint, { topic: () => 'notification' });
  },
  messages: { de: {}, en: {} },
});
