// SPDX-License-Identifier: EUPL-1.2
import { useRef } from 'react';
import * as z from 'zod/mini';
import { formatDate, today } from '../../../format/index.ts';
import { dateText, FormDate, FormDialog, requiredText, useAppForm } from '../../../forms/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { Button, FieldGrid, TextArea, TextField, toast } from '../../../ui/index.ts';
import { registerTexts } from '../messages/register-texts.ts';
import { type Proposed, SetText, type TextBlock } from './settings-queries.ts';

const optional = (max: number) => z.string().check(z.trim(), z.maxLength(max));
const schema = z.object({ text: requiredText(6000), court: optional(200), courtAddress: optional(300), validFrom: dateText() });

interface TextDialogProps {
  readonly of: Pick<TextBlock, 'family' | 'kind'>;
  readonly last: TextBlock | undefined;
  readonly proposed: Proposed;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** A text with invented values in its holes, as it would stand in a document. */
function filled(text: string, association: string, court: { readonly court: string; readonly courtAddress: string }): string {
  const values: Readonly<Record<string, string>> = {
    verband: association,
    mitglied: 'Stadt Beispielhausen',
    nummer: 'B-2026-0001',
    datum: '15.01.2027',
    jahr: '2026',
    von: '01.01.2026',
    bis: '31.12.2026',
    zeitraum: 'das Jahr 2026',
    summe: '49.382,68',
    betrag: '12.345,67',
    faellig: '15.02.2027',
    gericht: court.court,
    gerichtsanschrift: court.courtAddress,
  };
  return text.replace(/\{([^{}]*)\}/g, (hole, name: string) => values[name] || hole);
}

export function TextDialog({ of, last, proposed, onClose, onDone }: TextDialogProps) {
  const m = useMessages(registerTexts);
  const { tenantName, colour } = useActingBody();
  const area = useRef<HTMLTextAreaElement | null>(null);
  const form = useAppForm(schema, {
    text: last?.text ?? '',
    court: last?.court ?? '',
    courtAddress: last?.courtAddress ?? '',
    validFrom: formatDate(today()),
  });
  const { errors } = form.formState;
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError, onLoadNew: onDone });
  const save = form.handleSubmit(async (input) => {
    const answer = await submit(SetText, (idempotencyKey) => ({
      ...{ idempotencyKey, family: of.family, kind: of.kind, expectedVersion: last?.version ?? 0 },
      ...input,
    }));
    if (!answer.ok) return;
    toast({ text: m('saved'), kind: 'success' });
    onDone();
    onClose();
  });
  const [text = '', court = '', courtAddress = ''] = form.watch(['text', 'court', 'courtAddress']);
  const insert = (name: string): void => {
    const at = area.current?.selectionStart ?? text.length;
    form.setValue('text', `${text.slice(0, at)}{${name}}${text.slice(area.current?.selectionEnd ?? at)}`, { shouldDirty: true });
    area.current?.focus();
  };
  const proposal = proposed.texts.find(({ family, kind }) => family === of.family && kind === of.kind)?.text;
  const { ref, ...registered } = form.register('text');
  return (
    <FormDialog
      title={m('editTitle', { what: m('textOf', { family: m(of.family), kind: m(of.kind) }) })}
      onClose={onClose}
      onSubmit={(event) => void save(event)}
      submitLabel={m('save')}
      pending={pending}
      problem={problem}
      tenant={{ name: tenantName, colour }}
      size="wide"
    >
      <TextArea
        label={m('text')}
        hint={m('textHint')}
        rows={6}
        error={errors.text?.message}
        {...registered}
        ref={(element) => {
          ref(element);
          area.current = element;
        }}
      />
      <fieldset className="vwb-placeholders">
        <legend className="vw-muted">{m('placeholders')}</legend>
        {proposed.placeholders.map((name) => (
          <Button key={name} size="small" onPress={() => insert(name)}>
            {`{${name}}`}
          </Button>
        ))}
      </fieldset>
      {proposal && proposal !== text && (
        <div>
          <Button size="small" kind="tertiary" onPress={() => form.setValue('text', proposal, { shouldDirty: true })}>
            {m('proposal')}
          </Button>
        </div>
      )}
      {of.kind === 'legalRemedy' && (
        <FieldGrid>
          <TextField label={m('court')} error={errors.court?.message} {...form.register('court')} />
          <TextField label={m('courtAddress')} error={errors.courtAddress?.message} {...form.register('courtAddress')} />
        </FieldGrid>
      )}
      <FormDate control={form.control} name="validFrom" label={m('validFrom')} />
      {text.trim() !== '' && (
        <div>
          <p className="vw-muted">{m('preview')}</p>
          <p className="vwb-preview vwb-words">{filled(text, tenantName, { court, courtAddress })}</p>
        </div>
      )}
    </FormDialog>
  );
}
