// SPDX-License-Identifier: EUPL-1.2
import { useRef } from 'react';
import { Controller } from 'react-hook-form';
import * as z from 'zod/mini';
import { amountText, requiredChoice, requiredText, useAppForm } from '../../../forms/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { AmountField, Button, Dialog, FieldGrid, RadioGroup, Select, Stack, TextField, toast } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { ForCorrection } from '../for-correction.tsx';
import { type MonthsInUse, useOpenMonthOptions, useSettledMonthOptions } from '../months.ts';
import { poolTexts } from './messages.ts';
import { EnterPoolCost } from './pool-documents.ts';

const schema = z.object({
  month: requiredChoice(),
  poolId: requiredChoice(),
  kind: z.enum(['staff', 'material', 'overhead', 'income']),
  amount: amountText(),
  label: requiredText(200),
  voucher: z.string(),
  forCorrection: z.boolean(),
});

interface CostDialogProps {
  readonly pools: readonly { readonly id: string; readonly name: string; readonly active: boolean }[];
  readonly months: MonthsInUse;
  readonly poolId?: string;
  readonly month?: string;
  readonly onClose: () => void;
  readonly onPosted: () => void;
}

/** One cost after the other: 'post and enter another' keeps month, pool and kind. */
export function CostDialog({ pools, months, poolId = '', month, onClose, onPosted }: CostDialogProps) {
  const m = useMessages(poolTexts);
  const monthOptions = [...useOpenMonthOptions(months), ...useSettledMonthOptions(months)];
  const stay = useRef(false);
  const defaults = {
    month: month ?? months.next,
    poolId,
    kind: 'staff' as const,
    amount: '',
    label: '',
    voucher: '',
    forCorrection: false,
  };
  const form = useAppForm(schema, defaults);
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError });
  const { errors } = form.formState;
  const post = form.handleSubmit(async ({ voucher, ...input }) => {
    const answer = await submit(EnterPoolCost, (idempotencyKey) => ({ idempotencyKey, ...input, voucher: voucher.trim() || null }));
    if (!answer.ok) return;
    toast({ text: m('posted', { amount: amountOf(input.amount), pool: pools.find(({ id }) => id === input.poolId)?.name ?? '' }) });
    onPosted();
    if (!stay.current) return onClose();
    form.reset({ ...defaults, month: input.month, poolId: input.poolId, kind: input.kind, forCorrection: input.forCorrection });
    form.setFocus('amount');
  });
  const footer = (
    <>
      <Button onPress={onClose}>{m('cancel')}</Button>
      <Button type="submit" form="settlement-cost" pending={pending} onPress={() => (stay.current = true)}>
        {m('postNext')}
      </Button>
      <Button type="submit" form="settlement-cost" kind="primary" pending={pending} onPress={() => (stay.current = false)}>
        {m('post')}
      </Button>
    </>
  );
  return (
    <Dialog title={m('enterCost')} open onClose={onClose} footer={footer}>
      <form id="settlement-cost" noValidate onSubmit={(event) => void post(event)}>
        <Stack>
          {problem}
          <FieldGrid>
            <Select label={m('month')} options={monthOptions} error={errors.month?.message} {...form.register('month')} />
            <Select
              label={m('pool')}
              options={pools.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }))}
              error={errors.poolId?.message}
              {...form.register('poolId')}
            />
          </FieldGrid>
          <ForCorrection months={months} on={form.watch('month')} field={form.register('forCorrection')} />
          <Controller
            control={form.control}
            name="kind"
            render={({ field }) => (
              <RadioGroup
                label={m('kind')}
                horizontal
                value={field.value}
                options={(['staff', 'material', 'overhead', 'income'] as const).map((value) => ({ value, label: m(value) }))}
                onChange={field.onChange}
                error={errors.kind?.message}
              />
            )}
          />
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
                name="amount"
                ref={field.ref}
                error={errors.amount?.message}
              />
            )}
          />
          <TextField label={m('label')} hint={m('labelHint')} error={errors.label?.message} {...form.register('label')} />
          <TextField label={m('voucher')} optional error={errors.voucher?.message} {...form.register('voucher')} />
        </Stack>
      </form>
    </Dialog>
  );
}
