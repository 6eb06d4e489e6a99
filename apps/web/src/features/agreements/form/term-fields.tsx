// SPDX-License-Identifier: EUPL-1.2
import { Controller, useFieldArray, useWatch } from 'react-hook-form';
import { FormDate } from '../../../forms/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { AmountField, Banner, Button, FieldGrid, Section, Select, Stack, TextField } from '../../../ui/index.ts';
import { useFamilies } from '../choices.ts';
import { clauseTexts } from '../clause-messages.ts';
import type { AgreementFormApi } from './agreement-form-api.ts';
import { newTerm, partsOf, TERM_KINDS, TERM_SPANS } from './term-schema.ts';
import './form.css';

/** What the member has of its own beside the key, each with its days and its resolution. */
export function TermFields({ form }: { readonly form: AgreementFormApi }) {
  const m = useMessages(clauseTexts);
  const terms = useFieldArray({ control: form.control, name: 'costTerms' });
  const families = useWatch({ control: form.control, name: 'serviceFamilyCodes' });
  const problem = form.formState.errors.costTerms?.message;
  const add = (
    <Button
      size="small"
      icon="add"
      disabled={families.length === 0}
      onPress={() => terms.append(newTerm(families[0] ?? '', form.getValues('validFrom')))}
    >
      {m('addTerm')}
    </Button>
  );
  return (
    <Section title={m('costTerms')} actions={add}>
      <Stack>
        <p className="vw-muted">{m('termsIntro')}</p>
        {problem && <Banner kind="danger" title={problem} />}
        {terms.fields.length === 0 && <p className="vw-muted">{m('termsNone')}</p>}
        {terms.fields.map((field, index) => (
          <TermRow key={field.id} form={form} index={index} families={families} onRemove={() => terms.remove(index)} />
        ))}
      </Stack>
    </Section>
  );
}

interface TermRowProps {
  readonly form: AgreementFormApi;
  readonly index: number;
  readonly families: readonly string[];
  readonly onRemove: () => void;
}

function TermRow({ form, index, families, onRemove }: TermRowProps) {
  const m = useMessages(clauseTexts);
  const { familyName } = useFamilies();
  const name = `costTerms.${index}` as const;
  const row = useWatch({ control: form.control, name });
  const errors = form.formState.errors.costTerms?.[index];
  return (
    <fieldset className="vw-term-row">
      <legend>{m(row.kind)}</legend>
      <FieldGrid>
        <Select
          label={m('termFamily')}
          options={families.map((code) => ({ value: code, label: familyName(code) }))}
          error={errors?.familyCode?.message}
          {...form.register(`${name}.familyCode`)}
        />
        <Select
          label={m('termKind')}
          placeholder={false}
          options={TERM_KINDS.map((kind) => ({ value: kind, label: m(kind) }))}
          {...form.register(`${name}.kind`)}
        />
        <TermValue form={form} index={index} />
        <FormDate control={form.control} name={`${name}.validFrom`} label={m('termFrom')} hint="" />
        <FormDate control={form.control} name={`${name}.validTo`} label={m('termTo')} hint="" optional />
      </FieldGrid>
      <TextField
        label={m('resolution')}
        hint={m('resolutionHint')}
        error={errors?.resolution?.message}
        {...form.register(`${name}.resolution`)}
      />
      <div>
        <Button size="small" kind="tertiary" icon="delete" aria-label={m('removeTerm', { kind: m(row.kind) })} onPress={onRemove}>
          {m('remove')}
        </Button>
      </div>
    </fieldset>
  );
}

/** An amount with its span, or an exact number, as the kind wants it. */
function TermValue({ form, index }: Pick<TermRowProps, 'form' | 'index'>) {
  const m = useMessages(clauseTexts);
  const name = `costTerms.${index}` as const;
  const row = useWatch({ control: form.control, name });
  const has = partsOf(row);
  const isShare = row.kind !== 'factor' && row.kind !== 'reservation';
  return (
    <>
      {(row.kind === 'minimum' || row.kind === 'maximum') && (
        <Select
          label={m('termBy')}
          placeholder={false}
          options={[
            { value: 'amount', label: m('byAmount') },
            { value: 'share', label: m('byShare') },
          ]}
          {...form.register(`${name}.by`)}
        />
      )}
      {has.amount && (
        <>
          <Controller
            control={form.control}
            name={`${name}.amount`}
            render={({ field, fieldState }) => (
              <AmountField
                label={m('amount')}
                name={field.name}
                value={field.value}
                onChange={field.onChange}
                error={fieldState.error?.message}
              />
            )}
          />
          <Select
            label={m('per')}
            placeholder={false}
            options={TERM_SPANS.map((span) => ({ value: span, label: m(span) }))}
            {...form.register(`${name}.per`)}
          />
        </>
      )}
      {has.capacity && (
        <>
          <TextField label={m('capacity')} hint={m('capacityHint')} {...form.register(`${name}.capacity`)} />
          <TextField label={m('unit')} {...form.register(`${name}.unit`)} />
        </>
      )}
      {has.number && (
        <TextField
          label={has.capacity ? m('quantity') : isShare ? m('share') : m('factorLabel')}
          {...(has.capacity ? {} : { hint: m(isShare ? 'shareHint' : 'factorHint') })}
          {...form.register(`${name}.number`)}
        />
      )}
    </>
  );
}
