// SPDX-License-Identifier: EUPL-1.2
import { lazy, type Ref, Suspense } from 'react';
import type { FieldProps } from './field.tsx';
import { TextField } from './text-field.tsx';

const ComboBoxField = lazy(() => import('./combo-box-field.tsx').then((module) => ({ default: module.ComboBoxField })));

export interface ComboBoxOption {
  readonly value: string;
  readonly label: string;
  /** A second line: a number, a place, a service. */
  readonly description?: string;
}

export interface ComboBoxProps extends FieldProps {
  readonly options: readonly ComboBoxOption[];
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly onBlur?: () => void;
  /** With it the server filters: called with what was typed. Without it the options are filtered here. */
  readonly onSearch?: (text: string) => void;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly name?: string;
  /** The field of the form that it stands for; the summary of a form's errors finds it by this. */
  readonly field?: string;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A long list to search in. Until its machinery is there, an input of the same size holds its place. */
export function ComboBox(props: ComboBoxProps) {
  const { label, hint, error, optional, labelHidden, className, value, options } = props;
  const frame = { label, hint, error, ...(optional && { optional }), ...(labelHidden && { labelHidden }), ...(className && { className }) };
  const shown = options.find((option) => option.value === value)?.label ?? '';
  return (
    <Suspense fallback={<TextField {...frame} value={shown} disabled readOnly />}>
      <ComboBoxField {...props} />
    </Suspense>
  );
}
