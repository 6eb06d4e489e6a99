// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useQuery } from 'urql';
import { centsFromWire, formatCents, formatDate, parseTypedAmount, typedAmount } from '../../../format/index.ts';
import { FormDialog } from '../../../forms/index.ts';
import { QueryResult, useSubmit } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { AmountField, Button, Select, Stack, TextField, toast } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { AccountsQuery, BookableQuery, type BookableRow, BookLine, BookLines, ClearUnclear, type LineRow } from './bank-documents.ts';
import { reconcileTexts } from './reconcile-texts.ts';

interface Part {
  readonly key: string;
  readonly accountId: string;
  readonly item: string | null;
  readonly label: string;
  readonly amount: string;
}

const wire = (cents: bigint): string => {
  const digits = String(cents < 0n ? -cents : cents).padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
const centsOf = (typed: string): bigint => {
  const parsed = parseTypedAmount(typed);
  return parsed.ok ? parsed.value : 0n;
};
/** The smaller of two amounts of one sign. */
const within = (left: bigint, open: bigint): bigint => (left < 0n === open < 0n && (left < 0n ? left > open : left < open) ? left : open);

/** What of a line is still to be booked. */
export const openOf = (line: Pick<LineRow, 'asideAccountId' | 'amount' | 'open'>): bigint =>
  centsFromWire(line.asideAccountId === null ? line.amount : (line.open ?? line.amount));

interface FinderProps {
  readonly tenantId: string;
  readonly onAdd: (row: BookableRow) => void;
}

function ItemFinder({ tenantId, onAdd }: FinderProps) {
  const m = useMessages(reconcileTexts);
  const language = useLanguage();
  const [search, setSearch] = useState('');
  const [found, again] = useQuery({ query: BookableQuery, variables: { tenantId, search: search.trim() || null } });
  return (
    <Stack>
      <TextField
        label={m('findItem')}
        hint={m('findHint')}
        type="search"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <QueryResult result={found} onRetry={() => again({ requestPolicy: 'network-only' })} lines={2}>
        {({ bookableItems }) =>
          bookableItems.length === 0 ? (
            <p className="vwp-note">{m('nothingFound')}</p>
          ) : (
            <ul className="vwp-deeds">
              {bookableItems.map((row) => (
                <li key={`${row.accountId} ${row.item}`}>
                  <Button size="small" kind="tertiary" icon="add" onPress={() => onAdd(row)}>
                    {m('add')}
                  </Button>
                  <span>{[row.reference, row.name, row.subject].filter(Boolean).join(' · ')}</span>
                  <span className="vwp-note">{`${m('open', { amount: amountOf(row.open) })}, ${m('due', { date: formatDate(row.dueOn, language) })}`}</span>
                </li>
              ))}
            </ul>
          )
        }
      </QueryResult>
    </Stack>
  );
}

interface PartsProps {
  readonly parts: readonly Part[];
  readonly onChange: (parts: readonly Part[]) => void;
}

function PartRows({ parts, onChange }: PartsProps) {
  const m = useMessages(reconcileTexts);
  return (
    <ul className="vwp-deeds">
      {parts.map((part) => (
        <li key={part.key}>
          <span>{part.label}</span>
          <AmountField
            label={m('amount')}
            value={part.amount}
            onChange={(amount) => onChange(parts.map((one) => (one.key === part.key ? { ...one, amount } : one)))}
          />
          <Button size="small" kind="tertiary" icon="close" onPress={() => onChange(parts.filter(({ key }) => key !== part.key))}>
            {m('remove')}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** A line, or what stands on an account for a thing: then it is cleared up from there. */
export type ToAssign = Pick<LineRow, 'tenantId' | 'id' | 'version' | 'amount' | 'open' | 'asideAccountId' | 'name' | 'text'>;

interface Props {
  /** One line, or several of one municipality that are booked together. */
  readonly lines: readonly [ToAssign, ...ToAssign[]];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

interface GivenPart {
  readonly accountId: string;
  readonly item: string | null;
  readonly amount: string;
}

/** Several lines together, a line that waits, or what stands aside of one. */
function useBookParts(lines: Props['lines'], onDone: () => void) {
  const m = useMessages(reconcileTexts);
  const { submit, pending, problem } = useSubmit({ onLoadNew: onDone });
  const [line] = lines;
  const book = async (allocations: GivenPart[], reason: string | null): Promise<boolean> => {
    if (lines.length > 1) {
      const [lineIds, versions] = [lines.map(({ id }) => id), lines.map(({ version }) => version)];
      return (await submit(BookLines, (idempotencyKey) => ({ idempotencyKey, lineIds, versions, allocations, reason }))).ok;
    }
    if (line.asideAccountId === null) {
      const waiting = { lineId: line.id, expectedVersion: line.version, candidate: null };
      return (await submit(BookLine, (idempotencyKey) => ({ idempotencyKey, ...waiting, allocations, reason }))).ok;
    }
    const standing = { accountId: line.asideAccountId, item: line.id };
    return (
      await submit(ClearUnclear, (idempotencyKey) => ({ idempotencyKey, ...standing, allocations, reason: reason ?? m('clearedBy') }))
    ).ok;
  };
  return { book, pending, problem };
}

/** Books a line by one's own choice: to several items, in parts, the rest to an account with a reason. */
export function AssignDialog({ lines, onClose, onDone }: Props) {
  const [line] = lines;
  const m = useMessages(reconcileTexts);
  const [parts, setParts] = useState<readonly Part[]>([]);
  const [reason, setReason] = useState('');
  const [accounts, again] = useQuery({ query: AccountsQuery, variables: { tenantId: line.tenantId } });
  const { book, pending, problem } = useBookParts(lines, onDone);
  const whole = lines.reduce((sum, one) => sum + openOf(one), 0n);
  const left = whole - parts.reduce((sum, { amount }) => sum + centsOf(amount), 0n);
  const addItem = (row: BookableRow): void => {
    if (parts.some(({ key }) => key === row.item)) return;
    const amount = typedAmount(wire(within(left, centsFromWire(row.open))));
    const label = [row.reference, row.name].filter(Boolean).join(' · ') || row.account;
    setParts([...parts, { key: row.item, accountId: row.accountId, item: row.item, label, amount }]);
  };
  const addAccount = (accountId: string): void => {
    const account = accounts.data?.ledgerAccounts.find(({ id }) => id === accountId);
    if (!account || parts.some(({ key }) => key === accountId)) return;
    setParts([
      ...parts,
      { key: accountId, accountId, item: null, label: `${account.number} ${account.label}`, amount: typedAmount(wire(left)) },
    ]);
  };
  const send = async (): Promise<void> => {
    const allocations = parts.map(({ accountId, item, amount }) => ({ accountId, item, amount: wire(centsOf(amount)) }));
    if (!(await book(allocations, reason.trim() || null))) return;
    toast({ text: m('doneBooked') });
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={
        lines.length > 1
          ? m('assignTogether', { count: lines.length, amount: formatCents(whole) })
          : `${m('assign')}: ${amountOf(line.amount)}`
      }
      intro={lines
        .map((one) => [one.name, lines.length > 1 ? amountOf(wire(openOf(one))) : one.text].filter(Boolean).join(' · '))
        .join('; ')}
      submitLabel={m('book')}
      {...{ pending, problem, onClose }}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <ItemFinder tenantId={line.tenantId} onAdd={addItem} />
      <QueryResult result={accounts} onRetry={() => again({ requestPolicy: 'network-only' })} lines={1}>
        {({ ledgerAccounts }) => (
          <Select
            label={m('toAccount')}
            placeholder={m('chooseAccount')}
            value=""
            options={ledgerAccounts
              .filter(({ kind }) => kind !== 'opening')
              .map(({ id, number, label }) => ({ value: id, label: `${number} ${label}` }))}
            onChange={(event) => addAccount(event.target.value)}
          />
        )}
      </QueryResult>
      <PartRows parts={parts} onChange={setParts} />
      <p aria-live="polite">{left === 0n && parts.length > 0 ? m('allAllocated') : m('left', { amount: formatCents(left) })}</p>
      <TextField
        label={m('reason')}
        hint={m('reasonHint')}
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  );
}
