// SPDX-License-Identifier: EUPL-1.2
import type { FieldValues, FormState } from 'react-hook-form';
import { ErrorSummary } from '../ui/index.ts';

/** The list of all problems of a form, for forms longer than a screen; it takes the focus after a refused submit. */
export function FormErrors<Values extends FieldValues>({ state }: { readonly state: FormState<Values> }) {
  const problems = Object.entries(state.errors).map(([field, error]) => ({ field, message: String(error?.message ?? '') }));
  return <ErrorSummary problems={problems} attempt={state.submitCount} />;
}
