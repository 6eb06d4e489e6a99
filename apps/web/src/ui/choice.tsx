// SPDX-License-Identifier: EUPL-1.2
import { type InputHTMLAttributes, type ReactNode, type Ref, useId } from 'react';
import { useMessages } from '../i18n/index.ts';
import { classNames } from './class-names.ts';
import { FieldError } from './field.tsx';
import { uiTexts } from './texts.ts';

type Input = Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'className' | 'type'>;

export interface CheckboxProps extends Input {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly labelHidden?: boolean;
  readonly indeterminate?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
}

export function Checkbox({ label, hint, error, labelHidden = false, indeterminate = false, ...control }: CheckboxProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const input = (
    <input
      {...control}
      {...(indeterminate
        ? {
            ref: (element: HTMLInputElement | null) => {
              if (element) element.indeterminate = true;
            },
          }
        : {})}
      type="checkbox"
      id={id}
      aria-invalid={error ? true : undefined}
      aria-describedby={[hint ? hintId : '', error ? errorId : ''].join(' ').trim() || undefined}
      className={classNames('kern-form-check__checkbox', error && 'kern-form-check__checkbox--error')}
    />
  );
  return (
    <div className="vw-choice">
      <div className="kern-form-check">
        {input}
        <label className={classNames('kern-label', labelHidden && 'kern-sr-only')} htmlFor={id}>
          {label}
        </label>
      </div>
      {hint && (
        <div className="kern-hint vw-choice__hint" id={hintId}>
          {hint}
        </div>
      )}
      {error && <FieldError id={errorId}>{error}</FieldError>}
    </div>
  );
}

export interface RadioOption {
  readonly value: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
}

export interface RadioGroupProps extends Omit<Input, 'value' | 'defaultValue'> {
  readonly label: string;
  readonly options: readonly RadioOption[];
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly optional?: boolean;
  readonly horizontal?: boolean;
  readonly value?: string;
  readonly defaultValue?: string;
  readonly ref?: Ref<HTMLInputElement>;
}

export function RadioGroup({
  label,
  options,
  hint,
  error,
  optional,
  horizontal = false,
  value,
  defaultValue,
  name,
  ...control
}: RadioGroupProps) {
  const m = useMessages(uiTexts);
  const id = useId();
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].join(' ').trim() || undefined;
  return (
    <fieldset className={classNames('kern-fieldset', error && 'kern-fieldset--error')} aria-describedby={describedBy}>
      <legend className="kern-label">
        {label}
        {optional && <span className="kern-label__optional"> – {m('optional')}</span>}
      </legend>
      {hint && (
        <div className="kern-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      <div className={classNames('kern-fieldset__body', horizontal && 'kern-fieldset__body--horizontal')}>
        {options.map((option) => (
          <div className="vw-choice" key={option.value}>
            <div className="kern-form-check">
              <input
                {...control}
                {...(value === undefined ? {} : { checked: value === option.value })}
                {...(defaultValue === undefined ? {} : { defaultChecked: defaultValue === option.value })}
                type="radio"
                id={`${id}-${option.value}`}
                name={name ?? id}
                value={option.value}
                disabled={option.disabled ?? control.disabled}
                className="kern-form-check__radio"
              />
              <label className="kern-label" htmlFor={`${id}-${option.value}`}>
                {option.label}
              </label>
            </div>
            {option.hint && <div className="kern-hint vw-choice__hint">{option.hint}</div>}
          </div>
        ))}
      </div>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  );
}
