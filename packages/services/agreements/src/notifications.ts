// SPDX-License-Identifier: EUPL-1.2
import { formatCivilDate, parseCivilDate } from '@kernel/core';
import { type NotificationRule, roleHolders, type TopicCatalogue } from '@platform/notifications';

const day = (date: unknown): string => {
  const parsed = parseCivilDate(String(date));
  return parsed ? formatCivilDate(parsed) : '';
};

const TELLS = ['contractOfficer', 'memberAdministrator'];

export const topics = {
  'agreements.endsSoon': {
    mail: 'atOnce',
    reaches: TELLS,
    about: ({ endsOn }) => day(endsOn),
    de: { name: 'Vereinbarung endet bald', sentence: ({ endsOn }) => `Eine Vereinbarung endet am ${day(endsOn)}.` },
    en: { name: 'An agreement ends soon', sentence: ({ endsOn }) => `An agreement ends on ${endsOn}.` },
  },
} as const satisfies TopicCatalogue;

/** Who makes agreements at the centre, and the administration of the member itself. */
export const rules: readonly NotificationRule[] = [
  {
    on: 'AgreementEndsSoon.v1',
    topic: 'agreements.endsSoon',
    recipients: (writes, { tenantId }, today) => roleHolders(writes, TELLS, { tenantId, on: today }),
    params: ({ payload }) => ({ endsOn: String(payload['endsOn']) }),
    link: ({ payload }) => `agreements/${String(payload['agreementId'])}`,
  },
];
