// SPDX-License-Identifier: EUPL-1.2
import { type ReactNode, useState } from 'react';
import { Controller } from 'react-hook-form';
import type { AnyVariables, DocumentInput } from 'urql';
import * as z from 'zod/mini';
import { useSubmit } from '../graphql/index.ts';
import {
  AmountField,
  type ComboBoxOption,
  type DescriptionItem,
  DescriptionList,
  Select,
  TextArea,
  TextField,
  toast,
} from '../ui/index.ts';
import { amountText, dateText, optionalDateText, requiredChoice, requiredText } from './fields.ts';
import { FormDialog } from './form-dialog.tsx';
import { FormCombo, FormDate } from './form-fields.tsx';
import { useAppForm } from './use-app-form.ts';

/** One field of a small form. */
export interface ActField {
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'area' | 'amount' | 'date' | 'choice' | 'member';
  readonly hint?: string;
  readonly optional?: boolean;
  readonly initial?: string;
  readonly options?: readonly ComboBoxOption[];
}

export type ActValues = Readonly<Record<string, string>>;

interface ActDialogProps<Data extends object, Variables extends AnyVariables> {
  readonly title: string;
  readonly intro?: string;
  /** What the reader must have seen before pressing, point by point. */
  readonly facts?: readonly DescriptionItem[];
  readonly submitLabel: string;
  readonly done: string;
  readonly danger?: boolean;
  readonly fields: readonly ActField[];
  readonly document: DocumentInput<Data, Variables>;
  /** What was typed is checked by then; an empty optional field is ''. */
  readonly variables: (values: ActValues, idempotencyKey: string) => Variables;
  /** Which field of the form a field of the refusal is; without it they have the same name. */
  readonly fieldOf?: (field: string, values: ActValues) => string;
  /** What helps on after a refusal, below its sentence: a link to where it can be put right. */
  readonly wayOn?: (code: string) => ReactNode;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function schemaOf({ kind, optional }: ActField) {
  if (kind === 'amount') return amountText();
  if (kind === 'date') return optional ? optionalDateText() : dateText();
  if (optional) return z.string().check(z.trim(), z.maxLength(1_000));
  return kind === 'choice' || kind === 'member' ? requiredChoice() : requiredText(1_000);
}

/** One thing to do, with the few details that it needs; refusals stand at their fields. */
export function ActDialog<Data extends object, Variables extends AnyVariables>(props: ActDialogProps<Data, Variables>) {
  const { title, intro, submitLabel, done, fields, document, variables, onClose, onDone } = props;
  const shape = Object.fromEntries(fields.map((field) => [field.name, schemaOf(field)]));
  const form = useAppForm(z.object(shape) as never, Object.fromEntries(fields.map(({ name, initial }) => [name, initial ?? ''])) as never);
  const [refused, setRefused] = useState<string | null>(null);
  const placeError = (field: string, message: string): boolean =>
    form.placeError(props.fieldOf?.(field, form.getValues() as ActValues) ?? field, message);
  const { submit, pending, problem, clear } = useSubmit({ onFieldError: placeError, onLoadNew: onDone });
  // What the server said of an earlier try says nothing of what is typed wrong now.
  const clearAnswer = (): void => {
    clear();
    setRefused(null);
  };
  const send = form.handleSubmit(async (given) => {
    const values = Object.fromEntries(Object.entries(given as Record<string, string | null>).map(([key, value]) => [key, value ?? '']));
    const answer = await submit(document, (idempotencyKey) => variables(values, idempotencyKey));
    setRefused(!answer.ok && answer.problem.kind === 'refusal' ? answer.problem.refusal.code : null);
    if (!answer.ok) return;
    toast({ text: done });
    onDone();
    onClose();
  }, clearAnswer);
  const help = refused !== null && props.wayOn?.(refused);
  const problemShown = help ? (
    <>
      {problem}
      {help}
    </>
  ) : (
    problem
  );
  return (
    <FormDialog
      title={title}
      intro={intro}
      submitLabel={submitLabel}
      pending={pending}
      problem={problemShown}
      onClose={onClose}
      onSubmit={(event) => void send(event)}
      {...(props.danger ? { danger: true } : {})}
    >
      {props.facts && <DescriptionList items={props.facts} />}
      {fields.map((field) => (
        <OneField key={field.name} field={field} form={form as never} />
      ))}
    </FormDialog>
  );
}

type Form = ReturnType<typeof useAppForm<Record<string, string>, Record<string, string>>>;

function OneField({ field, form }: { readonly field: ActField; readonly form: Form }) {
  const { name, label, kind, hint, optional, options = [] } = field;
  const error = form.formState.errors[name]?.message;
  const common = { label, ...(hint ? { hint } : {}), ...(optional ? { optional: true } : {}) };
  switch (kind) {
    case 'date':
      return <FormDate control={form.control} name={name} {...common} />;
    case 'member':
      return <FormCombo control={form.control} name={name} options={options} {...common} />;
    case 'choice':
      return <Select {...common} options={options} error={error} {...form.register(name)} />;
    case 'area':
      return <TextArea {...common} error={error} {...form.register(name)} />;
    case 'amount':
      return (
        <Controller
          control={form.control}
          name={name}
          render={({ field: bound }) => (
            <AmountField
              {...common}
              name={name}
              value={bound.value}
              onChange={bound.onChange}
              onBlur={bound.onBlur}
              ref={bound.ref}
              error={error}
            />
          )}
        />
      );
    default:
      return <TextField {...common} error={error} {...form.register(name)} />;
  }
}
