// SPDX-License-Identifier: EUPL-1.2
import * as z from 'zod/mini';
import { formatDate } from '../../../format/index.ts';
import { FormDialog, requiredText, useAppForm } from '../../../forms/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { Banner, DescriptionList, TextField, toast } from '../../../ui/index.ts';
import { countText, typedCount } from './count-text.ts';
import { stockTexts } from './messages.ts';
import { type CountRow, EnterStockCount, WithdrawStockCount } from './stock-documents.ts';

interface CorrectProps {
  readonly row: CountRow;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function useFacts(row: CountRow) {
  const m = useMessages(stockTexts);
  const language = useLanguage();
  const value = `${countText(row.value)} ${row.unit}`;
  const on = formatDate(row.countedOn, language);
  const items = [
    { term: m('member'), value: row.memberName },
    { term: m('stock'), value: row.stock },
    { term: m('countedOn'), value: on },
    { term: m('until'), value: `${value} (${row.source})` },
  ];
  return { on, facts: <DescriptionList items={items} /> };
}

const correction = z.object({ value: typedCount(), unit: requiredText(60), source: requiredText(200), reason: requiredText(300) });

/** Another number for the same day: the one before stays readable as what was known until now. */
export function CorrectDialog({ row, onClose, onDone }: CorrectProps) {
  const m = useMessages(stockTexts);
  const { facts } = useFacts(row);
  const form = useAppForm(correction, { value: countText(row.value), unit: row.unit, source: row.source, reason: '' });
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError, onLoadNew: onDone });
  const { errors } = form.formState;
  const save = form.handleSubmit(async (input) => {
    const { tenantId, stock, countedOn, versions: expectedVersion } = row;
    const about = { tenantId, stock, countedOn, expectedVersion };
    const answer = await submit(EnterStockCount, (idempotencyKey) => ({ idempotencyKey, ...about, ...input }));
    if (!answer.ok) return;
    toast({ text: m('corrected', { member: row.memberName }) });
    onDone();
    onClose();
  });
  return (
    <FormDialog
      title={m('correctTitle')}
      submitLabel={m('correct')}
      pending={pending}
      problem={problem}
      onClose={onClose}
      onSubmit={(event) => void save(event)}
    >
      {facts}
      <Banner kind="info" title={m('correctNote')} />
      <TextField
        label={m('value')}
        hint={m('valueHint')}
        width="short"
        inputMode="decimal"
        autoComplete="off"
        error={errors.value?.message}
        {...form.register('value')}
      />
      <TextField label={m('unit')} width="medium" error={errors.unit?.message} {...form.register('unit')} />
      <TextField label={m('source')} hint={m('sourceHint')} error={errors.source?.message} {...form.register('source')} />
      <TextField label={m('reason')} hint={m('reasonHint')} error={errors.reason?.message} {...form.register('reason')} />
    </FormDialog>
  );
}

const withdrawal = z.object({ reason: requiredText(300) });

/** Nothing is known of the day any more; what was known stays in its history. */
export function WithdrawDialog({ row, onClose, onDone }: CorrectProps) {
  const m = useMessages(stockTexts);
  const { on, facts } = useFacts(row);
  const form = useAppForm(withdrawal, { reason: '' });
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError });
  const save = form.handleSubmit(async ({ reason }) => {
    const answer = await submit(WithdrawStockCount, (idempotencyKey) => ({ idempotencyKey, countId: row.id, reason }));
    if (!answer.ok) return;
    toast({ text: m('withdrawn', { member: row.memberName }) });
    onDone();
    onClose();
  });
  return (
    <FormDialog
      title={m('withdrawTitle')}
      submitLabel={m('withdraw')}
      pending={pending}
      problem={problem}
      danger
      onClose={onClose}
      onSubmit={(event) => void save(event)}
    >
      {facts}
      <p>{m('withdrawEffect', { value: countText(row.value), unit: row.unit, on })}</p>
      <TextField label={m('reason')} error={form.formState.errors.reason?.message} {...form.register('reason')} />
    </FormDialog>
  );
}
