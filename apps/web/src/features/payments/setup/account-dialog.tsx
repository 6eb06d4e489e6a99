// SPDX-License-Identifier: EUPL-1.2

import { centsToDecimal } from '@kernel/core';
import { useState } from 'react';
import { Controller } from 'react-hook-form';
import * as z from 'zod/mini';
import { formatDate, parseDateInput, parseTypedAmount, today } from '../../../format/index.ts';
import { amountText, dateText, FormDate, FormDialog, requiredText, useAppForm } from '../../../forms/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { AmountField, Banner, Button, FieldGrid, Section, Select, Stack, TextField, toast } from '../../../ui/index.ts';
import { MunicipalityBadge } from '../municipalities.tsx';
import { ProposeAccount } from './account-documents.ts';
import { setupTexts } from './messages.ts';

const KINDS = ['transit', 'deposit', 'advance'] as const;
interface Row {
  readonly key: number;
  readonly kind: (typeof KINDS)[number];
  readonly amount: string;
  readonly since: string;
  readonly label: string;
}

const optional = (max: number) => z.string().check(z.trim(), z.maxLength(max));
const schema = z.object({
  ...{ label: requiredText(80), bankName: requiredText(80), holder: requiredText(70), iban: requiredText(60), bic: optional(20) },
  ...{ creditorId: optional(40), cutOverOn: dateText(), opening: amountText(), openingProof: requiredText(300) },
});

const START = {
  ...{ label: '', bankName: '', holder: '', iban: '', bic: '', creditorId: '', opening: '', openingProof: '' },
  cutOverOn: formatDate(today()),
};

/** What was typed in the rows; null and its number where one is wrong. */
function itemsOf(rows: readonly Row[]) {
  const items = rows.map(({ kind, amount, since, label }) => {
    const [parsed, day] = [parseTypedAmount(amount), parseDateInput(since)];
    return parsed.ok && day && label.trim() ? { kind, amount: centsToDecimal(parsed.value), since: day, label: label.trim() } : null;
  });
  const wrong = items.indexOf(null);
  return wrong >= 0 ? { wrong: wrong + 1 } : { items: items.flatMap((item) => item ?? []) };
}

function ItemRows({ rows, onRows }: { readonly rows: readonly Row[]; readonly onRows: (rows: readonly Row[]) => void }) {
  const m = useMessages(setupTexts);
  const change = (key: number, patch: Partial<Row>): void => onRows(rows.map((row) => (row.key === key ? { ...row, ...patch } : row)));
  const next = Math.max(0, ...rows.map(({ key }) => key)) + 1;
  return (
    <Section level={3} title={m('openingItems')}>
      <Stack gap="small">
        <p className="vwp-note">{m('openingItemsHint')}</p>
        {rows.map((row, index) => (
          <fieldset key={row.key} className="vwp-row vwp-row--item" aria-label={m('itemRow', { row: index + 1 })}>
            <Select
              label={m('kind')}
              placeholder={false}
              value={row.kind}
              options={KINDS.map((kind) => ({ value: kind, label: m(kind) }))}
              onChange={(event) => change(row.key, { kind: KINDS.find((kind) => kind === event.target.value) ?? row.kind })}
            />
            <TextField label={m('amount')} value={row.amount} onChange={(event) => change(row.key, { amount: event.target.value })} />
            <TextField label={m('since')} value={row.since} onChange={(event) => change(row.key, { since: event.target.value })} />
            <TextField label={m('what')} value={row.label} onChange={(event) => change(row.key, { label: event.target.value })} />
            <Button
              size="small"
              kind="tertiary"
              icon="delete"
              aria-label={m('removeRow', { row: index + 1 })}
              onPress={() => onRows(rows.filter(({ key }) => key !== row.key))}
            >
              {m('remove')}
            </Button>
          </fieldset>
        ))}
        <Button size="small" icon="add" onPress={() => onRows([...rows, { key: next, kind: 'transit', amount: '', since: '', label: '' }])}>
          {m('addItem')}
        </Button>
      </Stack>
    </Section>
  );
}

interface AccountDialogProps {
  readonly tenantId: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function AccountDialog({ tenantId, onClose, onDone }: AccountDialogProps) {
  const m = useMessages(setupTexts);
  const form = useAppForm(schema, START);
  const [rows, setRows] = useState<readonly Row[]>([]);
  const [wrong, setWrong] = useState<number | null>(null);
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError });
  const send = form.handleSubmit(async ({ bic, creditorId, ...values }) => {
    const read = itemsOf(rows);
    setWrong('wrong' in read ? (read.wrong ?? null) : null);
    if (!('items' in read)) return;
    const wish = { ...values, tenantId, bic: bic || null, creditorId: creditorId || null, openingItems: read.items ?? [] };
    const answer = await submit(ProposeAccount, (idempotencyKey) => ({ ...wish, idempotencyKey }));
    if (!answer.ok) return;
    toast({ text: m('proposed') });
    onDone();
    onClose();
  });
  const { errors } = form.formState;
  const text = (name: 'label' | 'bankName' | 'holder' | 'iban' | 'bic' | 'creditorId' | 'openingProof') => ({
    ...form.register(name),
    label: m(name),
    error: errors[name]?.message,
  });
  return (
    <FormDialog
      title={m('propose')}
      submitLabel={m('propose')}
      pending={pending}
      problem={problem}
      onClose={onClose}
      onSubmit={(event) => void send(event)}
    >
      <MunicipalityBadge id={tenantId} />
      <TextField {...text('label')} hint={m('labelHint')} />
      <FieldGrid>
        <TextField {...text('bankName')} />
        <TextField {...text('holder')} />
        <TextField {...text('iban')} />
        <TextField {...text('bic')} optional />
        <TextField {...text('creditorId')} hint={m('creditorIdHint')} optional />
        <FormDate control={form.control} name="cutOverOn" label={m('cutOverOn')} hint={m('cutOverHint')} />
        <Controller
          control={form.control}
          name="opening"
          render={({ field }) => (
            <AmountField
              label={m('opening')}
              name="opening"
              value={field.value}
              onChange={field.onChange}
              onBlur={field.onBlur}
              ref={field.ref}
              error={errors.opening?.message}
            />
          )}
        />
        <TextField {...text('openingProof')} hint={m('openingProofHint')} />
      </FieldGrid>
      <ItemRows rows={rows} onRows={setRows} />
      {wrong !== null && <Banner kind="danger" title={m('rowWrong', { row: wrong })} announce />}
    </FormDialog>
  );
}
