// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useQuery } from 'urql';
import * as z from 'zod/mini';
import { dateText, FormDate, FormDialog, requiredText, useAppForm } from '../../../forms/index.ts';
import { QueryResult, useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import { Button, FieldGrid, Section, Select, TextArea, TextField, toast } from '../../../ui/index.ts';
import { useDay } from '../days.ts';
import { documentTexts } from '../messages/document-texts.ts';
import type { BillingDocument } from './document-queries.ts';
import { NoteRemedy, RemediesQuery } from './remedy-queries.ts';

const KINDS = ['objection', 'action', 'withdrawal', 'decision'] as const;
const schema = z.object({
  kind: z.enum(KINDS),
  on: dateText(),
  reference: z.string().check(z.trim(), z.maxLength(120)),
  text: requiredText(4000),
});

interface NoteDialogProps {
  readonly document: BillingDocument;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function NoteDialog({ document, onClose, onDone }: NoteDialogProps) {
  const m = useMessages(documentTexts);
  const { colour } = useActingBody();
  const form = useAppForm(schema, { kind: 'action', on: '', reference: '', text: '' });
  const { errors } = form.formState;
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError });
  const note = form.handleSubmit(async (input) => {
    const answer = await submit(NoteRemedy, (idempotencyKey) => ({ idempotencyKey, documentId: document.id, ...input }));
    if (!answer.ok) return;
    toast({ text: m('remedyDone'), kind: 'success' });
    onDone();
    onClose();
  });
  return (
    <FormDialog
      title={m('noteRemedy')}
      onClose={onClose}
      onSubmit={(event) => void note(event)}
      submitLabel={m('save')}
      pending={pending}
      problem={problem}
      tenant={{ name: document.memberName, colour }}
    >
      <FieldGrid>
        <Select
          label={m('remedyKind')}
          placeholder={false}
          options={KINDS.map((value) => ({ value, label: m(value) }))}
          {...form.register('kind')}
        />
        <FormDate control={form.control} name="on" label={m('remedyOn')} />
      </FieldGrid>
      <TextField label={m('remedyReference')} optional error={errors.reference?.message} {...form.register('reference')} />
      <TextArea label={m('remedyText')} error={errors.text?.message} {...form.register('text')} />
    </FormDialog>
  );
}

/** Formal remedies against an issued notice, as its file tells of them. */
export function Remedies({ document }: { readonly document: BillingDocument }) {
  const m = useMessages(documentTexts);
  const may = useMay();
  const day = useDay();
  const [noting, setNoting] = useState(false);
  const [result, again] = useQuery({ query: RemediesQuery, variables: { documentId: document.id } });
  const reload = (): void => again({ requestPolicy: 'network-only' });
  return (
    <Section
      title={m('remediesTitle')}
      actions={
        may('billing.noteRemedies') && (
          <Button size="small" icon="add" onPress={() => setNoting(true)}>
            {m('noteRemedy')}
          </Button>
        )
      }
    >
      <QueryResult result={result} onRetry={reload} lines={2}>
        {({ legalRemedies }) =>
          legalRemedies.length === 0 ? (
            <p className="vw-muted">{m('remediesEmpty')}</p>
          ) : (
            <ul className="vwb-objections">
              {legalRemedies.map((remedy) => (
                <li key={remedy.id} className="vwb-objection">
                  <div className="vwb-objection__head">
                    <strong>{m(remedy.kind)}</strong>
                    <span>{day(remedy.on)}</span>
                    {remedy.reference && <span className="vw-muted">{remedy.reference}</span>}
                  </div>
                  <p className="vwb-words">{remedy.text}</p>
                </li>
              ))}
            </ul>
          )
        }
      </QueryResult>
      {noting && <NoteDialog document={document} onClose={() => setNoting(false)} onDone={reload} />}
    </Section>
  );
}
