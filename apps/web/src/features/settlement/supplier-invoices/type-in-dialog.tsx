// SPDX-License-Identifier: EUPL-1.2
import { Controller } from 'react-hook-form';
import * as z from 'zod/mini';
import { formatDate } from '../../../format/index.ts';
import { type AppForm, amountText, dateText, FormDialog, optionalDateText, requiredText, useAppForm } from '../../../forms/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { AmountField, DateField, FieldGrid, Select, Stack, TextField, toast } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { TypeInInvoice } from './invoice-changes.ts';
import type { Invoice } from './invoice-documents.ts';
import { kindOf } from './invoice-status.tsx';
import { invoiceTexts } from './messages/index.ts';

const KINDS = ['invoice', 'advance', 'correction', 'credit'] as const;

const schema = z.object({
  sellerName: requiredText(200),
  sellerVatId: z.string(),
  number: requiredText(100),
  kind: z.enum(KINDS),
  issueDate: dateText(),
  dueDate: optionalDateText(),
  subject: requiredText(200),
  net: amountText(),
  tax: amountText(),
  corrects: z.string(),
});

const plain = (value: string | null, isCredit: boolean): string =>
  value === null
    ? ''
    : amountOf(isCredit && value.startsWith('-') ? value.slice(1) : value)
        .replace('\u2212', '-')
        .replace(/\u00a0?€/, '');

type TypedForm = AppForm<z.input<typeof schema>, z.output<typeof schema>>;

function Fields({ form }: { readonly form: TypedForm }) {
  const m = useMessages(invoiceTexts);
  const { errors } = form.formState;
  const amount = (name: 'net' | 'tax', hint?: string) => (
    <Controller
      control={form.control}
      name={name}
      render={({ field }) => (
        <AmountField
          label={m(name)}
          {...(hint ? { hint } : {})}
          value={field.value}
          onChange={field.onChange}
          onBlur={field.onBlur}
          name={name}
          ref={field.ref}
          error={errors[name]?.message}
        />
      )}
    />
  );
  const date = (name: 'issueDate' | 'dueDate') => (
    <Controller
      control={form.control}
      name={name}
      render={({ field }) => (
        <DateField
          label={m(name)}
          value={field.value}
          onChange={field.onChange}
          onBlur={field.onBlur}
          name={name}
          ref={field.ref}
          optional={name === 'dueDate'}
          error={errors[name]?.message}
        />
      )}
    />
  );
  return (
    <Stack>
      <FieldGrid>
        <TextField label={m('seller')} error={errors.sellerName?.message} {...form.register('sellerName')} />
        <TextField label={m('vatId')} optional error={errors.sellerVatId?.message} {...form.register('sellerVatId')} />
      </FieldGrid>
      <FieldGrid>
        <Select
          label={m('kind')}
          placeholder={false}
          options={KINDS.map((value) => ({ value, label: m(value) }))}
          error={errors.kind?.message}
          {...form.register('kind')}
        />
        <TextField label={m('number')} error={errors.number?.message} {...form.register('number')} />
        <TextField label={m('correctsNumber')} optional error={errors.corrects?.message} {...form.register('corrects')} />
      </FieldGrid>
      <FieldGrid>
        {date('issueDate')}
        {date('dueDate')}
      </FieldGrid>
      <TextField label={m('subject')} hint={m('subjectHint')} error={errors.subject?.message} {...form.register('subject')} />
      <FieldGrid>
        {amount('net', m('creditHint'))}
        {amount('tax')}
      </FieldGrid>
    </Stack>
  );
}

interface TypeInDialogProps {
  readonly invoice: Invoice;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** What a person reads in a file that no machine could read. */
export function TypeInDialog({ invoice, onClose, onDone }: TypeInDialogProps) {
  const m = useMessages(invoiceTexts);
  const { tenantName, colour } = useActingBody();
  const kind = kindOf(invoice.typeCode);
  const form = useAppForm(schema, {
    sellerName: invoice.sellerName ?? '',
    sellerVatId: '',
    number: invoice.number ?? '',
    kind,
    issueDate: invoice.issueDate ? formatDate(invoice.issueDate) : '',
    dueDate: invoice.dueDate ? formatDate(invoice.dueDate) : '',
    subject: invoice.parts[0]?.label ?? '',
    net: plain(invoice.net, kind === 'credit'),
    tax: plain(invoice.tax, kind === 'credit'),
    corrects: invoice.corrects[0] ?? '',
  });
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError, onLoadNew: onDone });
  const save = form.handleSubmit(async (input) => {
    const answer = await submit(TypeInInvoice, (idempotencyKey) => ({
      ...{ idempotencyKey, invoiceId: invoice.id, expectedVersion: invoice.version },
      ...input,
    }));
    if (!answer.ok) return;
    toast({ text: m('typedIn') });
    onDone();
    onClose();
  });
  return (
    <FormDialog
      title={m('typeInTitle')}
      intro={m('typeInIntro', { file: invoice.fileName })}
      onClose={onClose}
      onSubmit={(event) => void save(event)}
      submitLabel={m('save')}
      pending={pending}
      problem={problem}
      tenant={{ name: tenantName, colour }}
      size="wide"
    >
      <Fields form={form} />
    </FormDialog>
  );
}
