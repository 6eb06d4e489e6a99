// SPDX-License-Identifier: EUPL-1.2
import { useRef } from 'react';
import { Controller } from 'react-hook-form';
import * as z from 'zod/mini';
import { amountText, FormDialog, requiredChoice, requiredText, useAppForm } from '../../../forms/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import {
  AmountField,
  Banner,
  Button,
  ConfirmDialog,
  Dialog,
  FieldGrid,
  RadioGroup,
  Select,
  Stack,
  TextField,
  toast,
} from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { type MonthsInUse, useOpenMonthOptions } from '../months.ts';
import type { CentreCostRow, CentreRow } from './centre-documents.ts';
import { DefineCentre, EnterCentreCost, RetireCentre, ReverseCentreCost } from './centre-mutations.ts';
import { centreTexts } from './messages/index.ts';

interface DialogProps {
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const defineSchema = z.object({ name: requiredText(120) });

export function DefineDialog({ onClose, onDone }: DialogProps) {
  const m = useMessages(centreTexts);
  const form = useAppForm(defineSchema, { name: '' });
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError });
  const define = form.handleSubmit(async ({ name }) => {
    const answer = await submit(DefineCentre, (idempotencyKey) => ({ idempotencyKey, name }));
    if (!answer.ok) return;
    toast({ text: m('defined', { name }) });
    onDone();
    onClose();
  });
  return (
    <FormDialog title={m('define')} onClose={onClose} onSubmit={define} submitLabel={m('defineDo')} pending={pending} problem={problem}>
      <TextField label={m('name')} hint={m('nameHint')} error={form.formState.errors.name?.message} {...form.register('name')} />
    </FormDialog>
  );
}

export function RetireDialog({ centre, onClose, onDone }: DialogProps & { readonly centre: CentreRow }) {
  const m = useMessages(centreTexts);
  const body = useActingBody();
  const { submit, pending, problem } = useSubmit({ onLoadNew: onDone });
  const retire = async (): Promise<void> => {
    const input = { centreId: centre.id, expectedVersion: centre.version };
    const answer = await submit(RetireCentre, (idempotencyKey) => ({ idempotencyKey, ...input }));
    if (!answer.ok) return;
    toast({ text: m('retireDone', { centre: centre.name }) });
    onDone();
    onClose();
  };
  return (
    <ConfirmDialog
      title={m('retireTitle')}
      open
      onCancel={onClose}
      onConfirm={() => void retire()}
      confirmLabel={m('retire')}
      tenants={[{ name: body.tenantName, colour: body.colour }]}
      effect={m('retireEffect', { centre: centre.name })}
      pending={pending}
      danger
    >
      {problem}
    </ConfirmDialog>
  );
}

const KINDS = ['staff', 'material', 'overhead', 'income'] as const;
const costSchema = z.object({
  ...{ month: requiredChoice(), centreId: requiredChoice(), kind: z.enum(KINDS) },
  ...{ amount: amountText(), label: requiredText(200), voucher: z.string() },
});

interface CostDialogProps extends DialogProps {
  readonly centres: readonly CentreRow[];
  readonly months: MonthsInUse;
  readonly centreId: string;
  readonly month: string;
}

/** One cost after the other: 'post and enter another' keeps month, centre and kind. */
export function CostDialog({ centres, months, centreId, month, onClose, onDone }: CostDialogProps) {
  const m = useMessages(centreTexts);
  const monthOptions = useOpenMonthOptions(months);
  const stay = useRef(false);
  const open = monthOptions.some(({ value }) => value === month) ? month : months.next;
  const defaults = { month: open, centreId, kind: 'staff' as const, amount: '', label: '', voucher: '' };
  const form = useAppForm(costSchema, defaults);
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError });
  const { errors } = form.formState;
  const options = centres.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }));
  const post = form.handleSubmit(async ({ voucher, ...input }) => {
    const answer = await submit(EnterCentreCost, (idempotencyKey) => ({ idempotencyKey, ...input, voucher: voucher.trim() || null }));
    if (!answer.ok) return;
    toast({
      text: m('posted', { amount: amountOf(input.amount), centre: options.find(({ value }) => value === input.centreId)?.label ?? '' }),
    });
    onDone();
    if (!stay.current) return onClose();
    form.reset({ ...defaults, month: input.month, centreId: input.centreId, kind: input.kind });
    form.setFocus('amount');
  });
  const footer = (
    <>
      <Button onPress={onClose}>{m('cancel')}</Button>
      <Button type="submit" form="settlement-centre-cost" pending={pending} onPress={() => (stay.current = true)}>
        {m('postNext')}
      </Button>
      <Button type="submit" form="settlement-centre-cost" kind="primary" pending={pending} onPress={() => (stay.current = false)}>
        {m('post')}
      </Button>
    </>
  );
  return (
    <Dialog title={m('enterCost')} open onClose={onClose} footer={footer}>
      <form id="settlement-centre-cost" noValidate onSubmit={(event) => void post(event)}>
        <Stack>
          {problem}
          <FieldGrid>
            <Select label={m('month')} options={monthOptions} error={errors.month?.message} {...form.register('month')} />
            <Select label={m('centre')} options={options} error={errors.centreId?.message} {...form.register('centreId')} />
          </FieldGrid>
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

const reverseSchema = z.object({ month: requiredChoice(), reason: requiredText(200) });

interface ReverseProps extends DialogProps {
  readonly cost: CentreCostRow;
  readonly months: MonthsInUse;
}

export function ReverseDialog({ cost, months, onClose, onDone }: ReverseProps) {
  const m = useMessages(centreTexts);
  const options = useOpenMonthOptions(months);
  const form = useAppForm(reverseSchema, { month: cost.month > months.next ? cost.month : months.next, reason: '' });
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError });
  const { errors } = form.formState;
  const reverse = form.handleSubmit(async (input) => {
    const answer = await submit(ReverseCentreCost, (idempotencyKey) => ({ idempotencyKey, centreCostId: cost.id, ...input }));
    if (!answer.ok) return;
    toast({ text: m('reverseDone') });
    onDone();
    onClose();
  });
  const opposite = cost.amount.startsWith('-') ? cost.amount.slice(1) : `-${cost.amount}`;
  return (
    <FormDialog
      title={m('reverseTitle')}
      onClose={onClose}
      onSubmit={reverse}
      submitLabel={m('reverse')}
      pending={pending}
      problem={problem}
    >
      <p>{m('reverseEffect', { amount: amountOf(opposite), label: cost.label })}</p>
      {cost.frozenByRun && <Banner kind="info" title={m('reverseSettled')} />}
      <Select label={m('reverseMonth')} options={options} error={errors.month?.message} {...form.register('month')} />
      <TextField label={m('reason')} hint={m('reasonHint')} error={errors.reason?.message} {...form.register('reason')} />
    </FormDialog>
  );
}
