// SPDX-License-Identifier: EUPL-1.2
import { addMonths, parseCivilMonth } from '@kernel/core';
import { type FormEvent, useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { formatCents, formatDate, formatMonth, parseDateInput, today } from '../../../format/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { Badge, Button, Checkbox, DateField, RadioGroup, Section, Stack, TextField, toast, uiTexts } from '../../../ui/index.ts';
import { useFamilies } from '../families.ts';
import { useMembers } from '../members.ts';
import {
  type DraftLine,
  type DraftRow,
  draftOf,
  hasTargets,
  linesOf,
  missingOf,
  newRow,
  placeOf,
  WHOLE,
  wireOf,
} from './assignment-draft.ts';
import { AssignmentRow, type RowTrouble, type Targets } from './assignment-row.tsx';
import { AssignInvoice } from './invoice-changes.ts';
import { AssignmentTargetsQuery, type Invoice } from './invoice-documents.ts';
import { invoiceTexts } from './messages/index.ts';

/** Months behind the first open one that somebody may want; the server refuses those that are settled, and says which is open. */
const MONTHS_BACK = 12;

const optionsOf = (places: readonly { readonly id: string; readonly name: string; readonly active: boolean }[]) =>
  places.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }));

function useTargets({ openMonth }: Invoice): Targets {
  const language = useLanguage();
  const members = useMembers();
  const { options: families } = useFamilies();
  const [{ data }] = useQuery({ query: AssignmentTargetsQuery, variables: { month: openMonth } });
  return useMemo(() => {
    const open = parseCivilMonth(openMonth);
    const months = open ? Array.from({ length: MONTHS_BACK + 1 }, (_, index) => addMonths(open, -index)) : [];
    return {
      members,
      families,
      pools: optionsOf(data?.costPools ?? []),
      centres: optionsOf(data?.costCentres ?? []),
      months: months.map((month) => ({ value: month, label: formatMonth(month, language) })),
    };
  }, [data, members, families, openMonth, language]);
}

function Missing({ amount, targeted }: { readonly amount: bigint; readonly targeted: boolean }) {
  const m = useMessages(invoiceTexts);
  if (amount === 0n) return targeted ? <Badge tone="success">{m('complete')}</Badge> : <Badge tone="warning">{m('noTarget')}</Badge>;
  return amount > 0n ? (
    <Badge tone="warning">{m('missing', { amount: formatCents(amount) })}</Badge>
  ) : (
    <Badge tone="danger">{m('tooMuch', { amount: formatCents(-amount) })}</Badge>
  );
}

interface LineProps {
  readonly line: DraftLine;
  readonly rows: readonly DraftRow[];
  readonly targets: Targets;
  readonly tried: boolean;
  readonly troubleOf: (row: DraftRow) => RowTrouble | null;
  readonly onRows: (change: (rows: readonly DraftRow[]) => readonly DraftRow[]) => void;
  readonly onAdd: (line: DraftLine) => void;
}

function Line({ line, rows, targets, tried, troubleOf, onRows, onAdd }: LineProps) {
  const m = useMessages(invoiceTexts);
  const own = rows.filter(({ lineKey }) => lineKey === line.key);
  return (
    <section className="vws-assignment-line" aria-label={line.label}>
      <header className="vw-cluster">
        <strong>{line.label}</strong>
        <span className="vws-sum">{formatCents(line.amount)}</span>
        <span role="status">
          <Missing amount={missingOf(line, rows)} targeted={hasTargets(line, rows)} />
        </span>
      </header>
      {own.map((row, index) => (
        <AssignmentRow
          key={row.id}
          row={row}
          number={index + 1}
          targets={targets}
          trouble={troubleOf(row)}
          tried={tried}
          onChange={(patch) => onRows((all) => all.map((one) => (one.id === row.id ? { ...one, ...patch } : one)))}
          onRemove={own.length > 1 ? () => onRows((all) => all.filter(({ id }) => id !== row.id)) : null}
        />
      ))}
      <div>
        <Button size="small" icon="add" onPress={() => onAdd(line)}>
          {m('addPart')}
        </Button>
      </div>
    </section>
  );
}

interface TaxState {
  readonly deducted: boolean;
  readonly reason: string;
  readonly from: string;
}

function InputTax({
  tax,
  reasonProblem,
  onChange,
}: {
  readonly tax: TaxState;
  readonly reasonProblem: string | undefined;
  readonly onChange: (tax: TaxState) => void;
}) {
  const m = useMessages(invoiceTexts);
  const u = useMessages(uiTexts);
  return (
    <Stack gap="small">
      <RadioGroup
        label={m('inputTax')}
        value={tax.deducted ? 'yes' : 'no'}
        options={[
          { value: 'no', label: m('notDeducted') },
          { value: 'yes', label: m('deducted') },
        ]}
        onChange={(event) => onChange({ ...tax, deducted: event.target.value === 'yes' })}
      />
      <TextField
        label={m('inputTaxReason')}
        hint={m('inputTaxReasonHint')}
        value={tax.reason}
        error={reasonProblem}
        maxLength={300}
        onChange={(event) => onChange({ ...tax, reason: event.target.value })}
      />
      <DateField
        label={m('inputTaxFrom')}
        value={tax.from}
        error={parseDateInput(tax.from) ? undefined : u('notDate')}
        onChange={(from) => onChange({ ...tax, from })}
      />
    </Stack>
  );
}

