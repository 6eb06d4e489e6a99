// SPDX-License-Identifier: EUPL-1.2
import type { HistoryChange, HistoryEntry } from '@platform/audit';
import { type Builder, readField } from '@platform/graphql';
import { deskLabels } from '../labels.ts';
import { requestHistory, serviceHistory, taskHistory, timeEntryHistory, timeSheetHistory } from '../queries/record-history.ts';
import type { DeskEnums } from './enums.ts';

/** The histories of the desk's records. */
export function historyFields(builder: Builder, enums: DeskEnums): void {
  const change = builder.objectRef<HistoryChange>('DeskHistoryChange').implement({
    fields: (t) => ({
      field: t.exposeString('field'),
      from: t.field({ type: 'JSON', nullable: true, resolve: ({ from }) => from }),
      to: t.field({ type: 'JSON', nullable: true, resolve: ({ to }) => to }),
    }),
  });
  const step = builder.objectRef<HistoryEntry>('DeskHistoryStep').implement({
    fields: (t) => ({
      sequence: t.exposeString('sequence'),
      at: t.expose('at', { type: 'DateTime' }),
      action: t.exposeString('action'),
      labelDe: t.string({ resolve: ({ action }) => deskLabels[action]?.de ?? action }),
      labelEn: t.string({ resolve: ({ action }) => deskLabels[action]?.en ?? action }),
      by: t.exposeString('by', { nullable: true, description: 'As the reader may see the person; null once erased.' }),
      bySide: t.field({ type: enums.side, resolve: ({ bySide }) => bySide as never }),
      reason: t.exposeString('reason', { nullable: true }),
      changes: t.field({ type: [change], resolve: ({ changes }) => [...changes] }),
      erased: t.exposeBoolean('erased'),
    }),
  });
  readField(builder, 'requestHistory', requestHistory, [step]);
  readField(builder, 'taskHistory', taskHistory, [step]);
  readField(builder, 'timeEntryHistory', timeEntryHistory, [step]);
  readField(builder, 'timeSheetHistory', timeSheetHistory, [step]);
  readField(builder, 'serviceHistory', serviceHistory, [step]);
}
