// SPDX-License-Identifier: EUPL-1.2
import * as z from 'zod/mini';
import { FormDialog, requiredChoice, requiredText, useAppForm } from '../../../forms/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { Banner, ConfirmDialog, Select, TextField, toast } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { ForCorrection } from '../for-correction.tsx';
import { type MonthsInUse, useOpenMonthOptions, useSettledMonthOptions } from '../months.ts';
import { PostCostDialog } from '../post-cost-dialog.tsx';
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

interface CostDialogProps extends DialogProps {
  readonly centres: readonly CentreRow[];
  readonly months: MonthsInUse;
  readonly centreId: string;
  readonly month: string;
}

export function CostDialog({ centres, months, centreId, month, onClose, onDone }: CostDialogProps) {
  const m = useMessages(centreTexts);
  const isKnown = [...useOpenMonthOptions(months), ...useSettledMonthOptions(months)].some(({ value }) => value === month);
  return (
    <PostCostDialog
      placeLabel={m('centre')}
      placeField="centreId"
      places={centres}
      placeId={centreId}
      months={months}
      month={isKnown ? month : months.next}
      post={(submit, chosen, cost) => submit(EnterCentreCost, (idempotencyKey) => ({ idempotencyKey, centreId: chosen, ...cost }))}
      onClose={onClose}
      onPosted={onDone}
    />
  );
}

const reverseSchema = z.object({ month: requiredChoice(), reason: requiredText(200), forCorrection: z.boolean() });

interface ReverseProps extends DialogProps {
  readonly cost: CentreCostRow;
  readonly months: MonthsInUse;
}

export function ReverseDialog({ cost, months, onClose, onDone }: ReverseProps) {
  const m = useMessages(centreTexts);
  const options = [...useOpenMonthOptions(months), ...useSettledMonthOptions(months)];
  const form = useAppForm(reverseSchema, {
    ...{ month: cost.month > months.next ? cost.month : months.next, reason: '', forCorrection: false },
  });
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
      <ForCorrection months={months} on={form.watch('month')} field={form.register('forCorrection')} />
      <TextField label={m('reason')} hint={m('reasonHint')} error={errors.reason?.message} {...form.register('reason')} />
    </FormDialog>
  );
}
