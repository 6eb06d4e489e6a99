// SPDX-License-Identifier: EUPL-1.2
import * as z from 'zod/mini';
import { FormDialog, useAppForm } from '../../../forms/index.ts';
import { graphql, useSubmit } from '../../../graphql/index.ts';
import { translate, useMessages } from '../../../i18n/index.ts';
import { TextArea, toast } from '../../../ui/index.ts';
import { useBodies } from '../shared/directory.ts';
import type { AuditEntryData } from './audit-query.ts';
import { auditTexts } from './messages.ts';

const EraseAuditValues = graphql(`
  mutation EraseAuditValues($idempotencyKey: String!, $tenantId: ID!, $sequence: String!, $reason: String!) {
    eraseAuditValues(idempotencyKey: $idempotencyKey, tenantId: $tenantId, sequence: $sequence, reason: $reason) {
      __typename
      ... on EraseAuditValuesSuccess {
        done
      }
      ... on EraseAuditValuesRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

const schema = z.object({
  reason: z.string().check(z.trim(), z.minLength(5, { error: () => translate(auditTexts)('reasonShort') }), z.maxLength(500)),
});

interface EraseDialogProps {
  readonly entry: AuditEntryData;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

/** Erases for good what stands behind an entry; says so before, and why stands in the log. */
export function EraseDialog({ entry, onClose, onChanged }: EraseDialogProps) {
  const m = useMessages(auditTexts);
  const { bodyOf } = useBodies();
  const form = useAppForm(schema, { reason: '' });
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError });
  const send = form.handleSubmit(async ({ reason }) => {
    const { tenantId, sequence } = entry;
    const answer = await submit(EraseAuditValues, (idempotencyKey) => ({ idempotencyKey, tenantId, sequence, reason }));
    if (!answer.ok) return;
    toast({ text: m('eraseDone') });
    onChanged();
    onClose();
  });
  return (
    <FormDialog
      title={m('eraseTitle', { sequence: entry.sequence })}
      tenant={bodyOf(entry.tenantId)}
      intro={m('eraseEffect')}
      submitLabel={m('erase')}
      danger
      pending={pending}
      problem={problem}
      onClose={onClose}
      onSubmit={(event) => void send(event)}
    >
      <TextArea
        label={m('reason')}
        hint={m('reasonHint')}
        rows={3}
        error={form.formState.errors.reason?.message}
        {...form.register('reason')}
      />
    </FormDialog>
  );
}
