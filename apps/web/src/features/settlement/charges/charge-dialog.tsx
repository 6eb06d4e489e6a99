// SPDX-License-Identifier: EUPL-1.2
import { Controller } from 'react-hook-form';
import * as z from 'zod/mini';
import { amountText, dateText, requiredChoice, requiredText, useAppForm } from '../../../forms/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { AmountField, Button, ComboBox, DateField, Dialog, Select, Stack, TextField, toast } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { useFamilies } from '../families.ts';
import { ForCorrection } from '../for-correction.tsx';
import { useMembers } from '../members.ts';
import { useMonths } from '../months.ts';
import { EnterDirectCharge } from './charge-documents.ts';
import { chargeTexts } from './messages.ts';

const schema = z.object({
  tenantId: requiredChoice(),
  serviceFamilyCode: requiredChoice(),
  occurredOn: dateText(),
  amount: amountText(),
  label: requiredText(200),
  forCorrection: z.boolean(),
});

export function ChargeDialog({ onClose, onDone }: { readonly onClose: () => void; readonly onDone: () => void }) {
  const m = useMessages(chargeTexts);
  const members = useMembers();
  const { options } = useFamilies();
  const months = useMonths();
  const form = useAppForm(schema, { tenantId: '', serviceFamilyCode: '', occurredOn: '', amount: '', label: '', forCorrection: false });
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError });
  const { errors } = form.formState;
  const post = form.handleSubmit(async (input) => {
    const answer = await submit(EnterDirectCharge, (idempotencyKey) => ({ idempotencyKey, ...input }));
    if (!answer.ok) return;
    const member = members.find(({ value }) => value === input.tenantId)?.label ?? '';
    toast({ text: m('posted', { amount: amountOf(input.amount), member }) });
    onDone();
    onClose();
  });
  const footer = (
    <>
      <Button onPress={onClose}>{m('cancel')}</Button>
      <Button type="submit" form="settlement-charge" kind="primary" pending={pending}>
        {m('post')}
      </Button>
    </>
  );
  return (
    <Dialog title={m('enterCharge')} open onClose={onClose} footer={footer}>
      <form id="settlement-charge" noValidate onSubmit={(event) => void post(event)}>
        <Stack>
          {problem}
          <Controller
            control={form.control}
            name="tenantId"
            render={({ field }) => (
              <ComboBox
                label={m('member')}
                options={members}
                value={field.value || null}
                onChange={(value) => field.onChange(value ?? '')}
                onBlur={field.onBlur}
                ref={field.ref}
                error={errors.tenantId?.message}
              />
            )}
          />
          <Select label={m('family')} options={options} error={errors.serviceFamilyCode?.message} {...form.register('serviceFamilyCode')} />
          <Controller
            control={form.control}
            name="occurredOn"
            render={({ field }) => (
              <DateField
                label={m('date')}
                value={field.value}
                onChange={field.onChange}
                onBlur={field.onBlur}
                ref={field.ref}
                error={errors.occurredOn?.message}
              />
            )}
          />
          <ForCorrection months={months} on={form.watch('occurredOn')} field={form.register('forCorrection')} />
          <Controller
            control={form.control}
            name="amount"
            render={({ field }) => (
              <AmountField
                label={m('amount')}
                hint={m('amountHint')}
                value={field.value}
                onChange={field.onChange}
                onBlur={field.onBlur}
                ref={field.ref}
                error={errors.amount?.message}
              />
            )}
          />
          <TextField label={m('label')} hint={m('labelHint')} error={errors.label?.message} {...form.register('label')} />
        </Stack>
      </form>
    </Dialog>
  );
}
