// SPDX-License-Identifier: EUPL-1.2
import { formatCivilDate, parseCivilDate } from '@kernel/core';
import type { NotificationRule, TopicCatalogue } from '@platform/notifications';

const day = (date: unknown): string => {
  const parsed = parseCivilDate(String(date));
  return parsed ? formatCivilDate(parsed) : '';
};

export const topics = {
  'agreements.endsSoon': {
    mail: 'atOnce',
    de: { name: 'Vereinbarung endet bald', sentence: ({ endsOn }) => `Eine Vereinbarung endet am ${day(endsOn)}.` },
    en: { name: 'An agreement ends soon', sentence: ({ endsOn }) => `An agreement ends on ${endsOn}.` },
  },
} as const satisfies TopicCatalogue;

const TELLS = ['contractOfficer', 'memberAdministrator'];

/** Who makes agreements at the centre, and the administration of the member itself. */
export const rules: readonly NotificationRule[] = [
  {
    on: 'AgreementEndsSoon.v1',
    topic: 'agreements.endsSoon',
    recipients: async (writes, { tenantId }) => {
      const grants = await writes.$queryRaw<{ tenantId: string; userId: string }[]>`
        select tenant_id as "tenantId", user_id as "userId" from role_grant
        where role = any(${TELLS}) and valid_from <= (now() at time zone 'Europe/Berlin')::date
          and (valid_to is null or valid_to >= (now() at time zone 'Europe/Berlin')::date)
          and (scope_tenant_ids = '{}' or ${tenantId}::uuid = any(scope_tenant_ids))`;
      return grants;
    },
    params: ({ payload }) => ({ endsOn: String(payload['endsOn']) }),
    link: ({ payload }) => `agreements/${String(payload['agreementId'])}`,
  },
];
