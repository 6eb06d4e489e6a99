// SPDX-License-Identifier: EUPL-1.2
import type { Builder } from '@platform/graphql';
import type { AnswerOfRequest, EntryOfRequest, FileOfRequest } from '../queries/find-request.ts';
import type { TimeOfRequest } from '../queries/times-of-request.ts';
import type { DeskEnums } from './enums.ts';

/** What stands on the page of a request beside the request itself. */
export const requestPartTypes = (builder: Builder, enums: DeskEnums) => ({
  answer: builder.objectRef<AnswerOfRequest>('RequestAnswer').implement({
    fields: (t) => ({
      code: t.exposeString('code'),
      kind: t.field({ type: enums.fieldKind, resolve: ({ kind }) => kind as never }),
      labelDe: t.exposeString('labelDe'),
      labelEn: t.exposeString('labelEn'),
      value: t.field({ type: 'JSON', description: 'Text, whole number or yes and no, by the kind.', resolve: ({ value }) => value }),
      choiceDe: t.exposeString('choiceDe', { nullable: true }),
      choiceEn: t.exposeString('choiceEn', { nullable: true }),
    }),
  }),
  entry: builder.objectRef<EntryOfRequest>('RequestEntry').implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      kind: t.field({ type: enums.entryKind, resolve: ({ kind }) => kind }),
      event: t.field({ type: enums.event, nullable: true, resolve: ({ event }) => event }),
      audience: t.field({ type: enums.audience, resolve: ({ audience }) => audience }),
      text: t.exposeString('text'),
      side: t.field({ type: enums.side, resolve: ({ side }) => side }),
      byShown: t.exposeString('byShown', { description: 'The author, as the reader may see the person.' }),
      byUserId: t.exposeID('byUserId', { nullable: true }),
      at: t.expose('at', { type: 'DateTime' }),
    }),
  }),
  file: builder.objectRef<FileOfRequest>('RequestFile').implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      fileId: t.exposeID('fileId'),
      name: t.exposeString('name'),
      mediaType: t.exposeString('mediaType'),
      bytes: t.exposeInt('bytes'),
      scanState: t.exposeString('scanState'),
      audience: t.field({ type: enums.audience, resolve: ({ audience }) => audience }),
      side: t.field({ type: enums.side, resolve: ({ side }) => side as never }),
      byShown: t.exposeString('byShown'),
      at: t.expose('at', { type: 'DateTime' }),
    }),
  }),
  time: builder.objectRef<TimeOfRequest>('RequestTime').implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      workedOn: t.expose('workedOn', { type: 'Date' }),
      minutes: t.exposeInt('minutes'),
      activity: t.exposeString('activity'),
      note: t.exposeString('note'),
      personShown: t.exposeString('personShown', { description: 'As the reader may see the person.' }),
      userId: t.exposeID('userId', { nullable: true }),
      correctionOf: t.exposeID('correctionOf', { nullable: true }),
      withdrawnAt: t.expose('withdrawnAt', { type: 'DateTime', nullable: true }),
      late: t.exposeBoolean('late', {
        description: 'Its month was settled before it was entered; the next run counts it. Always false for members.',
      }),
      version: t.exposeInt('version'),
    }),
  }),
});
