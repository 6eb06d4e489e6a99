// SPDX-License-Identifier: EUPL-1.2
import { Controller } from 'react-hook-form';
import * as z from 'zod/mini';
import { FormDialog, requiredText, useAppForm } from '../../../forms/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { translate, useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { RadioGroup, TextArea, toast } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { documentTexts } from '../messages/document-texts.ts';
import { AnswerObjection, type Objection } from './objection-queries.ts';

const schema = z.object({
  decision: z.string().check(z.minLength(1, { error: () => translate(documentTexts)('decisionMissing') })),
  answer: requiredText(4000),
});

interface AnswerDialogProps {
  readonly objection: Objection;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function AnswerDialog({ objection, onClose, onDone }: AnswerDialogProps) {
  const m = useMessages(documentTexts);
  const { colour } = useActingBody();
  const form = useAppForm(schema, { decision: '', answer: '' });
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError, onLoadNew: onDone });
  const { id: objectionId, version: expectedVersion, memberName, lineLabel, amount, text } = objection;
  const send = form.handleSubmit(async ({ decision, answer }) => {
    const said = await submit(AnswerObjection, (idempotencyKey) => ({
      idempotencyKey,
      objectionId,
      expectedVersion,
      accepted: decision === 'accept',
      answer,
    }));
    if (!said.ok) return;
    toast({ text: m('answerDone'), kind: 'success' });
    onDone();
    onClose();
  });
  return (
    <FormDialog
      title={m('answerTitle')}
      intro={m('answerIntro', { member: memberName, label: lineLabel, amount: amountOf(amount) })}
      onClose={onClose}
      onSubmit={(event) => void send(event)}
      submitLabel={m('answerSubmit')}
      pending={pending}
      problem={problem}
      tenant={{ name: memberName, colour }}
    >
      <blockquote className="vwb-said">{text}</blockquote>
      <Controller
        control={form.control}
        name="decision"
        render={({ field, fieldState }) => (
          <RadioGroup
            label={m('answerDecision')}
            options={[
              { value: 'accept', label: m('answerAccept') },
              { value: 'reject', label: m('answerReject') },
            ]}
            value={field.value}
            onChange={field.onChange}
            error={fieldState.error?.message}
          />
        )}
      />
      <TextArea
        label={m('answerText')}
        hint={m('answerHint')}
        rows={5}
        error={form.formState.errors.answer?.message}
        {...form.register('answer')}
      />
    </FormDialog>
  );
}
