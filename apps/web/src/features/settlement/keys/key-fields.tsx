// SPDX-License-Identifier: EUPL-1.2
import { useMessages } from '../../../i18n/index.ts';
import { DateField, FieldGrid, Select, Stack, TextField } from '../../../ui/index.ts';
import { useFamilies } from '../families.ts';
import type { Key } from './key-documents.ts';
import { type KeyForm, MOST } from './key-values.ts';
import { keyTexts } from './messages.ts';

interface KeyTextProps {
  readonly form: KeyForm;
  readonly name: 'name' | 'clause' | 'resolution';
  readonly hint?: string;
}

function KeyText({ form, name, hint }: KeyTextProps) {
  const m = useMessages(keyTexts);
  return (
    <TextField
      label={m(name)}
      name={name}
      {...(hint ? { hint } : {})}
      maxLength={MOST[name]}
      value={form.values[name]}
      error={form.errors[name]}
      onChange={(event) => form.set(name, event.target.value)}
    />
  );
}

interface KeyFieldsProps {
  readonly form: KeyForm;
  readonly known: Key | undefined;
}

/** What a version is apart from its rule: whose it is, from when it holds, and who resolved it. */
export function KeyFields({ form, known }: KeyFieldsProps) {
  const m = useMessages(keyTexts);
  const { options } = useFamilies();
  const { values, errors } = form;
  return (
    <Stack gap="small">
      <FieldGrid>
        {known ? (
          <TextField label={m('family')} value={known.familyName} readOnly disabled />
        ) : (
          <Select
            label={m('family')}
            name="serviceFamilyCode"
            options={options}
            value={values.serviceFamilyCode}
            error={errors.serviceFamilyCode}
            onChange={(event) => form.set('serviceFamilyCode', event.target.value)}
          />
        )}
        <KeyText form={form} name="name" />
        <DateField
          label={m('validFrom')}
          name="validFrom"
          value={values.validFrom}
          error={errors.validFrom}
          onChange={(text) => form.set('validFrom', text)}
        />
      </FieldGrid>
      <FieldGrid>
        <KeyText form={form} name="clause" hint={m('clauseHint')} />
        <KeyText form={form} name="resolution" hint={m('resolutionHint')} />
      </FieldGrid>
    </Stack>
  );
}
