// SPDX-License-Identifier: EUPL-1.2
import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { useEffect, useRef } from 'react';
import { type DefaultValues, type FieldValues, type Path, type UseFormReturn, useForm } from 'react-hook-form';
import type * as z from 'zod/mini';

const INVALID = '[aria-invalid="true"]:is(input, select, textarea), [aria-invalid="true"] input';

export interface AppForm<Input extends FieldValues, Output> extends UseFormReturn<Input, unknown, Output> {
  /** For `useSubmit`: puts the server's refusal at its field, if the form has that field. */
  readonly placeError: (field: string, message: string) => boolean;
}

/** react-hook-form with a zod schema: checked on submit, then live; the first invalid field of the page takes the focus. */
export function useAppForm<Input extends FieldValues, Output>(
  schema: z.ZodMiniType<Output, Input>,
  defaultValues: DefaultValues<Input>,
): AppForm<Input, Output> {
  const form = useForm<Input, unknown, Output>({
    resolver: standardSchemaResolver<Input, unknown, Output>(schema),
    defaultValues,
    mode: 'onSubmit',
    reValidateMode: 'onChange',
    // It would go by the order in which fields were registered, which is not that of the page.
    shouldFocusError: false,
  });
  const sent = useRef<HTMLFormElement | null>(null);
  const { submitCount } = form.formState;
  useEffect(() => {
    if (submitCount > 0) sent.current?.querySelector<HTMLElement>(INVALID)?.focus();
  }, [submitCount]);
  const handleSubmit: typeof form.handleSubmit = (onValid, onInvalid) => {
    const run = form.handleSubmit(onValid, onInvalid);
    return (event) => {
      const from = event?.target instanceof Element ? event.target : document.activeElement;
      sent.current = from?.closest('form') ?? null;
      return run(event);
    };
  };
  const placeError = (named: string, message: string): boolean => {
    // Rules speak of cents where forms and the interface speak of the amount.
    const field = named.replace(/Cents$/, '');
    if (!(field in form.getValues())) return false;
    form.setError(field as Path<Input>, { type: 'server', message }, { shouldFocus: true });
    return true;
  };
  return { ...form, handleSubmit, placeError };
}
