// SPDX-License-Identifier: EUPL-1.2
import { Checkbox } from '../../../ui/index.ts';
import '../administration.css';

interface CheckListProps {
  readonly label: string;
  readonly hint?: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
  readonly error?: string | undefined;
}

/** Several out of a list that may be long: a frame of its own height. */
export function CheckList({ label, hint, options, value, onChange, error }: CheckListProps) {
  return (
    <fieldset className="vw-check-list">
      <legend>{label}</legend>
      {hint && <p className="vw-muted">{hint}</p>}
      <div className="vw-check-list__options">
        {options.map((option) => (
          <Checkbox
            key={option.value}
            label={option.label}
            checked={value.includes(option.value)}
            onChange={(event) => onChange(event.target.checked ? [...value, option.value] : value.filter((one) => one !== option.value))}
          />
        ))}
      </div>
      {error && <p role="alert">{error}</p>}
    </fieldset>
  );
}
