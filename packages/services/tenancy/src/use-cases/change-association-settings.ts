// SPDX-License-Identifier: EUPL-1.2
import { err, ok, refusal } from '@kernel/core';
import { choiceInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { useCase } from '../use-case.ts';

/** Whether members see the centre's staff by name or by function. */
export const changeAssociationSettings = useCase({
  name: 'tenancy.changeAssociationSettings',
  action: 'tenancy.changeAssociation',
  input: z.object({ staffShownAs: choiceInput('StaffShownAs', ['name', 'function']), expectedVersion: versionInput }),
  ofAll: true,
  refusals: ['NOTHING_CHANGES'],
  load: async ({ associations, tenants }, { actor }) => {
    await associations.lockVersion(actor.centreId);
    return tenants.getAssociation();
  },
  row: (association) => ({ tenantId: association.centreId, type: 'association', id: association.id, version: association.version }),
  decide: (association, { staffShownAs }) =>
    association.staffShownAs === staffShownAs
      ? err(refusal('NOTHING_CHANGES'))
      : ok({
          staffShownAs,
          version: association.version + 1,
          changes: [{ field: 'staffShownAs', from: association.staffShownAs, to: staffShownAs }],
        }),
  save: ({ associations }, { staffShownAs, version }, { centreId }) => associations.saveStaffShownAs(centreId, staffShownAs, version),
  record: ({ changes }, { id }) => ({ type: 'association', id, content: { changes } }),
  outcome: (_decision, { id }) => ({ associationId: id }),
});
