// SPDX-License-Identifier: EUPL-1.2
import { useMemo, useState } from 'react';
import { useQuery } from 'urql';
import * as z from 'zod/mini';
import { formatInstant } from '../../../format/index.ts';
import { requiredChoice, requiredText, useAppForm } from '../../../forms/index.ts';
import { QueryResult, useSubmit } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import {
  Amount,
  Badge,
  Banner,
  Button,
  type DataColumn,
  DataTable,
  Dialog,
  EmptyState,
  Select,
  Stack,
  TextField,
  toast,
} from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { type MonthsInUse, useOpenMonthOptions } from '../months.ts';
import { Voucher } from '../supplier-invoices/voucher.tsx';
import { poolTexts } from './messages.ts';
import { type CostRow, PoolCostsQuery, ReversePoolCost } from './pool-documents.ts';

const schema = z.object({ month: requiredChoice(), reason: requiredText(300) });

interface ReverseProps {
  readonly cost: CostRow;
  readonly months: MonthsInUse;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function ReverseDialog({ cost, months, onClose, onDone }: ReverseProps) {
  const m = useMessages(poolTexts);
  const options = useOpenMonthOptions(months);
  const form = useAppForm(schema, { month: cost.month > months.next ? cost.month : months.next, reason: '' });
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError });
  const { errors } = form.formState;
  const reverse = form.handleSubmit(async (input) => {
    const answer = await submit(ReversePoolCost, (idempotencyKey) => ({ idempotencyKey, costId: cost.id, ...input }));
    if (!answer.ok) return;
    toast({ text: m('reverseDone') });
    onDone();
    onClose();
  });
  const opposite = cost.amount.startsWith('-') ? cost.amount.slice(1) : `-${cost.amount}`;
  const footer = (
    <>
      <Button onPress={onClose}>{m('cancel')}</Button>
      <Button type="submit" form="settlement-reverse" kind="primary" pending={pending}>
        {m(cost.frozenByRun ? 'counter' : 'reverse')}
      </Button>
    </>
  );
  return (
    <Dialog title={m(cost.frozenByRun ? 'counterTitle' : 'reverseTitle')} open onClose={onClose} footer={footer}>
      <form id="settlement-reverse" noValidate onSubmit={(event) => void reverse(event)}>
        <Stack>
          <p>{m('reverseEffect', { amount: amountOf(opposite), label: cost.label })}</p>
          {cost.frozenByRun && <Banner kind="info" title={m('counterNote')} />}
          {problem}
          <Select label={m('reverseMonth')} options={options} error={errors.month?.message} {...form.register('month')} />
          <TextField label={m('reason')} hint={m('reasonHint')} error={errors.reason?.message} {...form.register('reason')} />
        </Stack>
      </form>
    </Dialog>
  );
}

function Mark({ cost }: { readonly cost: CostRow }) {
  const m = useMessages(poolTexts);
  return (
    <span className="vws-name">
      {cost.label}
      {cost.reverses && <Badge tone="warning">{m('reversal')}</Badge>}
      {cost.reversedBy && <Badge>{m('reversed')}</Badge>}
      {cost.frozenByRun && <Badge tone="success">{m('frozen')}</Badge>}
    </span>
  );
}

function useCostColumns(onReverse: ((cost: CostRow) => void) | null): readonly DataColumn<CostRow>[] {
  const m = useMessages(poolTexts);
  const language = useLanguage();
  return useMemo(() => {
    const columns: DataColumn<CostRow>[] = [
      { id: 'label', header: m('label'), rowHeader: true, cell: (row) => <Mark cost={row} />, text: (row) => row.label },
      { id: 'kind', header: m('kind'), cell: (row) => m(row.kind), text: (row) => m(row.kind) },
      {
        id: 'amount',
        header: m('amount'),
        align: 'end',
        cell: (row) => <Amount value={row.amount} />,
        text: (row) => amountOf(row.amount),
      },
      { id: 'voucher', header: m('voucher'), cell: (row) => <Voucher {...row} />, text: (row) => row.voucher },
      { id: 'by', header: m('enteredBy'), cell: (row) => row.enteredBy ?? '–', text: (row) => row.enteredBy },
      {
        id: 'at',
        header: m('enteredAt'),
        cell: (row) => formatInstant(row.enteredAt, language),
        text: (row) => formatInstant(row.enteredAt, language),
      },
    ];
    if (!onReverse) return columns;
    const reverse = (row: CostRow) =>
      row.reverses || row.reversedBy ? null : (
        <Button
          kind="tertiary"
          size="small"
          onPress={() => onReverse(row)}
          aria-label={m(row.frozenByRun ? 'counterOf' : 'reverseOf', { label: row.label })}
        >
          {m(row.frozenByRun ? 'counter' : 'reverse')}
        </Button>
      );
    return [...columns, { id: 'reverse', header: '', align: 'end', cell: reverse }];
  }, [m, language, onReverse]);
}

interface CostListProps {
  readonly poolId: string;
  readonly month: string;
  readonly months: MonthsInUse;
  readonly onChanged: () => void;
}

/** The entries of a pool in a month; money is never changed, only countered. */
export function CostList({ poolId, month, months, onChanged }: CostListProps) {
  const m = useMessages(poolTexts);
  const may = useMay();
  const [result, refetch] = useQuery({ query: PoolCostsQuery, variables: { poolId, month } });
  const [reversing, setReversing] = useState<CostRow | null>(null);
  const columns = useCostColumns(may('settlement.enterCosts') ? setReversing : null);
  const retry = (): void => refetch({ requestPolicy: 'network-only' });
  return (
    <QueryResult result={result} onRetry={retry}>
      {({ poolCosts }) => (
        <>
          <DataTable
            label={m('entries')}
            columns={columns}
            rows={poolCosts}
            rowId={(row) => row.id}
            rowName={(row) => row.label}
            loading={result.fetching}
            empty={<EmptyState title={m('costsEmpty')}>{m('costsEmptyBody')}</EmptyState>}
            exportCsv={`buchungen-${month}.csv`}
          />
          {reversing && (
            <ReverseDialog
              cost={reversing}
              months={months}
              onClose={() => setReversing(null)}
              onDone={() => {
                retry();
                onChanged();
              }}
            />
          )}
        </>
      )}
    </QueryResult>
  );
}
