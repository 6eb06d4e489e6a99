// SPDX-License-Identifier: EUPL-1.2
import type { Writes } from '@platform/database';
import {
  isNotificationCode,
  type NotificationParams,
  type NotificationRule,
  roleHolders,
  type ToldMessage,
  type TopicCatalogue,
} from '@platform/notifications';

const month = (text: unknown): string => String(text).split('-').reverse().join('/');

/** '10/2026' or '10/2026–12/2026'. */
const period = ({ from, to }: NotificationParams): string => (from === to ? month(to) : `${month(from)}–${month(to)}`);

const isCorrection = ({ kind }: NotificationParams): boolean => kind === 'correction';

/** What waits for somebody comes by mail unless they say otherwise; what is only news does not. */
export const topics = {
  'settlement.runMade': {
    mail: 'atOnce',
    reaches: ['financeReleaser'],
    about: period,
    de: {
      name: 'Abrechnungslauf zur Freigabe',
      sentence: (run) =>
        isCorrection(run)
          ? `Die Berichtigung der Abrechnung ${period(run)} wartet auf Ihre Freigabe.`
          : `Der Abrechnungslauf ${period(run)} wartet auf Ihre Freigabe.`,
    },
    en: {
      name: 'Settlement run to release',
      sentence: (run) =>
        `The ${isCorrection(run) ? 'correction of the settlement' : 'settlement run'} ${period(run)} is waiting for your release.`,
    },
  },
  'settlement.runReleased': {
    mail: 'off',
    reaches: ['finance'],
    about: period,
    de: {
      name: 'Abrechnungslauf freigegeben',
      sentence: (run) =>
        isCorrection(run)
          ? `Ihre Berichtigung der Abrechnung ${period(run)} ist freigegeben.`
          : `Ihr Abrechnungslauf ${period(run)} ist freigegeben.`,
    },
    en: {
      name: 'Settlement run released',
      sentence: (run) => `Your ${isCorrection(run) ? 'correction of the settlement' : 'settlement run'} ${period(run)} has been released.`,
    },
  },
  'settlement.releaseRefused': {
    mail: 'atOnce',
    reaches: ['finance', 'financeReleaser'],
    about: period,
    de: {
      name: 'Freigabe nicht zustande gekommen',
      sentence: (run) => `Der Abrechnungslauf ${period(run)} wurde nicht freigegeben. Der Grund steht auf der Seite des Laufs.`,
    },
    en: {
      name: 'Release did not come about',
      sentence: (run) => `The settlement run ${period(run)} was not released. The reason is shown on the page of the run.`,
    },
  },
  'settlement.statementPublished': {
    mail: 'atOnce',
    reaches: ['memberTreasurer'],
    about: period,
    de: {
      name: 'Neue Kosteninformation',
      sentence: (of) =>
        isCorrection(of)
          ? `Ihre Kosteninformation für ${period(of)} wurde berichtigt. Die Unterschiede liegen bereit.`
          : `Ihre Kosteninformation für ${period(of)} liegt bereit.`,
    },
    en: {
      name: 'New statement',
      sentence: (of) =>
        isCorrection(of)
          ? `Your statement for ${period(of)} has been corrected. The differences are ready.`
          : `Your statement for ${period(of)} is ready.`,
    },
  },
  'settlement.invoiceToConfirm': {
    mail: 'atOnce',
    reaches: ['finance', 'financeReleaser'],
    about: ({ number }) => String(number ?? ''),
    // The supplier chose the number: one with blanks or umlauts stands on the page alone.
    de: {
      name: 'Rechnung zu bestätigen',
      sentence: ({ number }) =>
        `${number ? `Die Eingangsrechnung ${number}` : 'Eine Eingangsrechnung'} ist zugeordnet und wartet auf Ihre Bestätigung.`,
    },
    en: {
      name: 'Invoice to confirm',
      sentence: ({ number }) =>
        `${number ? `The supplier invoice ${number}` : 'A supplier invoice'} is assigned and waits for your confirmation.`,
    },
  },
} as const satisfies TopicCatalogue;

