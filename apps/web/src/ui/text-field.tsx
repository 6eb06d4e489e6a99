// SPDX-License-Identifier: EUPL-1.2
import type { InputHTMLAttributes, ReactNode, Ref, TextareaHTMLAttributes } from 'react';
import { classNames } from './class-names.ts';
import { Field, type FieldProps, splitField, useFieldIds } from './field.tsx';

type Input = Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'className'>;

export interface TextFieldProps extends FieldProps, Input {
  readonly ref?: Ref<HTMLInputElement>;
  /** 'short' for codes and numbers of up to about ten characters. */
  readonly width?: 'short' | 'medium' | 'full';
  readonly start?: ReactNode;
  readonly end?: ReactNode;
}

/** Works with react-hook-form's `register`: spread its result. */
export function TextField({ width = 'full', start, end, ...props }: TextFieldProps) {
  const { frame, control } = splitField(props);
  const ids = useFieldIds(frame);
  const input = (
    <input
      type="text"
      {...control}
      id={ids.input}
      aria-invalid={frame.error ? true : undefined}
      aria-describedby={ids.describedBy}
      className={classNames('kern-form-input__input', frame.error && 'kern-form-input__input--error')}
    />
  );
  return (
    <Field {...frame} ids={ids} className={classNames(`vw-width-${width}`, frame.className)}>
      {start || end ? (
        <div className="vw-input-group">
          {start}
          {input}
          {end}
        </div>
      ) : (
        input
      )}
    </Field>
  );
}

export interface TextAreaProps extends FieldProps, Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id' | 'className'> {
  readonly ref?: Ref<HTMLTextAreaElement>;
}

export function TextArea({ rows = 4, ...props }: TextAreaProps) {
  const { frame, control } = splitField(props);
  const ids = useFieldIds(frame);
  return (
    <Field {...frame} ids={ids}>
      <textarea
        {...control}
        rows={rows}
        id={ids.input}
        aria-invalid={frame.error ? true : undefined}
        aria-describedby={ids.describedBy}
        className={classNames('kern-form-input__input', frame.error && 'kern-form-input__input--error')}
      />
    </Field>
  );
}
