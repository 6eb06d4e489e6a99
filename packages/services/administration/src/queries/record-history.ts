// SPDX-License-Identifier: EUPL-1.2
import { recordHistory } from '@platform/audit';
import { idInput, query, textInput } from '@platform/use-case';
import { z } from 'zod';

/** The history of any record, for those who may read the audit of its body; a service's own pages have their own field for theirs. */
export const historyOfRecord = (internal: () => readonly string[]) =>
  query({
    name: 'administration.recordHistory',
    action: 'administration.readAudit',
    input: z.object({ tenantId: idInput<'TenantId'>(), subjectType: textInput(60), subjectId: idInput() }),
    run: (reads, { input: { tenantId, subjectType, subjectId }, actor }) =>
      recordHistory(reads, { tenantId, subjectType, subjectId, viewer: { side: actor.body.side }, internalActions: internal() }),
  });
