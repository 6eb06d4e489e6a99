// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate } from '@kernel/core';
import { useQuery } from 'urql';
import { formatDate } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { usePages } from '../../../record/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { Badge, Button, type DataColumn, DataTable, DescriptionList, EmptyState, SplitPane, Stack } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { commonTexts } from '../common-messages.ts';
import { MunicipalityBadge, MunicipalityChoice, useMunicipalities } from '../municipalities.tsx';
import { orTrouble } from '../or-trouble.ts';
import { BankStatementsQuery, type StatementLine, StatementLinesQuery, type StatementRow } from './bank-documents.ts';
import { bankTexts } from './messages.ts';
import { positionTexts } from './position-texts.ts';
import { useReload } from './use-reload.ts';

type Kind = 'endOfDay' | 'intraday' | 'notification';
type Link = 'CHAIN_BROKEN' | 'CHAIN_EXPLAINED' | 'SEQUENCE_GAP' | 'SEQUENCE_GAP_EXPLAINED' | 'SEQUENCE_RESTARTED' | 'SEQUENCE_REPEATED';

function Proof({ row }: { readonly row: StatementRow }) {
  const m = useMessages(bankTexts);
  return (
    <span className="vwp-name">
      <Badge tone={row.ties ? 'success' : 'neutral'}>{m(row.ties ? 'ties' : 'tiesNot')}</Badge>
      {row.chainHolds !== null && (
        <Badge tone={row.chainHolds ? 'success' : 'danger'}>{m(row.chainHolds ? 'chainHolds' : 'chainBroken')}</Badge>
      )}
      {row.open > 0 && <Badge tone="warning">{m('openLines', { count: row.open })}</Badge>}
    </span>
  );
}

function Lines({ row }: { readonly row: StatementRow }) {
  const m = useMessages(bankTexts);
  const language = useLanguage();
  const [result, refetch] = useQuery({ query: StatementLinesQuery, variables: { bankStatementId: row.id } });
  const day = (date: string): string => formatDate(date, language);
  const columns: readonly DataColumn<StatementLine>[] = [
    { id: 'day', header: m('bookingDay'), cell: (line) => day(line.bookingDay), text: (line) => day(line.bookingDay) },
    { id: 'amount', header: m('amount'), align: 'end', cell: (line) => amountOf(line.amount), text: (line) => amountOf(line.amount) },
    { id: 'name', header: m('name'), rowHeader: true, cell: (line) => line.name ?? '–', text: (line) => line.name },
    { id: 'text', header: m('text'), cell: (line) => line.text, text: (line) => line.text },
    { id: 'state', header: m('status'), cell: (line) => m(line.state), text: (line) => m(line.state) },
    { id: 'value', header: m('valueDay'), cell: (line) => day(line.valueDay), text: (line) => day(line.valueDay), hidden: true },
    { id: 'iban', header: m('iban'), cell: (line) => line.iban ?? '–', text: (line) => line.iban, hidden: true },
  ];
  return (
    <QueryResult result={orTrouble(result)} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
      {({ bankStatementLines }) => (
        <DataTable
          {...{ label: m('lines'), columns, rows: bankStatementLines, columnChooser: true }}
          rowId={(line) => line.id}
          rowName={(line) => `${line.position} ${line.name ?? ''}`}
          empty={<EmptyState title={m('noLines')}>{m('noLines')}</EmptyState>}
          exportCsv={`umsaetze-${row.toDay}.csv`}
        />
      )}
    </QueryResult>
  );
}

function StatementDetails({ row }: { readonly row: StatementRow }) {
  const m = useMessages(bankTexts);
  const findings = row.chainFindings as readonly Link[];
  return (
    <Stack>
      <DescriptionList
        items={[
          { term: m('account'), value: `${row.account} · ${row.iban}` },
          { term: m('file'), value: `${row.fileName} · ${row.format} · ${m(row.kind as Kind)}` },
          { term: m('opening'), value: amountOf(row.opening) },
          { term: `${m('credits')} (${row.creditCount})`, value: amountOf(row.credits) },
          { term: `${m('debits')} (${row.debitCount})`, value: amountOf(row.debits) },
          { term: m('closing'), value: amountOf(row.closing) },
          { term: m('proof'), value: <Proof row={row} /> },
        ]}
      />
      {(findings.length > 0 || row.unsure > 0) && (
        <ul className="vwp-results">
          {findings.map((one) => (
            <li key={one}>{m(one)}</li>
          ))}
          {row.chainHolds === false && row.chainDifference !== null && (
            <li>{m('chainBrokenBy', { amount: amountOf(row.chainDifference) })}</li>
          )}
          {row.unsure > 0 && <li>{m('unsure', { count: row.unsure })}</li>}
        </ul>
      )}
      <Lines row={row} />
    </Stack>
  );
}

