// SPDX-License-Identifier: EUPL-1.2
import { Controller } from 'react-hook-form';
import * as z from 'zod/mini';
import { type AppForm, dateText, requiredChoice, requiredText } from '../../../forms/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { DateField, FieldGrid, Select, Stack, TextField } from '../../../ui/index.ts';
import { useFamilies } from '../families.ts';
import type { Key } from './key-documents.ts';
import { keyTexts } from './messages.ts';

export const keySchema = z.object({
  serviceFamilyCode: requiredChoice(),
  name: requiredText(120),
  validFrom: dateText(),
  clause: requiredText(300),
  resolution: requiredText(300),
});
export type KeyValues = z.output<typeof keySchema>;

interface KeyFieldsProps {
  readonly form: AppForm<z.input<typeof keySchema>, KeyValues>;
  readonly known: Key | undefined;
}

/** What a version is apart from its rule: whose it is, from when it holds, and who resolved it. */
export function KeyFields({ form, known }: KeyFieldsProps) {
  const m = useMessages(keyTexts);
  const { options } = useFamilies();
  const { errors } = form.formState;
  return (
    <Stack gap="small">
      <FieldGrid>
        {known ? (
          <TextField label={m('family')} value={known.familyName} readOnly disabled />
        ) : (
          <Select label={m('family')} options={options} error={errors.serviceFamilyCode?.message} {...form.register('serviceFamilyCode')} />
        )}
        <TextField label={m('name')} error={errors.name?.message} {...form.register('name')} />
        <Controller
          control={form.control}
          name="validFrom"
          render={({ field }) => (
            <DateField
              label={m('validFrom')}
              value={field.value}
              onChange={field.onChange}
              onBlur={field.onBlur}
              name="validFrom"
              ref={field.ref}
              error={errors.validFrom?.message}
            />
          )}
        />
      </FieldGrid>
      <FieldGrid>
        <TextField label={m('clause')} hint={m('clauseHint')} error={errors.clause?.message} {...form.register('clause')} />
        <TextField label={m('resolution')} hint={m('resolutionHint')} error={errors.resolution?.message} {...form.register('resolution')} />
      </FieldGrid>
    </Stack>
  );
}
