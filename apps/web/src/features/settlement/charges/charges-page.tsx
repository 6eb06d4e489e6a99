// SPDX-License-Identifier: EUPL-1.2
import { addMonths, firstDay, lastDay } from '@kernel/core';
import { createLazyRoute } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { formatDate, formatInstant, formatNumber } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { RangeFilter, rangeOfDays } from '../../../record/index.ts';
import { useMay } from '../../../session/index.ts';
import { Amount, Badge, Button, ComboBox, type DataColumn, DataTable, EmptyState, Page, Tabs } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { keepTogether } from '../bilingual.ts';
import { useVatText } from '../explain/vat-text.ts';
import { useFamilies } from '../families.ts';
import { guarded } from '../guarded.tsx';
import { useMembers } from '../members.ts';
import { useMonths } from '../months.ts';
import { usePages } from '../pages-of.ts';
import { Voucher } from '../supplier-invoices/voucher.tsx';
import { type ChargeRow, ChargesQuery, QuantitiesQuery, type QuantityRow } from './charge-documents.ts';
import { chargeTexts } from './messages.ts';
import '../settlement.css';

const ChargeDialog = lazy(() => import('./charge-dialog.tsx').then((module) => ({ default: module.ChargeDialog })));
const QuantityDialog = lazy(() => import('./quantity-dialog.tsx').then((module) => ({ default: module.QuantityDialog })));
const ReverseChargeDialog = lazy(() => import('./reverse-dialogs.tsx').then((module) => ({ default: module.ReverseChargeDialog })));
const ReverseQuantityDialog = lazy(() => import('./reverse-dialogs.tsx').then((module) => ({ default: module.ReverseQuantityDialog })));

interface Standing {
  readonly label: string;
  readonly isReversal: boolean;
  readonly isReversed: boolean;
  readonly isFrozen: boolean;
}

function Label({ label, isReversal, isReversed, isFrozen }: Standing) {
  const m = useMessages(chargeTexts);
  return (
    <span className="vws-name">
      {label}
      {isReversal && <Badge tone="warning">{m('reversal')}</Badge>}
      {isReversed && <Badge>{m('reversed')}</Badge>}
      {isFrozen && <Badge tone="success">{m('frozen')}</Badge>}
    </span>
  );
}

interface ReverseButtonProps {
  readonly label: string;
  readonly isFrozen: boolean;
  readonly onPress: () => void;
}

/** What is settled stays as it is; it can only be countered in an open month, and the button says so. */
function ReverseButton({ label, isFrozen, onPress }: ReverseButtonProps) {
  const m = useMessages(chargeTexts);
  return (
    <Button kind="tertiary" size="small" aria-label={m(isFrozen ? 'counterOf' : 'reverseOf', { label })} onPress={onPress}>
      {m(isFrozen ? 'counter' : 'reverse')}
    </Button>
  );
}

interface ListProps {
  readonly from: string;
  readonly to: string;
  readonly tenantId: string | undefined;
  readonly tools: ReactNode;
  readonly entering: boolean;
  readonly onClose: () => void;
}

function ChargeList({ from, to, tenantId, tools, entering, onClose }: ListProps) {
  const m = useMessages(chargeTexts);
  const language = useLanguage();
  const may = useMay();
  const vat = useVatText();
  const { nameOf } = useFamilies();
  const variables = { from, to, first: 100, ...(tenantId ? { tenantId } : {}) };
  const pages = usePages(ChargesQuery, variables, ({ directCharges }) => directCharges);
  const [reversing, setReversing] = useState<ChargeRow | null>(null);
  const basis = (row: ChargeRow): string => m('agreementClause', { number: row.agreementNumber, clause: row.clause });
  const label = (row: ChargeRow) => (
    <>
      <Label
        label={row.label}
        isReversal={row.reverses !== null}
        isReversed={row.reversedBy !== null}
        isFrozen={row.frozenByRun !== null}
      />{' '}
      {row.invoiceId && <Voucher voucher={null} invoiceId={row.invoiceId} />}
    </>
  );
  const columns: readonly DataColumn<ChargeRow>[] = [
    {
      id: 'date',
      header: m('date'),
      cell: (row) => formatDate(row.occurredOn, language),
      text: (row) => formatDate(row.occurredOn, language),
    },
    { id: 'member', header: m('member'), rowHeader: true, cell: (row) => row.memberName, text: (row) => row.memberName },
    { id: 'label', header: m('label'), cell: label, text: (row) => row.label },
    { id: 'family', header: m('family'), cell: (row) => nameOf(row.serviceFamilyCode), text: (row) => nameOf(row.serviceFamilyCode) },
    { id: 'amount', header: m('amount'), align: 'end', cell: (row) => <Amount value={row.amount} />, text: (row) => amountOf(row.amount) },
    { id: 'basis', header: m('agreement'), cell: (row) => keepTogether(basis(row)), text: basis },
    { id: 'vat', header: m('vat'), cell: (row) => vat(row.vatCode), text: (row) => vat(row.vatCode), hidden: true },
    { id: 'by', header: m('enteredBy'), cell: (row) => row.enteredBy ?? '–', text: (row) => row.enteredBy, hidden: true },
    {
      id: 'at',
      header: m('enteredAt'),
      cell: (row) => formatInstant(row.enteredAt, language),
      text: (row) => formatInstant(row.enteredAt, language),
      hidden: true,
    },
    {
      id: 'reverse',
      header: '',
      align: 'end',
      cell: (row) =>
        may('settlement.enterCosts') && !row.reverses && !row.reversedBy ? (
          <ReverseButton label={row.label} isFrozen={row.frozenByRun !== null} onPress={() => setReversing(row)} />
        ) : null,
    },
  ];
  return (
    <>
      <QueryResult result={pages} onRetry={pages.reload}>
        {() => (
          <DataTable
            label={m('charges')}
            columns={columns}
            rows={pages.items}
            rowId={(row) => row.id}
            rowName={(row) => row.label}
            total={pages.total}
            onMore={pages.more}
            loadingMore={pages.fetching}
            tools={tools}
            columnChooser
            empty={<EmptyState title={m('emptyCharges')}>{m('emptyChargesBody')}</EmptyState>}
            exportCsv="direktkosten.csv"
            all={pages.all}
          />
        )}
      </QueryResult>
      <Suspense>
        {entering && <ChargeDialog onClose={onClose} onDone={pages.reload} />}
        {reversing && <ReverseChargeDialog row={reversing} onClose={() => setReversing(null)} onDone={pages.reload} />}
      </Suspense>
    </>
  );
}