const runOf = (writes: Writes, { payload }: ToldMessage) =>
  writes.settlementRun.findFirst({
    where: { id: String(payload['runId']) },
    select: { tenantId: true, kind: true, status: true, madeByUser: true, periodFrom: true, periodTo: true },
  });

const statementOf = (writes: Writes, { payload }: ToldMessage) =>
  writes.statement.findFirst({ where: { id: String(payload['statementId']) }, select: { kind: true, periodFrom: true, periodTo: true } });

const invoiceOf = (writes: Writes, { payload }: ToldMessage) =>
  writes.supplierInvoice.findFirst({
    where: { id: String(payload['invoiceId']) },
    select: { tenantId: true, status: true, number: true, assignedByUser: true },
  });

const periodOf = (found: { kind: string; periodFrom: string; periodTo: string } | null): NotificationParams => ({
  ...(found?.kind === 'correction' ? { kind: found.kind } : {}),
  from: found?.periodFrom ?? '',
  to: found?.periodTo ?? '',
});

const runLink = ({ payload }: ToldMessage): string => `settlement/runs/${String(payload['runId'])}`;

export const rules: readonly NotificationRule[] = [
  {
    on: 'RunMade.v1',
    topic: 'settlement.runMade',
    recipients: async (writes, message, today) => {
      const run = await runOf(writes, message);
      if (run?.status !== 'preview') return [];
      const releasers = await roleHolders(writes, ['financeReleaser'], { tenantId: run.tenantId, on: today });
      return releasers.filter(({ userId }) => userId !== run.madeByUser);
    },
    params: async (message, writes) => periodOf(await runOf(writes, message)),
    link: runLink,
  },
  {
    on: 'RunReleased.v1',
    topic: 'settlement.runReleased',
    recipients: async (writes, message) => {
      const run = await runOf(writes, message);
      return run?.madeByUser ? [{ tenantId: run.tenantId, userId: run.madeByUser }] : [];
    },
    params: async (message, writes) => periodOf(await runOf(writes, message)),
    link: runLink,
  },
  {
    on: 'ReleaseRefused.v1',
    topic: 'settlement.releaseRefused',
    recipients: async (writes, message) => {
      const run = await runOf(writes, message);
      const orderedBy = message.payload['orderedByUser'] as string | null;
      const users = new Set([orderedBy, run?.madeByUser].filter((userId) => typeof userId === 'string'));
      return run ? [...users].map((userId) => ({ tenantId: run.tenantId, userId })) : [];
    },
    params: async (message, writes) => periodOf(await runOf(writes, message)),
    link: runLink,
  },
  {
    on: 'SupplierInvoiceAssigned.v1',
    topic: 'settlement.invoiceToConfirm',
    // Who assigned it cannot confirm it; one that was booked or given back meanwhile waits for nobody.
    recipients: async (writes, message, today) => {
      const invoice = await invoiceOf(writes, message);
      if (invoice?.status !== 'assigned') return [];
      const holders = await roleHolders(writes, ['finance', 'financeReleaser'], { tenantId: invoice.tenantId, on: today });
      return holders.filter(({ userId }) => userId !== invoice.assignedByUser);
    },
    params: async (message, writes) => {
      const number = (await invoiceOf(writes, message))?.number;
      return isNotificationCode(number) ? { number } : {};
    },
    link: ({ payload }) => `settlement/supplier-invoices/${String(payload['invoiceId'])}`,
  },
  {
    on: 'StatementPublished.v1',
    topic: 'settlement.statementPublished',
    recipients: (writes, { tenantId }, today) => roleHolders(writes, ['memberTreasurer'], { tenantId, on: today }),
    params: async (message, writes) => periodOf(await statementOf(writes, message)),
    link: ({ payload }) => `costs/${String(payload['statementId'])}`,
  },
];
