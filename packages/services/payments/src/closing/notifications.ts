// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, formatCivilDate, formatEnglishDate } from '@kernel/core';
import { type NotificationParams, type NotificationRule, roleHolders, type TopicCatalogue } from '@platform/notifications';

const day = ({ day: of }: NotificationParams): CivilDate => String(of ?? '') as CivilDate;

/** With its second signature a closing is delivered to the municipality (§ 94 (1) GO NRW). */
export const closingTopics = {
  'payments.closingDelivered': {
    ...{ mail: 'atOnce', reaches: ['memberTreasurer', 'memberApprover'] },
    de: {
      name: 'Tagesabschluss zugestellt',
      sentence: (params) => `Der Tagesabschluss vom ${formatCivilDate(day(params))} ist zugestellt. Bitte bestätigen Sie den Empfang.`,
    },
    en: {
      name: "Day's closing delivered",
      sentence: (params) => `The closing of ${formatEnglishDate(day(params))} is delivered. Please confirm its receipt.`,
    },
  },
} as const satisfies TopicCatalogue;

export const closingRules: readonly NotificationRule[] = [
  {
    ...{ on: 'DayClosed.v1', topic: 'payments.closingDelivered' },
    recipients: (writes, { tenantId }, today) => roleHolders(writes, ['memberTreasurer', 'memberApprover'], { tenantId, on: today }),
    params: async ({ payload }) => ({ day: String(payload['day'] ?? '') }),
    link: ({ payload }) => `payments/closings/${String(payload['closingId'])}`,
  },
];
