// SPDX-License-Identifier: EUPL-1.2
import type { Ref, SelectHTMLAttributes } from 'react';
import { useMessages } from '../i18n/index.ts';
import { classNames } from './class-names.ts';
import { Field, type FieldProps, splitField, useFieldIds } from './field.tsx';
import { uiTexts } from './texts.ts';

export interface SelectOption {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean;
}

export interface SelectProps extends FieldProps, Omit<SelectHTMLAttributes<HTMLSelectElement>, 'id' | 'className' | 'children'> {
  readonly ref?: Ref<HTMLSelectElement>;
  readonly options: readonly SelectOption[];
  /** The first, empty entry; false for none. */
  readonly placeholder?: string | false;
}

/** The platform's own list: right for up to about fifteen entries, and the best one on a telephone. Longer lists: ComboBox. */
export function Select({ options, placeholder, ...props }: SelectProps) {
  const m = useMessages(uiTexts);
  const { frame, control } = splitField(props);
  const ids = useFieldIds(frame);
  return (
    <Field {...frame} ids={ids}>
      <div className="kern-form-input__select-wrapper">
        <select
          {...control}
          id={ids.input}
          aria-invalid={frame.error ? true : undefined}
          aria-describedby={ids.describedBy}
          className={classNames('kern-form-input__select', frame.error && 'kern-form-input__select--error')}
        >
          {placeholder !== false && <option value="">{placeholder ?? m('choose')}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      </div>
    </Field>
  );
}
