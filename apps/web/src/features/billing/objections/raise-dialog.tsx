// SPDX-License-Identifier: EUPL-1.2
import * as z from 'zod/mini';
import { FormDialog, requiredText, useAppForm } from '../../../forms/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { DescriptionList, TextArea, toast } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { useBilingual } from '../bilingual.ts';
import type { DocumentLine } from '../documents/document-queries.ts';
import { documentTexts } from '../messages/document-texts.ts';
import { RaiseObjection } from './objection-queries.ts';

const schema = z.object({ text: requiredText(4000) });

interface RaiseDialogProps {
  readonly documentId: string;
  readonly line: DocumentLine;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** An objection is raised at one line, with its amount before the reader's eyes. */
export function RaiseDialog({ documentId, line, onClose, onDone }: RaiseDialogProps) {
  const m = useMessages(documentTexts);
  const say = useBilingual();
  const { tenantName, colour } = useActingBody();
  const form = useAppForm(schema, { text: '' });
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError, onLoadNew: onDone });
  const send = form.handleSubmit(async ({ text }) => {
    const answer = await submit(RaiseObjection, (idempotencyKey) => ({ idempotencyKey, documentId, lineKey: line.key, text }));
    if (!answer.ok) return;
    toast({ text: m('objectDone'), kind: 'success' });
    onDone();
    onClose();
  });
  return (
    <FormDialog
      title={m('objectTitle')}
      intro={m('objectIntro')}
      onClose={onClose}
      onSubmit={(event) => void send(event)}
      submitLabel={m('objectSubmit')}
      pending={pending}
      problem={problem}
      tenant={{ name: tenantName, colour }}
    >
      <DescriptionList
        items={[
          { term: m('objectLine'), value: say(line.label) },
          { term: m('amount'), value: amountOf(line.amount) },
        ]}
      />
      <TextArea
        label={m('objectText')}
        hint={m('objectHint')}
        rows={5}
        error={form.formState.errors.text?.message}
        {...form.register('text')}
      />
    </FormDialog>
  );
}
