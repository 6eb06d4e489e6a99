// SPDX-License-Identifier: EUPL-1.2
import { useFieldArray, useWatch } from 'react-hook-form';
import { FormDate } from '../../../forms/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Banner, Button, Section, Select, Stack, TextField } from '../../../ui/index.ts';
import { agreementTexts } from '../messages.ts';
import type { AgreementFormApi } from './agreement-form-api.ts';
import './form.css';

/** How the services are taxed, period by period: law changes, agreements go on. */
export function VatFields({ form }: { readonly form: AgreementFormApi }) {
  const m = useMessages(agreementTexts);
  const periods = useFieldArray({ control: form.control, name: 'vatTreatments' });
  const problem = form.formState.errors.vatTreatments?.message;
  return (
    <Section
      title={m('partVat')}
      actions={
        <Button
          size="small"
          icon="add"
          onPress={() =>
            periods.append({
              validFrom: periods.fields.length === 0 ? form.getValues('validFrom') : '',
              validTo: '',
              code: 'O',
              rate: '0',
              basis: '',
            })
          }
        >
          {m('addVat')}
        </Button>
      }
    >
      <Stack>
        {problem && <Banner kind="danger" title={problem} />}
        {periods.fields.length === 0 && <p className="vw-muted">{m('vatNone')}</p>}
        {periods.fields.map((field, index) => (
          <VatRow key={field.id} form={form} index={index} onRemove={() => periods.remove(index)} />
        ))}
      </Stack>
    </Section>
  );
}

interface VatRowProps {
  readonly form: AgreementFormApi;
  readonly index: number;
  readonly onRemove: () => void;
}

function VatRow({ form, index, onRemove }: VatRowProps) {
  const m = useMessages(agreementTexts);
  const errors = form.formState.errors.vatTreatments?.[index];
  const row = useWatch({ control: form.control, name: `vatTreatments.${index}` });
  return (
    <div className="vw-vat-row">
      <FormDate control={form.control} name={`vatTreatments.${index}.validFrom`} label={m('vatValidFrom')} hint="" />
      <FormDate control={form.control} name={`vatTreatments.${index}.validTo`} label={m('vatValidTo')} hint="" optional />
      <Select
        label={m('vatCode')}
        placeholder={false}
        options={(['O', 'E', 'S'] as const).map((code) => ({ value: code, label: m(code) }))}
        {...form.register(`vatTreatments.${index}.code`)}
      />
      {row.code === 'S' && (
        <TextField
          label={m('rateLabel')}
          width="short"
          inputMode="decimal"
          error={errors?.rate?.message}
          {...form.register(`vatTreatments.${index}.rate`)}
        />
      )}
      <TextField label={m('vatBasis')} width="medium" error={errors?.basis?.message} {...form.register(`vatTreatments.${index}.basis`)} />
      <Button size="small" kind="tertiary" icon="delete" aria-label={m('removeVat', { from: row.validFrom })} onPress={onRemove}>
        {m('remove')}
      </Button>
    </div>
  );
}
