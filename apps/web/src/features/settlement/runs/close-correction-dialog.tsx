// SPDX-License-Identifier: EUPL-1.2
import * as z from 'zod/mini';
import { requiredText, useAppForm } from '../../../forms/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Button, Dialog, Stack, TextField, toast } from '../../../ui/index.ts';
import { CloseCorrection } from './close-documents.ts';
import { entryValue } from './entry-table.tsx';
import { runTexts } from './messages/index.ts';
import type { EntryRow } from './run-documents.ts';

interface CloseCorrectionProps {
  readonly row: EntryRow;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const schema = z.object({ reason: requiredText(200) });

/** Ends a correction that later use will not bear. */
export function CloseCorrectionDialog({ row, onClose, onDone }: CloseCorrectionProps) {
  const m = useMessages(runTexts);
  const form = useAppForm(schema, { reason: '' });
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError });
  const close = form.handleSubmit(async ({ reason }) => {
    const { tenantId, serviceFamilyCode, meter, quantity } = row;
    if (serviceFamilyCode === null || meter === null || quantity === null) return;
    const answer = await submit(CloseCorrection, (idempotencyKey) => ({
      idempotencyKey,
      tenantId,
      serviceFamilyCode,
      meter,
      quantity,
      reason,
    }));
    if (!answer.ok) return;
    toast({ text: m('closeDone') });
    onDone();
    onClose();
  });
  const footer = (
    <>
      <Button onPress={onClose}>{m('cancel')}</Button>
      <Button type="submit" form="settlement-close-correction" kind="primary" pending={pending}>
        {m('close')}
      </Button>
    </>
  );
  return (
    <Dialog title={m('closeTitle')} open onClose={onClose} footer={footer}>
      <form id="settlement-close-correction" noValidate onSubmit={(event) => void close(event)}>
        <Stack>
          <p>{m('closeEffect', { body: row.bodyName, label: row.label, value: entryValue(row) })}</p>
          {problem}
          <TextField label={m('closeReason')} error={form.formState.errors.reason?.message} {...form.register('reason')} />
        </Stack>
      </form>
    </Dialog>
  );
}