interface Props {
  readonly tenant: string | undefined;
  /** Only those that reach over this day. */
  readonly day: CivilDate | undefined;
  readonly statementId: string | undefined;
  readonly reloads: number;
  readonly onSet: (patch: Readonly<Record<string, string | undefined>>) => void;
}

/** Statements with their proof: opening, credits, debits, closing, and how each follows on the one before. */
export function StatementList({ tenant, day, statementId, reloads, onSet }: Props) {
  const m = useMessages(bankTexts);
  const c = useMessages(commonTexts);
  const p = useMessages(positionTexts);
  const language = useLanguage();
  const { side } = useActingBody();
  const names = new Map(useMunicipalities().map(({ id, name }) => [id, name]));
  const pages = usePages(
    BankStatementsQuery,
    { first: 50, tenantId: tenant ?? null, from: day ?? null, to: day ?? null },
    ({ bankStatements }) => bankStatements,
  );
  useReload(reloads, pages.refresh);
  const chosen = pages.rows.find(({ id }) => id === statementId);
  const days = ({ fromDay, toDay }: StatementRow): string =>
    fromDay === toDay ? formatDate(toDay, language) : `${formatDate(fromDay, language)}–${formatDate(toDay, language)}`;
  const money = (id: 'opening' | 'credits' | 'debits' | 'closing'): DataColumn<StatementRow> => ({
    ...{ id, header: m(id), align: 'end', cell: (row) => amountOf(row[id]), text: (row) => amountOf(row[id]) },
  });
  const columns: readonly DataColumn<StatementRow>[] = [
    {
      ...{ id: 'account', header: m('account'), rowHeader: true, text: (row) => row.account },
      cell: (row) => (
        <Button size="small" kind="tertiary" onPress={() => onSet({ statement: row.id })}>
          {row.account}
        </Button>
      ),
    },
    ...(side === 'centre'
      ? [
          {
            ...{ id: 'municipality', header: c('municipality'), text: (row: StatementRow) => names.get(row.tenantId) ?? '' },
            cell: (row: StatementRow) => <MunicipalityBadge id={row.tenantId} />,
          },
        ]
      : []),
    { id: 'days', header: m('days'), cell: days, text: days },
    { id: 'number', header: m('number'), align: 'end', cell: (row) => row.sequence ?? '–', text: (row) => row.sequence },
    ...(['opening', 'credits', 'debits', 'closing'] as const).map(money),
    { id: 'proof', header: m('proof'), cell: (row) => <Proof row={row} />, text: (row) => m(row.ties ? 'ties' : 'tiesNot') },
  ];
  return (
    <SplitPane
      detailsLabel={chosen ? `${chosen.account} · ${days(chosen)}` : m('statementTab')}
      onClose={() => onSet({ statement: undefined })}
      details={chosen && <StatementDetails key={chosen.id} row={chosen} />}
    >
      <QueryResult result={pages.result} onRetry={pages.refresh}>
        {() => (
          <DataTable
            {...{
              label: m('statementTab'),
              columns,
              rows: pages.rows,

              onMore: pages.onMore,
              loadingMore: pages.loadingMore,
            }}
            {...(pages.total === undefined ? {} : { total: pages.total })}
            rowId={(row) => row.id}
            rowName={(row) => `${row.account} ${days(row)}`}
            onOpen={(row) => onSet({ statement: row.id })}
            {...(statementId ? { current: statementId } : {})}
            tools={
              <>
                <MunicipalityChoice value={tenant} onChange={(next) => onSet({ tenant: next })} all />
                {day && (
                  <>
                    <strong>{p('statementsOfDay', { day: formatDate(day, language) })}</strong>
                    <Button onPress={() => onSet({ day: undefined })}>{p('allStatements')}</Button>
                  </>
                )}
              </>
            }
            columnChooser
            empty={<EmptyState title={m('noStatements')}>{m('noStatementsBody')}</EmptyState>}
            exportCsv="kontoauszuege.csv"
          />
        )}
      </QueryResult>
    </SplitPane>
  );
}