function QuantityList({ from, to, tenantId, tools, entering, onClose }: ListProps) {
  const m = useMessages(chargeTexts);
  const language = useLanguage();
  const may = useMay();
  const { nameOf } = useFamilies();
  const variables = { from, to, first: 100, ...(tenantId ? { tenantId } : {}) };
  const pages = usePages(QuantitiesQuery, variables, ({ settlementQuantities }) => settlementQuantities);
  const [reversing, setReversing] = useState<QuantityRow | null>(null);
  const label = (row: QuantityRow) => (
    <Label label={row.label} isReversal={row.isReversal} isReversed={row.isReversed} isFrozen={row.frozenByRun !== null} />
  );
  const columns: readonly DataColumn<QuantityRow>[] = [
    {
      id: 'date',
      header: m('occurredOn'),
      cell: (row) => formatDate(row.occurredOn, language),
      text: (row) => formatDate(row.occurredOn, language),
    },
    { id: 'member', header: m('member'), rowHeader: true, cell: (row) => row.memberName, text: (row) => row.memberName },
    { id: 'label', header: m('label'), cell: label, text: (row) => row.label },
    { id: 'family', header: m('family'), cell: (row) => nameOf(row.serviceFamilyCode), text: (row) => nameOf(row.serviceFamilyCode) },
    { id: 'meter', header: m('meter'), cell: (row) => row.unit ?? row.code, text: (row) => row.unit ?? row.code },
    {
      id: 'quantity',
      header: m('quantity'),
      align: 'end',
      cell: (row) => formatNumber(row.quantity, language),
      text: (row) => formatNumber(row.quantity, language),
    },
    { id: 'by', header: m('enteredBy'), cell: (row) => row.enteredBy ?? '–', text: (row) => row.enteredBy },
    {
      id: 'reverse',
      header: '',
      align: 'end',
      cell: (row) =>
        may('settlement.enterCosts') && !row.isReversal && !row.isReversed ? (
          <ReverseButton label={row.label} isFrozen={row.frozenByRun !== null} onPress={() => setReversing(row)} />
        ) : null,
    },
  ];
  return (
    <>
      <QueryResult result={pages} onRetry={pages.reload}>
        {() => (
          <DataTable
            label={m('quantities')}
            columns={columns}
            rows={pages.items}
            rowId={(row) => row.id}
            rowName={(row) => row.label}
            total={pages.total}
            onMore={pages.more}
            loadingMore={pages.fetching}
            tools={tools}
            empty={<EmptyState title={m('emptyQuantities')}>{m('emptyQuantitiesBody')}</EmptyState>}
            exportCsv="mengen.csv"
            all={pages.all}
          />
        )}
      </QueryResult>
      <Suspense>
        {entering && <QuantityDialog onClose={onClose} onDone={pages.reload} />}
        {reversing && <ReverseQuantityDialog row={reversing} onClose={() => setReversing(null)} onDone={pages.reload} />}
      </Suspense>
    </>
  );
}

function ChargesPage() {
  const m = useMessages(chargeTexts);
  const may = useMay();
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const members = useMembers();
  const { current } = useMonths();
  const [entering, setEntering] = useState(false);
  const tab = search.tab === 'quantities' ? 'quantities' : 'charges';
  const chosen = rangeOfDays(search);
  const usual = { from: firstDay(addMonths(current, -12)), to: lastDay(current) };
  const range = { ...usual, ...chosen };
  const tools = (
    <>
      <RangeFilter
        range={chosen}
        usual={usual}
        onRange={({ from, to }) => void navigate({ to: '.', search: (old) => ({ ...old, from, to }), replace: true })}
      />
      <ComboBox
        label={m('member')}
        placeholder={m('allMembers')}
        options={members}
        value={search.member ?? null}
        onChange={(member) => void navigate({ to: '.', search: (old) => ({ ...old, member: member ?? undefined }), replace: true })}
      />
    </>
  );
  const list = { ...range, tenantId: search.member, tools, entering, onClose: () => setEntering(false) };
  const enter = may('settlement.enterCosts') && (
    <Button kind="primary" icon="add" onPress={() => setEntering(true)}>
      {m(tab === 'charges' ? 'enterCharge' : 'enterQuantity')}
    </Button>
  );
  return (
    <Page title={m('title')} intro={m('intro')} actions={enter}>
      <Tabs
        label={m('tabs')}
        selected={tab}
        onSelect={(next) =>
          void navigate({ to: '.', search: (old) => ({ ...old, tab: next === 'charges' ? undefined : next }), replace: true })
        }
        tabs={[
          { id: 'charges', label: m('charges'), content: <ChargeList {...list} /> },
          { id: 'quantities', label: m('quantities'), content: <QuantityList {...list} /> },
        ]}
      />
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/settlement/charges')({
  component: guarded('settlement.readPools', ChargesPage),
});
