// SPDX-License-Identifier: EUPL-1.2
import { Controller } from 'react-hook-form';
import * as z from 'zod/mini';
import { formatDate, today } from '../../../format/index.ts';
import { dateText, requiredText, useAppForm } from '../../../forms/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { Banner, Button, DateField, Dialog, Stack, TextField, toast } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { type ChargeRow, type QuantityRow, ReverseDirectCharge, ReverseQuantity } from './charge-documents.ts';
import { chargeTexts } from './messages.ts';

interface ReverseProps<Row> {
  readonly row: Row;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

interface FooterProps {
  readonly pending: boolean;
  readonly isFrozen: boolean;
  readonly onClose: () => void;
}

function Footer({ pending, isFrozen, onClose }: FooterProps) {
  const m = useMessages(chargeTexts);
  return (
    <>
      <Button onPress={onClose}>{m('cancel')}</Button>
      <Button type="submit" form="settlement-take-back" kind="primary" pending={pending}>
        {m(isFrozen ? 'counter' : 'reverse')}
      </Button>
    </>
  );
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
    <Dialog
      title={m(isFrozen ? 'counterTitle' : 'reverseTitle')}
      open
      onClose={onClose}
      footer={<Footer pending={pending} isFrozen={isFrozen} onClose={onClose} />}
    >
      <form id="settlement-take-back" noValidate onSubmit={(event) => void reverse(event)}>
        <Stack>
          <p>{m('reverseCharge', { amount: amountOf(opposite), member: row.memberName, label: row.label })}</p>
          {isFrozen && <Banner kind="info" title={m('counterNote')} />}
          {problem}
          <Controller
            control={form.control}
            name="occurredOn"
            render={({ field }) => (
              <DateField
                label={m('reverseDate')}
                value={field.value}
                onChange={field.onChange}
                onBlur={field.onBlur}
                ref={field.ref}
                error={errors.occurredOn?.message}
              />
            )}
          />
          <TextField label={m('reason')} error={errors.reason?.message} {...form.register('reason')} />
        </Stack>
      </form>
    </Dialog>
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
    <Dialog
      title={m(isFrozen ? 'counterTitle' : 'reverseTitle')}
      open
      onClose={onClose}
      footer={<Footer pending={pending} isFrozen={isFrozen} onClose={onClose} />}
    >
      <form id="settlement-take-back" noValidate onSubmit={(event) => void reverse(event)}>
        <Stack>
          <p>{m('reverseQuantity', { member: row.memberName, label: row.label })}</p>
          {isFrozen && <Banner kind="info" title={m('counterNote')} />}
          {problem}
          <TextField label={m('reason')} error={form.formState.errors.reason?.message} {...form.register('reason')} />
        </Stack>
      </form>
    </Dialog>
  );
}
