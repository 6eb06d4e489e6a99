// SPDX-License-Identifier: EUPL-1.2
import { type Builder, pageType, readField } from '@platform/graphql';
import type { AnyQuery } from '@platform/use-case';
import { listSecurityEvents, type SecurityEventRow } from '../queries/list-security-events.ts';
import type { ProcessingRow, SystemRow } from '../queries/system.ts';
import type { Language } from '../settings.ts';

interface Parts {
  readonly listMails: AnyQuery;
  readonly systemInfo: AnyQuery;
  readonly recordOfProcessing: AnyQuery;
  readonly actionText: (action: unknown, language: Language) => string | null;
}

interface MailRow {
  readonly id: string;
  readonly tenantId: string;
  readonly tenantName: string | null;
  readonly toAddress: string;
  readonly subject: string;
  readonly body: string;
  readonly sentAt: string;
}

export function systemFields(builder: Builder, { listMails, systemInfo, recordOfProcessing, actionText }: Parts): void {
  const Mail = builder.objectRef<MailRow>('DemoMail').implement({
    description: 'A mail that was kept in the application instead of being sent.',
    fields: (t) => ({
      id: t.exposeID('id'),
      tenantId: t.exposeID('tenantId'),
      tenantName: t.exposeString('tenantName', { nullable: true }),
      toAddress: t.exposeString('toAddress'),
      subject: t.exposeString('subject'),
      body: t.exposeString('body'),
      sentAt: t.expose('sentAt', { type: 'DateTime' }),
    }),
  });
  readField(builder, 'demoMailbox', listMails, pageType(builder, 'DemoMail', Mail));
  securityField(builder, actionText);
  const Processing = builder.objectRef<ProcessingRow>('ProcessingNote').implement({
    description: 'One line of the record of processing.',
    fields: (t) => ({
      service: t.exposeString('service'),
      table: t.exposeString('table'),
      columns: t.stringList({ resolve: ({ columns }) => [...columns] }),
      what: t.string({ resolve: ({ what }, _args, { language }) => what[language] }),
      of: t.string({ resolve: ({ of }, _args, { language }) => of[language] }),
      purpose: t.string({ resolve: ({ purpose }, _args, { language }) => purpose[language] }),
    }),
  });
  readField(builder, 'recordOfProcessing', recordOfProcessing, [Processing]);
  const Migration = builder.objectRef<SystemRow['migrations'][number]>('AppliedMigration').implement({
    fields: (t) => ({ name: t.exposeString('name'), finishedAt: t.expose('finishedAt', { type: 'DateTime' }) }),
  });
  const System = builder.objectRef<SystemRow>('SystemInfo').implement({
    fields: (t) => ({
      version: t.exposeString('version'),
      databaseVersion: t.exposeString('databaseVersion'),
      databaseBytes: t.exposeString('databaseBytes', { description: 'A whole number as text: it may exceed 32 bits.' }),
      files: t.exposeInt('files'),
      fileBytes: t.exposeString('fileBytes'),
      migrations: t.field({ type: [Migration], resolve: ({ migrations }) => [...migrations] }),
    }),
  });
  readField(builder, 'systemInfo', systemInfo, System);
}

function securityField(builder: Builder, actionText: Parts['actionText']): void {
  const Event = builder.objectRef<SecurityEventRow>('SecurityEvent').implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      kind: t.exposeString('kind'),
      accountName: t.exposeString('accountName', { nullable: true }),
      actionText: t.string({
        nullable: true,
        description: 'What was to be done, where it was not allowed.',
        resolve: ({ detail }, _args, { language }) => actionText((detail as { readonly action?: unknown } | null)?.action, language),
      }),
      count: t.exposeInt('count'),
      at: t.expose('at', { type: 'DateTime' }),
    }),
  });
  const Events = builder.objectRef<{ items: readonly SecurityEventRow[]; nextCursor: string | null }>('SecurityEventList').implement({
    fields: (t) => ({
      items: t.field({ type: [Event], resolve: ({ items }) => [...items] }),
      nextCursor: t.exposeString('nextCursor', { nullable: true }),
    }),
  });
  readField(builder, 'securityEvents', listSecurityEvents, Events);
}
