// SPDX-License-Identifier: EUPL-1.2
import { type ReactNode, useId } from 'react';
import { useMessages } from '../i18n/index.ts';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { uiTexts } from './texts.ts';

export interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly optional?: boolean;
  /** Keeps the label for screen readers only, where a column header says it already. */
  readonly labelHidden?: boolean;
  readonly id?: string;
  readonly className?: string;
}

export interface FieldIds {
  readonly input: string;
  readonly hint: string;
  readonly error: string;
  readonly describedBy: string | undefined;
}

export function useFieldIds({ id, hint, error }: Pick<FieldProps, 'id' | 'hint' | 'error'>): FieldIds {
  const generated = useId();
  const input = id ?? generated;
  const ids = { input, hint: `${input}-hint`, error: `${input}-error` };
  const describedBy = [hint ? ids.hint : null, error ? ids.error : null].filter((one) => one !== null).join(' ');
  return { ...ids, describedBy: describedBy || undefined };
}

export function FieldError({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  const m = useMessages(uiTexts);
  return (
    <p className="kern-error" id={id}>
      <Icon name="danger" />
      <span className="kern-body">
        <span className="kern-sr-only">{m('error')}: </span>
        {children}
      </span>
    </p>
  );
}

function FieldLabel({ ids, label, optional }: { readonly ids: FieldIds; readonly label: string; readonly optional?: boolean | undefined }) {
  const m = useMessages(uiTexts);
  return (
    <label className="kern-label" htmlFor={ids.input}>
      {label}
      {optional && <span className="kern-label__optional"> – {m('optional')}</span>}
    </label>
  );
}

/** KERN's frame of one input: label, hint, control, error, in the order in which they are read. */
export function Field({
  ids,
  label,
  hint,
  error,
  optional,
  labelHidden,
  className,
  children,
}: FieldProps & { readonly ids: FieldIds; readonly children: ReactNode }) {
  return (
    <div className={classNames('kern-form-input', error && 'kern-form-input--error', labelHidden && 'vw-label-hidden', className)}>
      <FieldLabel ids={ids} label={label} optional={optional} />
      {hint && (
        <div className="kern-hint" id={ids.hint}>
          {hint}
        </div>
      )}
      {children}
      {error && <FieldError id={ids.error}>{error}</FieldError>}
    </div>
  );
}

/** Takes the frame's own properties out of a control's; the rest belongs to the native element. */
export function splitField<Props extends FieldProps>(
  props: Props,
): { readonly frame: FieldProps; readonly control: Omit<Props, keyof FieldProps> } {
  const { label, hint, error, optional, labelHidden, id, className, ...control } = props;
  const frame = {
    label,
    hint,
    error,
    ...(optional && { optional }),
    ...(labelHidden && { labelHidden }),
    ...(id && { id }),
    ...(className && { className }),
  };
  return { frame, control };
}
