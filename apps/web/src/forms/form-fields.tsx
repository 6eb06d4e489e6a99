// SPDX-License-Identifier: EUPL-1.2
import type { ComponentProps } from 'react';
import { type Control, type FieldPath, type FieldValues, useController } from 'react-hook-form';
import { AmountField, ComboBox, DateField } from '../ui/index.ts';

interface Bound<Input extends FieldValues, Output> {
  readonly control: Control<Input, unknown, Output>;
  readonly name: FieldPath<Input>;
}

type DateProps = Omit<ComponentProps<typeof DateField>, 'value' | 'onChange' | 'error' | 'name'>;
type AmountProps = Omit<ComponentProps<typeof AmountField>, 'value' | 'onChange' | 'error' | 'name'>;
type ComboProps = Omit<ComponentProps<typeof ComboBox>, 'value' | 'onChange' | 'error' | 'name' | 'ref'>;

/** A DateField inside a form. */
export function FormDate<Input extends FieldValues, Output>({ control, name, ...props }: Bound<Input, Output> & DateProps) {
  const { field, fieldState } = useController({ control, name });
  return (
    <DateField
      {...props}
      name={name}
      ref={field.ref}
      value={String(field.value ?? '')}
      error={fieldState.error?.message}
      onChange={field.onChange}
      onBlur={field.onBlur}
    />
  );
}

/** An AmountField inside a form. */
export function FormAmount<Input extends FieldValues, Output>({ control, name, ...props }: Bound<Input, Output> & AmountProps) {
  const { field, fieldState } = useController({ control, name });
  return (
    <AmountField
      {...props}
      name={name}
      ref={field.ref}
      value={String(field.value ?? '')}
      error={fieldState.error?.message}
      onChange={field.onChange}
      onBlur={field.onBlur}
    />
  );
}

/** A ComboBox inside a form; nothing chosen is ''. */
export function FormCombo<Input extends FieldValues, Output>({ control, name, ...props }: Bound<Input, Output> & ComboProps) {
  const { field, fieldState } = useController({ control, name });
  return (
    <ComboBox
      {...props}
      field={name}
      ref={field.ref}
      value={field.value ? String(field.value) : null}
      error={fieldState.error?.message}
      onChange={(value) => field.onChange(value ?? '')}
      onBlur={field.onBlur}
    />
  );
}
