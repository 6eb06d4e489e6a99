// SPDX-License-Identifier: EUPL-1.2
import * as z from 'zod/mini';
import { formatDate, today } from '../../../format/index.ts';
import { dateText, FormDate, FormDialog, requiredText, useAppForm } from '../../../forms/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { Banner, TextField, toast } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { type ChargeRow, type QuantityRow, ReverseDirectCharge, ReverseQuantity } from './charge-documents.ts';
import { chargeTexts } from './messages.ts';

interface ReverseProps<Row> {
  readonly row: Row;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const chargeSchema = z.object({ occurredOn: dateText(), reason: requiredText(300) });

export function ReverseChargeDialog({ row, onClose, onDone }: ReverseProps<ChargeRow>) {
  const m = useMessages(chargeTexts);
  const language = useLanguage();
  const isFrozen = row.frozenByRun !== null;
  const form = useAppForm(chargeSchema, { occurredOn: formatDate(today(), language), reason: '' });
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError });
  const { errors } = form.formState;
  const reverse = form.handleSubmit(async (input) => {
    const answer = await submit(ReverseDirectCharge, (idempotencyKey) => ({ idempotencyKey, chargeId: row.id, ...input }));
    if (!answer.ok) return;
    toast({ text: m('reverseDone') });
    onDone();
    onClose();
  });
  const opposite = row.amount.startsWith('-') ? row.amount.slice(1) : `-${row.amount}`;
  return (
    <FormDialog
      title={m(isFrozen ? 'counterTitle' : 'reverseTitle')}
      submitLabel={m(isFrozen ? 'counter' : 'reverse')}
      onClose={onClose}
      onSubmit={(event) => void reverse(event)}
      pending={pending}
      intro={m('reverseCharge', { amount: amountOf(opposite), member: row.memberName, label: row.label })}
      problem={problem}
    >
      {isFrozen && <Banner kind="info" title={m('counterNote')} />}
      <FormDate control={form.control} name="occurredOn" label={m('reverseDate')} />
      <TextField label={m('reason')} error={errors.reason?.message} {...form.register('reason')} />
    </FormDialog>
  );
}

const quantitySchema = z.object({ reason: requiredText(300) });

export function ReverseQuantityDialog({ row, onClose, onDone }: ReverseProps<QuantityRow>) {
  const m = useMessages(chargeTexts);
  const isFrozen = row.frozenByRun !== null;
  const form = useAppForm(quantitySchema, { reason: '' });
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError });
  const reverse = form.handleSubmit(async (input) => {
    const answer = await submit(ReverseQuantity, (idempotencyKey) => ({ idempotencyKey, quantityId: row.id, ...input }));
    if (!answer.ok) return;
    toast({ text: m('reverseDone') });
    onDone();
    onClose();
  });
  return (
    <FormDialog
      title={m(isFrozen ? 'counterTitle' : 'reverseTitle')}
      submitLabel={m(isFrozen ? 'counter' : 'reverse')}
      onClose={onClose}
      onSubmit={(event) => void reverse(event)}
      pending={pending}
      intro={m('reverseQuantity', { member: row.memberName, label: row.label })}
      problem={problem}
    >
      {isFrozen && <Banner kind="info" title={m('counterNote')} />}
      <TextField label={m('reason')} error={form.formState.errors.reason?.message} {...form.register('reason')} />
    </FormDialog>
  );
}
