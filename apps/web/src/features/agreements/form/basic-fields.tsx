// SPDX-License-Identifier: EUPL-1.2
import { FormCombo, FormDate } from '../../../forms/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { FieldGrid, Section, Select, Stack, TextField } from '../../../ui/index.ts';
import { useMembers } from '../choices.ts';
import { agreementTexts } from '../messages.ts';
import type { AgreementFormApi } from './agreement-form-api.ts';
import { FORMS } from './legal-forms.ts';

interface BasicFieldsProps {
  readonly form: AgreementFormApi;
  readonly memberFixed: boolean;
}

export function BasicFields({ form, memberFixed }: BasicFieldsProps) {
  const m = useMessages(agreementTexts);
  const language = useLanguage();
  const members = useMembers();
  const errors = form.formState.errors;
  return (
    <Section title={m('partBasics')}>
      <Stack>
        <FieldGrid>
          <FormCombo
            control={form.control}
            name="tenantId"
            label={m('member')}
            disabled={memberFixed}
            options={members.filter(({ status }) => memberFixed || status !== 'left').map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextField label={m('number')} maxLength={40} error={errors.number?.message} {...form.register('number')} />
        </FieldGrid>
        <TextField label={m('name')} maxLength={200} error={errors.title?.message} {...form.register('title')} />
        <FieldGrid>
          <Select
            label={m('form')}
            placeholder={false}
            options={FORMS.map(({ value, de, en }) => ({ value, label: language === 'de' ? de : en }))}
            error={errors.form?.message}
            {...form.register('form')}
          />
          <TextField
            label={m('noticeMonthsLabel')}
            width="short"
            inputMode="numeric"
            error={errors.noticeMonths?.message}
            {...form.register('noticeMonths')}
          />
          <FormDate control={form.control} name="validFrom" label={m('from')} hint={m('optionalFrom')} optional />
          <FormDate control={form.control} name="validTo" label={m('to')} hint={m('optionalTo')} optional />
        </FieldGrid>
      </Stack>
    </Section>
  );
}
