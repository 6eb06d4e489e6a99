// SPDX-License-Identifier: EUPL-1.2
import { useWatch } from 'react-hook-form';
import * as z from 'zod/mini';
import { formatDate, today } from '../../../format/index.ts';
import { dateText, FormCombo, FormDate, FormDialog, requiredChoice, requiredText, useAppForm } from '../../../forms/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { translate, useLanguage, useMessages } from '../../../i18n/index.ts';
import { Banner, Select, TextField, toast } from '../../../ui/index.ts';
import { useMembers } from '../members.ts';
import { countText, typedCount } from './count-text.ts';
import { stockTexts } from './messages.ts';
import { EnterStockCount, type StockRow } from './stock-documents.ts';

const OTHER = '*';

const schema = z.object({
  tenantId: requiredChoice(),
  choice: requiredChoice(),
  stock: z.string().check(z.trim(), z.regex(/^$|^[a-z0-9][a-z0-9-]{0,59}$/, { error: () => translate(stockTexts)('badCode') })),
  unit: requiredText(60),
  countedOn: dateText(),
  value: typedCount(),
  source: requiredText(200),
});

interface CountDialogProps {
  /** Stocks that can be chosen: those that keys name, and those that were counted before. */
  readonly stocks: readonly Pick<StockRow, 'stock' | 'unit'>[];
  readonly member: string | undefined;
  readonly chosen: string | undefined;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function CountDialog({ stocks, member, chosen, onClose, onDone }: CountDialogProps) {
  const m = useMessages(stockTexts);
  const language = useLanguage();
  const members = useMembers();
  const first = chosen ?? (stocks.length === 1 ? stocks[0]?.stock : undefined) ?? (stocks.length === 0 ? OTHER : '');
  const unitOf = (stock: string): string => stocks.find((one) => one.stock === stock)?.unit ?? '';
  const form = useAppForm(schema, {
    ...{ tenantId: member ?? '', choice: first, stock: '', unit: unitOf(first), value: '', source: '' },
    countedOn: formatDate(today(), language),
  });
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError });
  const { errors } = form.formState;
  const choice = useWatch({ control: form.control, name: 'choice' });
  const save = form.handleSubmit(async ({ choice: picked, stock: typed, ...input }) => {
    const stock = picked === OTHER ? typed : picked;
    const answer = await submit(EnterStockCount, (idempotencyKey) => ({
      idempotencyKey,
      stock,
      reason: null,
      expectedVersion: null,
      ...input,
    }));
    if (!answer.ok) return;
    const name = members.find(({ value }) => value === input.tenantId)?.label ?? '';
    toast({ text: m('saved', { value: countText(input.value), unit: input.unit, member: name }) });
    onDone();
    onClose();
  });
  const options = [
    ...stocks.map(({ stock, unit }) => ({ value: stock, label: `${stock} (${unit})` })),
    { value: OTHER, label: m('otherStock') },
  ];
  return (
    <FormDialog
      title={m('enter')}
      submitLabel={m('save')}
      pending={pending}
      problem={problem}
      onClose={onClose}
      onSubmit={(event) => void save(event)}
    >
      {stocks.length === 0 && <Banner kind="info" title={m('noStocks')} />}
      <FormCombo control={form.control} name="tenantId" label={m('member')} options={members} />
      <Select
        label={m('stock')}
        options={options}
        error={errors.choice?.message}
        {...form.register('choice', {
          onChange: (event: { target: { value: string } }) => {
            const unit = unitOf(event.target.value);
            if (unit !== '') form.setValue('unit', unit);
          },
        })}
      />
      {choice === OTHER && (
        <TextField
          label={m('stockCode')}
          hint={m('stockCodeHint')}
          width="medium"
          error={errors.stock?.message}
          {...form.register('stock')}
        />
      )}
      <TextField label={m('unit')} hint={m('unitHint')} width="medium" error={errors.unit?.message} {...form.register('unit')} />
      <FormDate control={form.control} name="countedOn" label={m('countedOn')} />
      <TextField
        label={m('value')}
        hint={m('valueHint')}
        width="short"
        inputMode="decimal"
        autoComplete="off"
        error={errors.value?.message}
        {...form.register('value')}
      />
      <TextField label={m('source')} hint={m('sourceHint')} error={errors.source?.message} {...form.register('source')} />
    </FormDialog>
  );
}
