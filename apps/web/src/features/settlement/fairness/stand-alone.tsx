// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { Controller } from 'react-hook-form';
import { useQuery } from 'urql';
import * as z from 'zod/mini';
import { formatDate, formatInstant } from '../../../format/index.ts';
import { amountText, dateText, FormCombo, FormDate, FormDialog, requiredChoice, requiredText, useAppForm } from '../../../forms/index.ts';
import { QueryResult, useSubmit } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import {
  Amount,
  AmountField,
  Button,
  type DataColumn,
  DataTable,
  EmptyState,
  Section,
  Select,
  Stack,
  TextField,
  toast,
} from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { useFamilies } from '../families.ts';
import { useMembers } from '../members.ts';
import { EnterStandAlone, StandAloneQuery, type StandAloneRow, WithdrawStandAlone } from './fairness-documents.ts';
import { fairnessTexts } from './messages.ts';

interface DialogProps {
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const schema = z.object({
  tenantId: requiredChoice(),
  serviceFamilyCode: z.string(),
  yearlyAmount: amountText(),
  validFrom: dateText(),
  source: requiredText(200),
});

function EnterDialog({ onClose, onDone }: DialogProps) {
  const m = useMessages(fairnessTexts);
  const body = useActingBody();
  const members = useMembers();
  const { options } = useFamilies();
  const isMember = body.side === 'member';
  const start = { tenantId: isMember ? body.tenantId : '', serviceFamilyCode: '', yearlyAmount: '', validFrom: '', source: '' };
  const form = useAppForm(schema, start);
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError });
  const { errors } = form.formState;
  const enter = form.handleSubmit(async ({ serviceFamilyCode, ...input }) => {
    const family = serviceFamilyCode === '' ? {} : { serviceFamilyCode };
    const answer = await submit(EnterStandAlone, (idempotencyKey) => ({ idempotencyKey, ...input, ...family }));
    if (!answer.ok) return;
    const named = isMember ? body.tenantName : (members.find(({ value }) => value === input.tenantId)?.label ?? '');
    toast({ text: m('entered', { body: named }) });
    onDone();
    onClose();
  });
  return (
    <FormDialog
      title={m('standAloneEnter')}
      intro={m('standAloneIntro')}
      submitLabel={m('enter')}
      pending={pending}
      problem={problem}
      {...(isMember ? { tenant: { name: body.tenantName, colour: body.colour } } : {})}
      onClose={onClose}
      onSubmit={(event) => void enter(event)}
    >
      <Stack>
        {!isMember && <FormCombo control={form.control} name="tenantId" label={m('member')} options={members} />}
        <Select
          label={m('service')}
          placeholder={m('allServices')}
          options={options}
          error={errors.serviceFamilyCode?.message}
          {...form.register('serviceFamilyCode')}
        />
        <Controller
          control={form.control}
          name="yearlyAmount"
          render={({ field }) => <AmountField label={m('yearly')} error={errors.yearlyAmount?.message} {...field} />}
        />
        <FormDate control={form.control} name="validFrom" label={m('validFrom')} />
        <TextField label={m('source')} hint={m('sourceHint')} error={errors.source?.message} {...form.register('source')} />
      </Stack>
    </FormDialog>
  );
}

const reasonSchema = z.object({ reason: requiredText(500) });

function WithdrawDialog({ row, onClose, onDone }: DialogProps & { readonly row: StandAloneRow }) {
  const m = useMessages(fairnessTexts);
  const form = useAppForm(reasonSchema, { reason: '' });
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError });
  const withdraw = form.handleSubmit(async ({ reason }) => {
    const answer = await submit(WithdrawStandAlone, (idempotencyKey) => ({ idempotencyKey, standAloneCostId: row.id, reason }));
    if (!answer.ok) return;
    toast({ text: m('withdrawn') });
    onDone();
    onClose();
  });
  const effect = m('withdrawEffect', { amount: amountOf(row.yearlyAmount), from: formatDate(row.validFrom), body: row.memberName });
  return (
    <FormDialog
      title={m('withdrawTitle')}
      intro={effect}
      submitLabel={m('withdraw')}
      pending={pending}
      problem={problem}
      onClose={onClose}
      onSubmit={(event) => void withdraw(event)}
    >
      <TextField label={m('reason')} error={form.formState.errors.reason?.message} {...form.register('reason')} />
    </FormDialog>
  );
}

