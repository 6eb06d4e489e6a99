// SPDX-License-Identifier: EUPL-1.2
import { Controller } from 'react-hook-form';
import { useQuery } from 'urql';
import * as z from 'zod/mini';
import { dateText, requiredChoice, requiredText, useAppForm } from '../../../forms/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Banner, Button, ComboBox, DateField, Dialog, Select, Stack, TextField, toast } from '../../../ui/index.ts';
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
  const footer = (
    <>
      <Button onPress={onClose}>{m('cancel')}</Button>
      <Button type="submit" form="settlement-quantity" kind="primary" pending={pending}>
        {m('save')}
      </Button>
    </>
  );
  return (
    <Dialog title={m('enterQuantity')} open onClose={onClose} footer={footer}>
      <form id="settlement-quantity" noValidate onSubmit={(event) => void save(event)}>
        <Stack>
          {data && meters.length === 0 && <Banner kind="info" title={m('noMeters')} />}
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
          <Controller
            control={form.control}
            name="occurredOn"
            render={({ field }) => (
              <DateField
                label={m('occurredOn')}
                value={field.value}
                onChange={field.onChange}
                onBlur={field.onBlur}
                ref={field.ref}
                error={errors.occurredOn?.message}
              />
            )}
          />
          <ForCorrection months={months} on={form.watch('occurredOn')} field={form.register('forCorrection')} />
          <TextField label={m('label')} hint={m('labelHintQuantity')} error={errors.label?.message} {...form.register('label')} />
        </Stack>
      </form>
    </Dialog>
  );
}
