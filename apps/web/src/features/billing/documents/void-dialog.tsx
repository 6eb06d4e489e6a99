// SPDX-License-Identifier: EUPL-1.2
import * as z from 'zod/mini';
import { FormDialog, requiredText, useAppForm } from '../../../forms/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { TextField, toast } from '../../../ui/index.ts';
import { documentTexts } from '../messages/document-texts.ts';
import { VoidNumber } from './delivery-queries.ts';
import type { BillingDocument } from './document-queries.ts';

const schema = z.object({ reason: requiredText(500) });

interface VoidDialogProps {
  readonly document: BillingDocument;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function VoidDialog({ document, onClose, onDone }: VoidDialogProps) {
  const m = useMessages(documentTexts);
  const { colour } = useActingBody();
  const form = useAppForm(schema, { reason: '' });
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError, onLoadNew: onDone });
  const decide = form.handleSubmit(async ({ reason }) => {
    const answer = await submit(VoidNumber, (idempotencyKey) => ({
      idempotencyKey,
      documentId: document.id,
      expectedVersion: document.version,
      reason,
    }));
    if (!answer.ok) return;
    toast({ text: m('voidDone') });
    onDone();
    onClose();
  });
  return (
    <FormDialog
      title={m('voidTitle')}
      intro={m('voidIntro', { number: document.number ?? '' })}
      onClose={onClose}
      onSubmit={(event) => void decide(event)}
      submitLabel={m('voidNumber')}
      pending={pending}
      problem={problem}
      tenant={{ name: document.memberName, colour }}
      danger
    >
      <TextField label={m('reason')} error={form.formState.errors.reason?.message} {...form.register('reason')} />
    </FormDialog>
  );
}
