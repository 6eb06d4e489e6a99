// SPDX-License-Identifier: EUPL-1.2
import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { type DefaultValues, type FieldValues, type Path, type UseFormReturn, useForm } from 'react-hook-form';
import type * as z from 'zod/mini';

export interface AppForm<Input extends FieldValues, Output> extends UseFormReturn<Input, unknown, Output> {
  /** For `useSubmit`: puts the server's refusal at its field, if the form has that field. */
  readonly placeError: (field: string, message: string) => boolean;
}

/** react-hook-form with a zod schema: checked on submit, then live; the first invalid field takes the focus. */
export function useAppForm<Input extends FieldValues, Output>(
  schema: z.ZodMiniType<Output, Input>,
  defaultValues: DefaultValues<Input>,
): AppForm<Input, Output> {
  const form = useForm<Input, unknown, Output>({
    resolver: standardSchemaResolver<Input, unknown, Output>(schema),
    defaultValues,
    mode: 'onSubmit',
    reValidateMode: 'onChange',
    shouldFocusError: true,
  });
  const placeError = (named: string, message: string): boolean => {
    // Rules speak of cents where forms and the interface speak of the amount.
    const field = named.replace(/Cents$/, '');
    if (!(field in form.getValues())) return false;
    form.setError(field as Path<Input>, { type: 'server', message }, { shouldFocus: true });
    return true;
  };
  return { ...form, placeError };
}
