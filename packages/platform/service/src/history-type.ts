// SPDX-License-Identifier: EUPL-1.2
import type { HistoryChange, HistoryEntry } from '@platform/audit';
import { type Builder, enumType } from '@platform/graphql';
import type { UseCaseLabels } from './service.ts';

const SIDES = ['centre', 'member', 'service', 'operator'] as const;

/** What is alike in the histories of all services, made once for a schema. */
function stepInterface(builder: Builder) {
  const side = enumType(builder, 'ActingSide', SIDES) as never;
  const change = builder.objectRef<HistoryChange>('HistoryChange').implement({
    fields: (t) => ({
      field: t.exposeString('field'),
      from: t.field({ type: 'JSON', nullable: true, resolve: ({ from }) => from }),
      to: t.field({ type: 'JSON', nullable: true, resolve: ({ to }) => to }),
    }),
  });
  return builder.interfaceRef<HistoryEntry>('HistoryStep').implement({
    description: "One step in a record's history, whichever service tells it.",
    fields: (t) => ({
      sequence: t.exposeString('sequence'),
      at: t.expose('at', { type: 'DateTime' }),
      action: t.exposeString('action'),
      actionLabel: t.string({ description: "In the service's words.", resolve: ({ action }) => action }),
      by: t.exposeString('by', {
        nullable: true,
        description: 'As the reader may see the person; of what a service did, who ordered it: null where nobody did. Null once erased.',
      }),
      bySide: t.field({ type: side, resolve: ({ bySide }) => bySide as never }),
      inPlaceOf: t.field({ type: ['String'], description: 'As whose deputy, by name.', resolve: ({ inPlaceOf }) => [...inPlaceOf] }),
      changes: t.field({ type: [change], resolve: ({ changes }) => [...changes] }),
      reason: t.exposeString('reason', { nullable: true }),
      erased: t.exposeBoolean('erased'),
    }),
  });
}

const interfaces = new WeakMap<Builder, ReturnType<typeof stepInterface>>();

/**
 * The type of a service's own history fields: '<name>HistoryStep', what was done in the service's words. For records that a reader
 * may see without being allowed to read the audit log.
 */
export function historyType(builder: Builder, name: string, labels: UseCaseLabels): unknown {
  const step = interfaces.get(builder) ?? stepInterface(builder);
  interfaces.set(builder, step);
  return builder.objectRef<HistoryEntry>(`${name}HistoryStep`).implement({
    interfaces: [step],
    fields: (t) => ({
      actionLabel: t.string({ resolve: ({ action }, _args, { language }) => labels[action]?.[language] ?? action }),
    }),
  });
}
