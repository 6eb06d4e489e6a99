// SPDX-License-Identifier: EUPL-1.2
import { useDeferredValue, useState } from 'react';
import { Controller, type FieldValues, type Path } from 'react-hook-form';
import { useQuery } from 'urql';
import type { AppForm } from '../../forms/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { ComboBox } from '../../ui/index.ts';
import { BookableRequests } from './documents.ts';
import { timeTexts } from './messages.ts';

/** The request by number or subject; the server searches. The form's field is called 'requestId'. */
export function RequestChoice<Input extends FieldValues, Output>({ form }: { readonly form: AppForm<Input, Output> }) {
  const m = useMessages(timeTexts);
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const [{ data }] = useQuery({ query: BookableRequests, variables: { search: search || null } });
  const options = (data?.requests.items ?? []).map(({ id, number, subject, tenantShortName }) => ({
    value: id,
    label: `${number} ${subject}`,
    description: tenantShortName,
  }));
  return (
    <Controller
      name={'requestId' as Path<Input>}
      control={form.control}
      render={({ field, fieldState }) => (
        <ComboBox
          label={m('request')}
          hint={m('requestHint')}
          error={fieldState.error?.message}
          options={options}
          value={field.value || null}
          onChange={(value) => field.onChange(value ?? '')}
          onBlur={field.onBlur}
          onSearch={setTyped}
        />
      )}
    />
  );
}
