// SPDX-License-Identifier: EUPL-1.2
import { Controller } from 'react-hook-form';
import * as z from 'zod/mini';
import { dateText, FormDate, FormDialog, optionalDateText, requiredText, useAppForm } from '../../../forms/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { FieldGrid, RadioGroup, Select, TextField, toast } from '../../../ui/index.ts';
import { ResolveMethod } from './centre-mutations.ts';
import { centreTexts } from './messages/index.ts';
import { METHODS } from './method-comparison.tsx';

const schema = z.object({
  method: z.enum(METHODS),
  isOrdered: z.enum(['rule', 'fixed']),
  centreOrder: z.array(z.string()),
  resolution: requiredText(300),
  validFrom: dateText(),
  validTo: optionalDateText(),
  reason: z.string(),
});

interface MethodDialogProps {
  readonly centres: readonly { readonly id: string; readonly name: string }[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Puts a centre at a place; the one that stood there takes its place. */
function placed(order: readonly string[], place: number, id: string): string[] {
  const other = order[place] ?? '';
  return order.map((one, index) => (index === place ? id : one === id ? other : one));
}

interface OrderFieldsProps {
  readonly form: ReturnType<typeof useMethodForm>;
  readonly centres: MethodDialogProps['centres'];
}

/** The order as the rule finds it, or place by place as it was resolved. */
function OrderFields({ form, centres }: OrderFieldsProps) {
  const m = useMessages(centreTexts);
  const [isOrdered, centreOrder] = form.watch(['isOrdered', 'centreOrder']);
  const options = centres.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Controller
        control={form.control}
        name="isOrdered"
        render={({ field }) => (
          <RadioGroup
            label={m('orderChoice')}
            value={field.value}
            options={[
              { value: 'rule', label: m('orderRule') },
              { value: 'fixed', label: m('orderFixed') },
            ]}
            onChange={field.onChange}
          />
        )}
      />
      {isOrdered === 'fixed' && (
        <FieldGrid>
          {centreOrder.map((id, place) => (
            <Select
              key={place}
              label={m('orderPlace', { place: place + 1 })}
              placeholder={false}
              value={id}
              options={options}
              onChange={(event) => form.setValue('centreOrder', placed(centreOrder, place, event.target.value), { shouldDirty: true })}
            />
          ))}
        </FieldGrid>
      )}
    </>
  );
}

function useMethodForm(centres: MethodDialogProps['centres']) {
  return useAppForm(schema, {
    ...{ method: 'direct' as const, isOrdered: 'rule' as const, centreOrder: centres.map(({ id }) => id) },
    ...{ resolution: '', validFrom: '', validTo: '', reason: '' },
  });
}

export function MethodDialog({ centres, onClose, onDone }: MethodDialogProps) {
  const m = useMessages(centreTexts);
  const form = useMethodForm(centres);
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError });
  const { errors } = form.formState;
  const method = form.watch('method');
  const resolve = form.handleSubmit(async (input) => {
    const order = input.method === 'stepDown' && input.isOrdered === 'fixed' ? { centreOrder: input.centreOrder } : {};
    const answer = await submit(ResolveMethod, (idempotencyKey) => ({
      ...{ idempotencyKey, method: input.method, resolution: input.resolution, validFrom: input.validFrom },
      ...{ validTo: input.validTo || null, reason: input.reason.trim() || null },
      ...order,
    }));
    if (!answer.ok) return;
    toast({ text: m('resolved') });
    onDone();
    onClose();
  });
  return (
    <FormDialog
      title={m('resolve')}
      intro={m('resolveEffect')}
      onClose={onClose}
      onSubmit={resolve}
      submitLabel={m('save')}
      pending={pending}
      problem={problem}
    >
      <Controller
        control={form.control}
        name="method"
        render={({ field }) => (
          <RadioGroup
            label={m('method')}
            value={field.value}
            options={METHODS.map((value) => ({ value, label: m(value), hint: m(`${value}Means`) }))}
            onChange={field.onChange}
            error={errors.method?.message}
          />
        )}
      />
      {method === 'stepDown' && centres.length > 1 && <OrderFields form={form} centres={centres} />}
      <TextField label={m('resolution')} hint={m('resolutionHint')} error={errors.resolution?.message} {...form.register('resolution')} />
      <FieldGrid>
        <FormDate control={form.control} name="validFrom" label={m('validFrom')} hint={m('validFromHint')} />
        <FormDate control={form.control} name="validTo" label={m('validTo')} hint={m('validToHint')} optional />
      </FieldGrid>
      <TextField
        label={m('methodReason')}
        hint={m('methodReasonHint')}
        optional
        error={errors.reason?.message}
        {...form.register('reason')}
      />
    </FormDialog>
  );
}
