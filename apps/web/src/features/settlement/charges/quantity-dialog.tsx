// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from 'urql';
import * as z from 'zod/mini';
import { dateText, FormCombo, FormDate, FormDialog, requiredChoice, requiredText, useAppForm } from '../../../forms/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Banner, Select, TextField, toast } from '../../../ui/index.ts';
import { useFamilies } from '../families.ts';
import { ForCorrection } from '../for-correction.tsx';
import { useMembers } from '../members.ts';
import { useMonths } from '../months.ts';
import { EnterQuantity, MetersQuery } from './charge-documents.ts';
import { chargeTexts } from './messages.ts';
import { quantityText } from './quantity-text.ts';

const schema = z.object({
  tenantId: requiredChoice(),
  meter: requiredChoice(),
  quantity: quantityText(),
  occurredOn: dateText(),
  label: requiredText(200),
  forCorrection: z.boolean(),
});

/** The server names its own fields: both belong to the choice of the meter. */
const FIELDS: Readonly<Record<string, string>> = { code: 'meter', serviceFamilyCode: 'meter' };

export function QuantityDialog({ onClose, onDone }: { readonly onClose: () => void; readonly onDone: () => void }) {
  const m = useMessages(chargeTexts);
  const members = useMembers();
  const { nameOf } = useFamilies();
  const months = useMonths();
  const [{ data }] = useQuery({ query: MetersQuery });
  const meters = data?.settlementMeters ?? [];
  const form = useAppForm(schema, { tenantId: '', meter: '', quantity: '', occurredOn: '', label: '', forCorrection: false });
  const { submit, pending, problem } = useSubmit({ onFieldError: (field, message) => form.placeError(FIELDS[field] ?? field, message) });
  const { errors } = form.formState;
  const save = form.handleSubmit(async ({ meter, ...input }) => {
    const [serviceFamilyCode = '', code = ''] = meter.split(' ');
    const answer = await submit(EnterQuantity, (idempotencyKey) => ({ idempotencyKey, serviceFamilyCode, code, ...input }));
    if (!answer.ok) return;
    toast({ text: m('saved', { member: members.find(({ value }) => value === input.tenantId)?.label ?? '' }) });
    onDone();
    onClose();
  });
  return (
    <FormDialog
      title={m('enterQuantity')}
      submitLabel={m('save')}
      onClose={onClose}
      onSubmit={(event) => void save(event)}
      pending={pending}
      problem={problem}
    >
      {data && meters.length === 0 && <Banner kind="info" title={m('noMeters')} />}
      <FormCombo control={form.control} name="tenantId" label={m('member')} options={members} />
      <Select
        label={m('meter')}
        hint={m('meterHint')}
        options={meters.map(({ code, unit, serviceFamilyCode }) => ({
          value: `${serviceFamilyCode} ${code}`,
          label: `${unit} (${nameOf(serviceFamilyCode)})`,
        }))}
        error={errors.meter?.message}
        {...form.register('meter')}
      />
      <TextField
        label={m('quantity')}
        hint={m('quantityHint')}
        width="short"
        inputMode="numeric"
        error={errors.quantity?.message}
        {...form.register('quantity')}
      />
      <FormDate control={form.control} name="occurredOn" label={m('occurredOn')} />
      <ForCorrection months={months} on={form.watch('occurredOn')} field={form.register('forCorrection')} />
      <TextField label={m('label')} hint={m('labelHintQuantity')} error={errors.label?.message} {...form.register('label')} />
    </FormDialog>
  );
}
