// SPDX-License-Identifier: EUPL-1.2
import { type ReactNode, useId } from 'react';
import { AmountField, DateField, Icon, Select, type SelectOption, TextField } from '../../../../ui/index.ts';
import { fieldId } from './places.ts';
import { useFinding } from './rule-scope.ts';

interface RuleFieldProps {
  /** Its place in the rule's JSON. */
  readonly path: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly hint?: string;
  readonly labelHidden?: boolean;
  readonly optional?: boolean;
}

const frameOf = ({ label, hint, labelHidden, optional }: RuleFieldProps) => ({
  label,
  ...(hint ? { hint } : {}),
  ...(labelHidden ? { labelHidden } : {}),
  ...(optional ? { optional } : {}),
});

interface RuleTextProps extends RuleFieldProps {
  readonly end?: ReactNode;
  readonly width?: 'short' | 'medium' | 'full';
  readonly numeric?: boolean;
  readonly suggestions?: readonly { readonly value: string; readonly label?: string }[];
}

export function RuleText({ end, width = 'full', numeric = false, suggestions = [], ...field }: RuleTextProps) {
  const error = useFinding(field.path);
  const listId = useId();
  return (
    <>
      <TextField
        {...frameOf(field)}
        id={fieldId(field.path)}
        width={width}
        value={field.value}
        error={error}
        autoComplete="off"
        {...(numeric ? { inputMode: 'decimal' } : {})}
        {...(end ? { end } : {})}
        {...(suggestions.length > 0 ? { list: listId } : {})}
        onChange={(event) => field.onChange(event.target.value)}
      />
      {suggestions.length > 0 && (
        <datalist id={listId}>
          {suggestions.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </datalist>
      )}
    </>
  );
}

export const RuleShare = (field: RuleFieldProps) => (
  <RuleText {...field} numeric width="short" end={<span className="vw-input-unit">%</span>} />
);

export function RuleAmount(field: RuleFieldProps) {
  const error = useFinding(field.path);
  return <AmountField {...frameOf(field)} id={fieldId(field.path)} value={field.value} error={error} onChange={field.onChange} />;
}

export function RuleDate(field: RuleFieldProps) {
  const error = useFinding(field.path);
  return <DateField {...frameOf(field)} id={fieldId(field.path)} value={field.value} error={error} onChange={field.onChange} />;
}

interface RuleSelectProps<Value extends string> {
  readonly path?: string;
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (SelectOption & { readonly value: Value })[];
  readonly onChange: (value: Value) => void;
  readonly labelHidden?: boolean;
}

export function RuleSelect<Value extends string>({ path = '', label, value, options, onChange, labelHidden }: RuleSelectProps<Value>) {
  const error = useFinding(path);
  return (
    <Select
      label={label}
      placeholder={false}
      value={value}
      options={options}
      error={path === '' ? undefined : error}
      {...(path === '' ? {} : { id: fieldId(path) })}
      {...(labelHidden ? { labelHidden } : {})}
      onChange={(event) => onChange(event.target.value as Value)}
    />
  );
}

/** What is found at a place that is no field: said where it is, and a goal for the link from the list of findings. */
export function RuleNote({ path }: { readonly path: string }) {
  const finding = useFinding(path);
  if (!finding) return null;
  return (
    <p className="vws-rule__note" id={fieldId(path)} tabIndex={-1}>
      <Icon name="warning" />
      <span>{finding}</span>
    </p>
  );
}
