// SPDX-License-Identifier: EUPL-1.2
import { Controller } from 'react-hook-form';
import * as z from 'zod/mini';
import { amountText, dateText, requiredChoice, requiredText, useAppForm } from '../../../forms/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { AmountField, Banner, Button, ComboBox, DateField, Dialog, Select, Stack, TextField, toast } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { useFamilies } from '../families.ts';
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
});

export function ChargeDialog({ onClose, onDone }: { readonly onClose: () => void; readonly onDone: () => void }) {
  const m = useMessages(chargeTexts);
  const members = useMembers();
  const { options } = useFamilies();
  const { frozen } = useMonths();
  const form = useAppForm(schema, { tenantId: '', serviceFamilyCode: '', occurredOn: '', amount: '', label: '' });
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError });
  const { errors } = form.formState;
  const post = form.handleSubmit(async (input) => {
    const answer = await submit(EnterDirectCharge, (idempotencyKey) => ({
      idempotencyKey,
      ...input,
      forCorrection: frozen.has(input.occurredOn.slice(0, 7)),
    }));
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
          {frozen.has(form.watch('occurredOn').slice(0, 7)) && <Banner kind="warning" title={m('forCorrection')} />}
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
