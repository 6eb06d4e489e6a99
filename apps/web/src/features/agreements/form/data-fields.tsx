// SPDX-License-Identifier: EUPL-1.2
import { useWatch } from 'react-hook-form';
import { FormDate } from '../../../forms/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { FieldGrid, Section, Select, Stack, TextArea, TextField } from '../../../ui/index.ts';
import { agreementTexts } from '../messages.ts';
import type { AgreementFormApi } from './agreement-form-api.ts';

/** The record of what is done with personal data (Art. 28 and 30 GDPR). */
export function DataFields({ form }: { readonly form: AgreementFormApi }) {
  const m = useMessages(agreementTexts);
  const role = useWatch({ control: form.control, name: 'role' });
  const errors = form.formState.errors;
  return (
    <Section title={m('partData')}>
      <Stack>
        <Select
          label={m('role')}
          placeholder={m('roleMissing')}
          options={[
            { value: 'processor', label: m('processor') },
            { value: 'ownTask', label: m('ownTask') },
            { value: 'none', label: m('noneRole') },
          ]}
          error={errors.role?.message}
          {...form.register('role')}
        />
        {(role === 'processor' || role === 'ownTask') && (
          <>
            <FieldGrid>
              <TextField label={m('legalBasis')} error={errors.legalBasis?.message} {...form.register('legalBasis')} />
              <FormDate control={form.control} name="dataConcludedOn" label={m('dataConcludedOn')} optional />
            </FieldGrid>
            <FieldGrid>
              <TextArea
                label={m('subjects')}
                hint={m('subjectsHint')}
                rows={3}
                error={errors.subjects?.message}
                {...form.register('subjects')}
              />
              <TextArea
                label={m('dataCategories')}
                hint={m('categoriesHint')}
                rows={3}
                error={errors.dataCategories?.message}
                {...form.register('dataCategories')}
              />
            </FieldGrid>
          </>
        )}
      </Stack>
    </Section>
  );
}
