// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate } from '@kernel/core';
import type { Writes } from '@platform/database';
import {
  type NotificationParams,
  type NotificationRule,
  roleHolders,
  type ToldMessage,
  type TopicCatalogue,
} from '@platform/notifications';

const about = ({ number, year }: NotificationParams): string => String(number || year || '');

/** A mail says that something is there; what it is stands in the portal. */
export const topics = {
  'billing.draftAnnounced': {
    mail: 'atOnce',
    reaches: ['memberTreasurer'],
    about,
    de: {
      name: 'Entwurf eines Bescheids oder einer Rechnung',
      sentence: ({ year }) => `Ein Entwurf für ${year} liegt zur Durchsicht bereit.`,
    },
    en: { name: 'Draft of a notice or an invoice', sentence: ({ year }) => `A draft for ${year} is ready for you to look through.` },
  },
  'billing.issuerProposed': {
    mail: 'atOnce',
    reaches: ['finance', 'financeReleaser'],
    about: () => '',
    de: {
      name: 'Aussteller oder Bankverbindung: Änderung vorgeschlagen',
      sentence: () => 'Andere Angaben zum Aussteller oder zur Bankverbindung warten auf die Freigabe durch eine zweite Person.',
    },
    en: {
      name: 'Issuer or bank account: change proposed',
      sentence: () => 'Other details of the issuer or its bank account are waiting for release by a second person.',
    },
  },
  'billing.issuerReleased': {
    mail: 'atOnce',
    reaches: ['finance', 'financeReleaser'],
    about: () => '',
    de: {
      name: 'Aussteller oder Bankverbindung geändert',
      sentence: () => 'Andere Angaben zum Aussteller oder zur Bankverbindung sind freigegeben.',
    },
    en: {
      name: 'Issuer or bank account changed',
      sentence: () => 'Other details of the issuer or its bank account are released.',
    },
  },
  'billing.draftChanged': {
    mail: 'atOnce',
    reaches: ['memberTreasurer'],
    about,
    de: { name: 'Entwurf geändert', sentence: ({ year }) => `Ein Entwurf für ${year} hat sich geändert.` },
    en: { name: 'Draft changed', sentence: ({ year }) => `A draft for ${year} has changed.` },
  },
  'billing.draftDiscarded': {
    mail: 'atOnce',
    reaches: ['memberTreasurer'],
    about,
    de: { name: 'Entwurf zurückgenommen', sentence: ({ year }) => `Ein Entwurf für ${year} wurde zurückgenommen.` },
    en: { name: 'Draft taken back', sentence: ({ year }) => `A draft for ${year} has been taken back.` },
  },
  'billing.documentIssued': {
    mail: 'atOnce',
    reaches: ['memberTreasurer'],
    about,
    de: { name: 'Neues Dokument im Portal', sentence: ({ number }) => `Das Dokument ${number} liegt für Sie bereit.` },
    en: { name: 'New document in the portal', sentence: ({ number }) => `The document ${number} is ready for you.` },
  },
  'billing.objectionRaised': {
    mail: 'atOnce',
    reaches: ['finance'],
    about,
    de: {
      name: 'Einwendung gegen einen Entwurf',
      sentence: ({ year }) => `Gegen einen Entwurf für ${year} wurde eine Einwendung erhoben.`,
    },
    en: { name: 'Objection to a draft', sentence: ({ year }) => `An objection to a draft for ${year} has been raised.` },
  },
  'billing.objectionAnswered': {
    mail: 'atOnce',
    reaches: ['memberTreasurer'],
    about,
    de: { name: 'Antwort auf Ihre Einwendung', sentence: ({ year }) => `Ihre Einwendung gegen einen Entwurf für ${year} ist beantwortet.` },
    en: { name: 'Answer to your objection', sentence: ({ year }) => `Your objection to a draft for ${year} has been answered.` },
  },
} as const satisfies TopicCatalogue;

async function paramsOf({ payload }: ToldMessage, writes: Writes): Promise<NotificationParams> {
  const document = await writes.billingDocument.findFirst({
    where: { id: String(payload['documentId']) },
    select: { number: true, year: true },
  });
  // A draft has no number yet.
  return { ...(document?.number ? { number: document.number } : {}), ...(document ? { year: document.year } : {}) };
}

const documentLink = ({ payload }: ToldMessage): string => `documents/${String(payload['documentId'])}`;

const toTreasurers = (on: NotificationRule['on'], topic: keyof typeof topics): NotificationRule => ({
  on,
  topic,
  recipients: (writes, { tenantId }, today) => roleHolders(writes, ['memberTreasurer'], { tenantId, on: today }),
  params: paramsOf,
  link: documentLink,
});

/** Whoever settles accounts at the centre, for the member whose objection it is. */
const toFinance = async (writes: Writes, { tenantId }: ToldMessage, today: CivilDate) =>
  (await roleHolders(writes, ['finance'], { tenantId, on: today })).filter((found) => found.tenantId !== tenantId);

/** All finance staff: whoever knows nothing of it can say so. */
const toAllFinance = (on: NotificationRule['on'], topic: keyof typeof topics): NotificationRule => ({
  on,
  topic,
  recipients: (writes, { tenantId }, today) => roleHolders(writes, ['finance', 'financeReleaser'], { tenantId, on: today }),
  params: async () => ({}),
  link: () => 'billing/settings?tab=issuer',
});

export const rules: readonly NotificationRule[] = [
  toAllFinance('IssuerProposed.v1', 'billing.issuerProposed'),
  toAllFinance('IssuerReleased.v1', 'billing.issuerReleased'),
  toTreasurers('DraftAnnounced.v1', 'billing.draftAnnounced'),
  toTreasurers('DraftChanged.v1', 'billing.draftChanged'),
  toTreasurers('DraftDiscarded.v1', 'billing.draftDiscarded'),
  toTreasurers('DocumentIssued.v1', 'billing.documentIssued'),
  {
    on: 'ObjectionRaised.v1',
    topic: 'billing.objectionRaised',
    recipients: toFinance,
    params: paramsOf,
    link: ({ payload }) => `billing/objections?objection=${String(payload['objectionId'])}`,
  },
  toTreasurers('ObjectionAnswered.v1', 'billing.objectionAnswered'),
];