function useColumns(onWithdraw: (row: StandAloneRow) => void): readonly DataColumn<StandAloneRow>[] {
  const m = useMessages(fairnessTexts);
  const language = useLanguage();
  const may = useMay();
  const { nameOf } = useFamilies();
  const body = useActingBody();
  const service = ({ serviceFamilyCode }: StandAloneRow): string =>
    serviceFamilyCode === null ? m('allServices') : nameOf(serviceFamilyCode);
  const known = ({ knownFrom, knownTo }: StandAloneRow): string => {
    const from = formatInstant(knownFrom, language);
    return knownTo === null ? m('knownSince', { on: from }) : m('knownUntil', { from, to: formatInstant(knownTo, language) });
  };
  const by = ({ enteredBy, byCentre }: StandAloneRow): string => enteredBy ?? (byCentre ? m('byCentre') : '–');
  const text = (id: string, header: string, of: (row: StandAloneRow) => string): DataColumn<StandAloneRow> => ({
    ...{ id, header, text: of },
    cell: (row) => (row.knownTo === null ? of(row) : <span className="vws-past">{of(row)}</span>),
  });
  const columns: DataColumn<StandAloneRow>[] = [
    text('service', m('service'), service),
    {
      ...{ id: 'yearly', header: m('yearly'), align: 'end' },
      cell: (row) => <Amount value={row.yearlyAmount} strong={row.knownTo === null} />,
      text: (row) => amountOf(row.yearlyAmount),
    },
    text('from', m('validFrom'), (row) => formatDate(row.validFrom)),
    text('source', m('source'), (row) => row.source),
    text('known', m('known'), known),
    text('by', m('by'), by),
  ];
  if (body.side === 'centre')
    columns.unshift({ id: 'member', header: m('member'), rowHeader: true, cell: (row) => row.memberName, text: (row) => row.memberName });
  if (may('settlement.enterStandAloneCosts'))
    columns.push({
      ...{ id: 'withdraw', header: m('withdraw') },
      cell: (row) =>
        row.knownTo === null && (
          <Button kind="tertiary" aria-label={`${m('withdraw')}: ${row.memberName}, ${service(row)}`} onPress={() => onWithdraw(row)}>
            {m('withdraw')}
          </Button>
        ),
    });
  return columns;
}

/** What members say that standing alone would cost: a member its own, the centre those of all. */
export function StandAlone({ onChanged }: { readonly onChanged: () => void }) {
  const m = useMessages(fairnessTexts);
  const may = useMay();
  const [entering, setEntering] = useState(false);
  const [withdrawing, setWithdrawing] = useState<StandAloneRow | null>(null);
  const [result, refetch] = useQuery({ query: StandAloneQuery, variables: {} });
  const columns = useColumns(setWithdrawing);
  const reload = (): void => {
    refetch({ requestPolicy: 'network-only' });
    onChanged();
  };
  const button = may('settlement.enterStandAloneCosts') && <Button onPress={() => setEntering(true)}>{m('standAloneEnter')}</Button>;
  return (
    <Section title={m('standAlone')} actions={button}>
      <Stack>
        <p>{m('standAloneIntro')}</p>
        <QueryResult result={result} onRetry={reload}>
          {({ standAloneCosts }) => (
            <DataTable
              label={m('standAlone')}
              columns={columns}
              rows={standAloneCosts}
              rowId={(row) => row.id}
              rowName={(row) => `${row.memberName}, ${amountOf(row.yearlyAmount)}`}
              empty={<EmptyState title={m('standAloneNone')}>{m('standAloneNoneBody')}</EmptyState>}
              exportCsv="kosten-ohne-zusammenarbeit.csv"
            />
          )}
        </QueryResult>
      </Stack>
      {entering && <EnterDialog onClose={() => setEntering(false)} onDone={reload} />}
      {withdrawing && <WithdrawDialog row={withdrawing} onClose={() => setWithdrawing(null)} onDone={reload} />}
    </Section>
  );
}
