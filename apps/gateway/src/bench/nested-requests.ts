// SPDX-License-Identifier: EUPL-1.2
import { pageType, readField } from '@platform/graphql';
import { defineService } from '@platform/service';
import { query } from '@platform/use-case';
import { z } from 'zod';

/** The latest reopened requests with the latest entries of each: a nested list as no page of ours asks it today, made as every query is made. */
const nestedRequests = query({
  name: 'bench.nestedRequests',
  action: 'desk.readRequests',
  input: z.object({ first: z.int().min(1).max(200), entries: z.int().min(1).max(50) }),
  run: async (reads, { input, permitted }) => {
    const items = await reads
      .selectFrom('request as r')
      .innerJoin('tenant as t', 't.id', 'r.tenant_id')
      .select(['r.id', 'r.number', 'r.subject', 'r.status', 'r.received_at as receivedAt', 't.short_name as tenantName'])
      .select((eb) =>
        eb
          .selectFrom(
            eb
              .selectFrom('request_entry as e')
              .select(['e.id', 'e.kind', 'e.text', 'e.by_shown as byShown', 'e.at'])
              .whereRef('e.tenant_id', '=', 'r.tenant_id')
              .whereRef('e.request_id', '=', 'r.id')
              .orderBy('e.at', 'desc')
              .orderBy('e.id', 'desc')
              .limit(input.entries)
              .as('five'),
          )
          .select(({ fn }) => fn.jsonAgg('five').as('all'))
          .as('entries'),
      )
      .where('r.reopen_count', '>', 0)
      .where(permitted({ tenantId: 'r.tenant_id', familyCode: 'r.family_code' }))
      .orderBy('r.received_at', 'desc')
      .orderBy('r.id', 'desc')
      .limit(input.first)
      .execute();
    return { items, nextCursor: null, total: items.length };
  },
});

interface Entry {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly byShown: string;
  readonly at: string;
}
interface Row {
  readonly id: string;
  readonly number: string;
  readonly subject: string;
  readonly status: string;
  readonly receivedAt: string;
  readonly tenantName: string;
  readonly entries: readonly Entry[] | null;
}

/** One field more than the house has; the rest of the gateway is as it is. */
export const benchService = defineService({
  name: 'bench',
  actions: {},
  roles: {},
  useCases: [],
  queries: [nestedRequests],
  graphql: (builder) => {
    const entry = builder.objectRef<Entry>('BenchEntry').implement({
      fields: (t) => ({
        id: t.exposeID('id'),
        kind: t.exposeString('kind'),
        text: t.exposeString('text'),
        byShown: t.exposeString('byShown'),
        at: t.field({ type: 'DateTime', resolve: ({ at }) => new Date(at).toISOString() }),
      }),
    });
    const row = builder.objectRef<Row>('BenchRequest').implement({
      fields: (t) => ({
        id: t.exposeID('id'),
        number: t.exposeString('number'),
        subject: t.exposeString('subject'),
        status: t.exposeString('status'),
        receivedAt: t.expose('receivedAt', { type: 'DateTime' }),
        tenantName: t.exposeString('tenantName'),
        entries: t.field({ type: [entry], resolve: ({ entries }) => [...(entries ?? [])] }),
      }),
    });
    readField(builder, 'nestedRequests', nestedRequests, pageType(builder, 'BenchRequest', row));
  },
  messages: { de: {}, en: {} },
});
