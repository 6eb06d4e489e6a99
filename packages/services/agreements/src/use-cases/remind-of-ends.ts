// SPDX-License-Identifier: EUPL-1.2
import { ENDS_SOON_DAYS } from '@domain/agreements';
import { addDays, ok } from '@kernel/core';
import { z } from 'zod';
import { useCase } from '../use-case.ts';

/** Every day: tells of agreements that end within 90 days, once for each agreement and end. A notice that moves the end is told again. */
export const remindOfEnds = useCase({
  name: 'agreements.remindOfEnds',
  action: 'agreements.remind',
  input: z.object({}),
  refusals: [],
  load: async ({ agreements }, { actor, today }) => ({
    centreId: actor.centreId,
    endings: await agreements.lockEndings(today, addDays(today, ENDS_SOON_DAYS)),
  }),
  row: ({ centreId }) => ({ tenantId: centreId, type: 'agreement' }),
  decide: ({ endings }) => ok({ endings }),
  alsoWrites: (_state, { endings }) => endings.map(({ tenantId }) => tenantId),
  save: async ({ agreements }, { endings }) => {
    for (const ending of endings) await agreements.markReminded(ending);
  },
  record: ({ endings }) =>
    endings.map((ending) => ({
      type: 'agreement',
      id: ending.agreementId,
      tenantId: ending.tenantId,
      content: { endsOn: ending.endsOn },
      messages: [{ name: 'AgreementEndsSoon.v1' as const, payload: { agreementId: ending.agreementId, endsOn: ending.endsOn } }],
    })),
  outcome: ({ endings }) => ({ reminded: endings.length }),
});
