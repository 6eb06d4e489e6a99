// SPDX-License-Identifier: EUPL-1.2
import { useRef } from 'react';
import { Controller } from 'react-hook-form';
import * as z from 'zod/mini';
import { amountText, FormAmount, requiredChoice, requiredText, useAppForm } from '../../forms/index.ts';
import { useSubmit } from '../../graphql/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { Button, Dialog, FieldGrid, RadioGroup, Select, Stack, TextField, toast } from '../../ui/index.ts';
import { amountOf } from './amounts.ts';
import { ForCorrection } from './for-correction.tsx';
import { type MonthsInUse, useOpenMonthOptions, useSettledMonthOptions } from './months.ts';
import { postCostTexts } from './post-cost-texts.ts';

const KINDS = ['staff', 'material', 'overhead', 'income'] as const;

const schema = z.object({
  month: requiredChoice(),
  placeId: requiredChoice(),
  kind: z.enum(KINDS),
  amount: amountText(),
  label: requiredText(200),
  voucher: z.string(),
  forCorrection: z.boolean(),
});

type Submit = ReturnType<typeof useSubmit>['submit'];

export interface PostedCost extends Omit<z.output<typeof schema>, 'placeId' | 'voucher'> {
  readonly voucher: string | null;
}

interface PostCostDialogProps {
  /** To what the cost is posted: a cost pool or a support cost centre. */
  readonly placeLabel: string;
  /** As the server calls it in its refusals. */
  readonly placeField: string;
  readonly places: readonly { readonly id: string; readonly name: string; readonly active: boolean }[];
  readonly placeId: string;
  readonly months: MonthsInUse;
  readonly month: string;
  readonly post: (submit: Submit, placeId: string, cost: PostedCost) => Promise<{ readonly ok: boolean }>;
  readonly onClose: () => void;
  readonly onPosted: () => void;
}

/** One cost after the other: 'post and enter another' keeps month, place and kind. */
export function PostCostDialog({ placeLabel, placeField, places, placeId, months, month, post, onClose, onPosted }: PostCostDialogProps) {
  const m = useMessages(postCostTexts);
  const monthOptions = [...useOpenMonthOptions(months), ...useSettledMonthOptions(months)];
  const stay = useRef(false);
  const defaults = { month, placeId, kind: 'staff' as const, amount: '', label: '', voucher: '', forCorrection: false };
  const form = useAppForm(schema, defaults);
  const { submit, pending, problem } = useSubmit({
    onFieldError: (field, message) => form.placeError(field === placeField ? 'placeId' : field, message),
  });
  const { errors } = form.formState;
  const options = places.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }));
  const onSubmit = form.handleSubmit(async ({ voucher, placeId: chosen, ...cost }) => {
    const answer = await post(submit, chosen, { ...cost, voucher: voucher.trim() || null });
    if (!answer.ok) return;
    toast({ text: m('posted', { amount: amountOf(cost.amount), place: options.find(({ value }) => value === chosen)?.label ?? '' }) });
    onPosted();
    if (!stay.current) return onClose();
    form.reset({ ...defaults, month: cost.month, placeId: chosen, kind: cost.kind, forCorrection: cost.forCorrection });
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
    <Dialog title={m('title')} open onClose={onClose} footer={footer}>
      <form id="settlement-cost" noValidate onSubmit={(event) => void onSubmit(event)}>
        <Stack>
          {problem}
          <FieldGrid>
            <Select label={m('month')} options={monthOptions} error={errors.month?.message} {...form.register('month')} />
            <Select label={placeLabel} options={options} error={errors.placeId?.message} {...form.register('placeId')} />
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
                options={KINDS.map((value) => ({ value, label: m(value) }))}
                onChange={field.onChange}
                error={errors.kind?.message}
              />
            )}
          />
          <FormAmount control={form.control} name="amount" label={m('amount')} hint={m('amountHint')} />
          <TextField label={m('label')} hint={m('labelHint')} error={errors.label?.message} {...form.register('label')} />
          <TextField label={m('voucher')} optional error={errors.voucher?.message} {...form.register('voucher')} />
        </Stack>
      </form>
    </Dialog>
  );
}