type Trouble = RowTrouble & { readonly index: number };

/** What the server says of single fields, and whether it was asked: from then on what is empty says so too. */
function useTroubles() {
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [reasonProblem, setReasonProblem] = useState<string | undefined>();
  const [tried, setTried] = useState(false);
  const onFieldError = (field: string, message: string): boolean => {
    if (field === 'inputTax.reason') {
      setReasonProblem(message);
      return true;
    }
    const place = placeOf(field);
    if (!place) return false;
    setTrouble({ ...place, message });
    return true;
  };
  const startTry = (): void => {
    setTried(true);
    setTrouble(null);
    setReasonProblem(undefined);
  };
  return { trouble, setTrouble, reasonProblem, tried, onFieldError, startTry };
}

/** Which costs the invoice becomes: line by line, until nothing is missing. */
export function AssignmentForm({ invoice, onDone }: { readonly invoice: Invoice; readonly onDone: () => void }) {
  const m = useMessages(invoiceTexts);
  const u = useMessages(uiTexts);
  const targets = useTargets(invoice);
  const [tax, setTax] = useState<TaxState>({
    deducted: invoice.inputTaxDeducted ?? false,
    reason: invoice.inputTaxReason ?? '',
    from: formatDate(invoice.inputTaxFrom ?? invoice.issueDate ?? today()),
  });
  const [whole, setWhole] = useState(invoice.parts.length < 2 || invoice.assignments.some(({ lineKey }) => lineKey === WHOLE));
  const lines = linesOf(invoice, tax.deducted, whole, m('whole'));
  const [rows, setRows] = useState(() => draftOf(invoice, lines));
  const { trouble, setTrouble, reasonProblem, tried, onFieldError, startTry } = useTroubles();
  const { submit, pending, problem } = useSubmit({ onFieldError, onLoadNew: onDone });
  const again = (nextWhole: boolean, deducted: boolean): void => {
    const next = linesOf(invoice, deducted, nextWhole, m('whole'));
    setRows(next.map((line) => newRow(line, line.amount, invoice.openMonth, `${invoice.sellerName ?? ''}: ${line.label}`)));
    setTrouble(null);
  };
  // Lines in the order of the invoice: the server counts its rows so.
  const ordered = lines.flatMap(({ key }) => rows.filter(({ lineKey }) => lineKey === key));
  const hand = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    startTry();
    const from = parseDateInput(tax.from);
    if (!from) return;
    const answer = await submit(AssignInvoice, (idempotencyKey) => ({
      ...{ idempotencyKey, invoiceId: invoice.id, expectedVersion: invoice.version },
      ...{ inputTaxDeducted: tax.deducted, inputTaxReason: tax.reason, inputTaxFrom: from, assignments: wireOf(ordered) },
    }));
    if (!answer.ok) {
      const refused = answer.problem.kind === 'refusal' ? answer.problem.refusal : null;
      const open = (refused?.params as { readonly open?: unknown } | null | undefined)?.open;
      if (typeof open === 'string') setTrouble((old) => old && { ...old, open: open.slice(0, 7) });
      return;
    }
    toast({ text: m('assignDone') });
    onDone();
  };
  return (
    <Section title={m('assignment')}>
      <form noValidate onSubmit={(event) => void hand(event)}>
        <Stack>
          <p className="vw-muted">{m('assignmentIntro')}</p>
          <InputTax
            tax={tax}
            reasonProblem={reasonProblem ?? (tried && tax.reason.trim() === '' ? u('missing') : undefined)}
            onChange={(next) => {
              setTax(next);
              if (next.deducted !== tax.deducted) again(whole, next.deducted);
            }}
          />
          {invoice.parts.length > 1 && (
            <Checkbox
              label={m('asWhole')}
              checked={whole}
              onChange={(event) => {
                setWhole(event.target.checked);
                again(event.target.checked, tax.deducted);
              }}
            />
          )}
          {lines.map((line) => (
            <Line
              key={line.key}
              line={line}
              rows={rows}
              targets={targets}
              tried={tried}
              troubleOf={(row) => (trouble && ordered[trouble.index]?.id === row.id ? trouble : null)}
              onRows={setRows}
              onAdd={(one) =>
                setRows((all) => [...all, newRow(one, missingOf(one, all), invoice.openMonth, `${invoice.sellerName ?? ''}: ${one.label}`)])
              }
            />
          ))}
          {problem}
          <div>
            <Button kind="primary" type="submit" pending={pending}>
              {m('assign')}
            </Button>
          </div>
        </Stack>
      </form>
    </Section>
  );
}
