// SPDX-License-Identifier: EUPL-1.2
import { err, ok } from '@kernel/core';
import { dateInput, everyCode, idInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { type LastDayCode, lastDayRefusal } from '../last-day.ts';
import { useCase } from '../use-case.ts';

export const endDeputy = useCase({
  name: 'tenancy.endDeputy',
  action: 'tenancy.nameDeputy',
  input: z.object({ deputyId: idInput<'DeputyId'>(), endsOn: dateInput, expectedVersion: versionInput }),
  refusals: everyCode<LastDayCode>()('ALREADY_ENDED', 'ENDS_TOO_EARLY', 'ENDS_LATER_THAN_BEFORE'),
  load: async ({ users, roles }, { input }) => {
    const found = await roles.findDeputy(input.deputyId);
    return found && (await users.lockUser(found.userId)) && roles.findDeputy(input.deputyId);
  },
  row: (entry) => ({ tenantId: entry.tenantId, userId: entry.userId, type: 'user', id: entry.userId, version: entry.version }),
  decide: (entry, { endsOn }, { today }) => {
    const refused = lastDayRefusal({ from: entry.validFrom, to: entry.validTo }, endsOn, today);
    if (refused) return err(refused);
    const ended = { ...entry, validTo: endsOn, version: entry.version + 1 };
    return ok({ entry: ended, changes: [{ field: 'deputy', from: entry.validTo, to: endsOn }] });
  },
  save: ({ roles }, { entry }) => roles.saveDeputyEnd(entry),
  record: ({ entry, changes }) => ({
    type: 'user',
    id: entry.userId,
    content: { deputy: entry, changes },
    messages: [{ name: 'DeputyEnded.v1', payload: { deputyId: entry.id, userId: entry.userId, deputyUserId: entry.deputyUserId } }],
  }),
  outcome: ({ entry }) => ({ deputyId: entry.id, tenantId: entry.tenantId }),
});
