// SPDX-License-Identifier: EUPL-1.2
import { ORDER_KINDS, type OrderWish } from '@domain/treasury';
import { formatCivilDate, parseCivilDate } from '@kernel/core';
import type { Writes } from '@platform/database';
import {
  type NotificationParams,
  type NotificationRule,
  roleHolders,
  type ToldMessage,
  type TopicCatalogue,
} from '@platform/notifications';

const day = (value: unknown): string => {
  const date = parseCivilDate(String(value ?? ''));
  return date ? formatCivilDate(date) : String(value ?? '');
};
const about = ({ year, payBy }: NotificationParams): string => (year ? String(year) : day(payBy));

/** What is ordered; for whom stands on the page, since a notification holds no names. */
const ORDERS = {
  de: {
    plan: 'Eine Änderung eines Ratenplans',
    payout: 'Eine Auszahlung',
    deferral: 'Eine Stundung',
    late: 'Eine Forderung von Verzugskosten',
    lateWaiver: 'Ein Verzicht auf Verzugskosten',
    lateCorrection: 'Eine Berichtigung von Verzugskosten',
    order: 'Eine Anordnung',
  },
  en: {
    plan: 'A change of an instalment plan',
    payout: 'A payout',
    deferral: 'A deferral',
    late: 'A claim for being late',
    lateWaiver: 'A waiver of what being late costs',
    lateCorrection: 'A correction of what being late costs',
    order: 'An order',
  },
} as const satisfies Record<'de' | 'en', Record<OrderWish['kind'] | 'order', string>>;

const orderName = (kind: unknown, language: 'de' | 'en'): string => ORDERS[language][ORDER_KINDS.find((one) => one === kind) ?? 'order'];

export const topics = {
  'treasury.levyPrepared': {
    ...{ mail: 'atOnce', reaches: ['financeReleaser'], about },
    de: { name: 'Umlage zur Freigabe', sentence: ({ year }) => `Die Umlage ${year} wartet auf Ihre Freigabe.` },
    en: { name: 'Levy to release', sentence: ({ year }) => `The levy ${year} is waiting for your release.` },
  },
  'treasury.orderProposed': {
    ...{ mail: 'atOnce', reaches: ['financeReleaser'] },
    de: { name: 'Anordnung zur Freigabe', sentence: ({ kind }) => `${orderName(kind, 'de')} wartet auf Ihre Freigabe.` },
    en: { name: 'Order to release', sentence: ({ kind }) => `${orderName(kind, 'en')} is waiting for your release.` },
  },
  'treasury.levyReleased': {
    ...{ mail: 'atOnce', reaches: ['memberTreasurer'], about },
    de: { name: 'Umlage und Raten', sentence: ({ year }) => `Die vorläufige Umlage ${year} ist festgesetzt; Ihre Raten stehen bereit.` },
    en: { name: 'Levy and instalments', sentence: ({ year }) => `The provisional levy ${year} is fixed; your instalments are ready.` },
  },
  'treasury.reminderSent': {
    ...{ mail: 'atOnce', reaches: ['memberTreasurer'], about },
    de: {
      name: 'Zahlungserinnerung',
      sentence: ({ payBy }) => `Es liegt eine Zahlungserinnerung vor. Bitte zahlen Sie bis zum ${day(payBy)}.`,
    },
    en: { name: 'Reminder of payment', sentence: ({ payBy }) => `There is a reminder of payment. Please pay by ${day(payBy)}.` },
  },
} as const satisfies TopicCatalogue;

const levyOf = (writes: Writes, { payload }: ToldMessage) =>
  writes.levy.findFirst({
    where: { id: String(payload['levyId']) },
    select: { tenantId: true, year: true, status: true, preparedByUser: true },
  });
const reminderOf = (writes: Writes, { payload }: ToldMessage) =>
  writes.reminder.findFirst({ where: { id: String(payload['reminderId']) }, select: { payBy: true } });

const orderOf = (writes: Writes, { payload }: ToldMessage) =>
  writes.accountOrder.findFirst({
    where: { id: String(payload['orderId']) },
    select: { tenantId: true, kind: true, status: true, proposedByUser: true },
  });

export const rules: readonly NotificationRule[] = [
  {
    ...{ on: 'OrderProposed.v1', topic: 'treasury.orderProposed' },
    recipients: async (writes, message, today) => {
      const order = await orderOf(writes, message);
      if (order?.status !== 'proposed') return [];
      const releasers = await roleHolders(writes, ['financeReleaser'], { tenantId: order.tenantId, on: today });
      return releasers.filter(({ userId }) => userId !== order.proposedByUser);
    },
    params: async (message, writes) => ({ kind: (await orderOf(writes, message))?.kind ?? 'order' }),
    link: () => 'treasury/items?tab=orders',
  },
  {
    ...{ on: 'LevyPrepared.v1', topic: 'treasury.levyPrepared' },
    recipients: async (writes, message, today) => {
      const levy = await levyOf(writes, message);
      if (levy?.status !== 'prepared') return [];
      const releasers = await roleHolders(writes, ['financeReleaser'], { tenantId: levy.tenantId, on: today });
      return releasers.filter(({ userId }) => userId !== levy.preparedByUser);
    },
    params: async (message, writes) => ({ year: String((await levyOf(writes, message))?.year ?? '') }),
    link: () => 'treasury/levy',
  },
  {
    ...{ on: 'LevyReleased.v1', topic: 'treasury.levyReleased' },
    recipients: (writes, { tenantId }, today) => roleHolders(writes, ['memberTreasurer'], { tenantId, on: today }),
    params: async ({ payload }) => ({ year: String(payload['year'] ?? '') }),
    link: () => 'treasury',
  },
  {
    ...{ on: 'ReminderSent.v1', topic: 'treasury.reminderSent' },
    recipients: (writes, { tenantId }, today) => roleHolders(writes, ['memberTreasurer'], { tenantId, on: today }),
    params: async (message, writes) => ({ payBy: (await reminderOf(writes, message))?.payBy.toISOString().slice(0, 10) ?? '' }),
    link: () => 'treasury',
  },
];
