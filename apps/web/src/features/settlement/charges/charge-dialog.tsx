// SPDX-License-Identifier: EUPL-1.2
import * as z from 'zod/mini';
import {
  amountText,
  dateText,
  FormAmount,
  FormCombo,
  FormDate,
  FormDialog,
  requiredChoice,
  requiredText,
  useAppForm,
} from '../../../forms/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Select, TextField, toast } from '../../../ui/index.ts';
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
  return (
    <FormDialog
      title={m('enterCharge')}
      submitLabel={m('post')}
      onClose={onClose}
      onSubmit={(event) => void post(event)}
      pending={pending}
      problem={problem}
    >
      <FormCombo control={form.control} name="tenantId" label={m('member')} options={members} />
      <Select label={m('family')} options={options} error={errors.serviceFamilyCode?.message} {...form.register('serviceFamilyCode')} />
      <FormDate control={form.control} name="occurredOn" label={m('date')} />
      <ForCorrection months={months} on={form.watch('occurredOn')} field={form.register('forCorrection')} />
      <FormAmount control={form.control} name="amount" label={m('amount')} hint={m('amountHint')} />
      <TextField label={m('label')} hint={m('labelHint')} error={errors.label?.message} {...form.register('label')} />
    </FormDialog>
  );
}
