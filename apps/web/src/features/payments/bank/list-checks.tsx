// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useQuery } from 'urql';
import { formatInstant } from '../../../format/index.ts';
import { QueryResult, useSubmit } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import {
  Badge,
  Button,
  Cluster,
  type DataColumn,
  DataTable,
  DescriptionList,
  EmptyState,
  SplitPane,
  Stack,
  toast,
} from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { MunicipalityBadge } from '../municipalities.tsx';
import { orTrouble } from '../or-trouble.ts';
import { DiscardList, type ImportRow, ImportsQuery, TakeList } from './item-documents.ts';
import { itemTexts } from './item-texts.ts';

const STATES = { checked: ['stateChecked', 'info'], taken: ['stateTaken', 'success'], discarded: ['stateDiscarded', 'neutral'] } as const;
const stateOf = ({ status }: ImportRow) => STATES[status as keyof typeof STATES] ?? STATES.checked;
const COUNTS = ['rows', 'added', 'changed', 'unchanged', 'gone', 'kept', 'skipped', 'faulty'] as const;
const WITH_TEXT = ['NOT_A_DATE', 'NOT_AN_AMOUNT', 'NOT_POSITIVE', 'NOT_AN_IBAN', 'KEY_TWICE', 'TOO_LONG'] as const;
const PLAIN = ['EMPTY_CELL', 'OPEN_OVER_AMOUNT', 'COLUMN_MISSING', 'COLUMN_DOUBLE', 'FIELD_NOT_MAPPED'] as const;

function Faults({ list }: { readonly list: ImportRow }) {
  const m = useMessages(itemTexts);
  const what = ({ code, text }: ImportRow['faults'][number]): string => {
    const known = WITH_TEXT.find((one) => one === code);
    if (known) return m(known, { text });
    const plain = PLAIN.find((one) => one === code);
    return plain ? m(plain) : m('otherFault', { code });
  };
  return (
    <ul className="vwp-results">
      {list.faults.slice(0, 100).map((fault) => (
        <li key={`${fault.row}${fault.column}${fault.code}`}>
          {fault.row === 0
            ? m('faultFile', { what: what(fault) })
            : m('faultAt', { row: fault.row, column: fault.column, what: what(fault) })}
        </li>
      ))}
    </ul>
  );
}

function CheckDetails({ list, onChanged }: { readonly list: ImportRow; readonly onChanged: () => void }) {
  const m = useMessages(itemTexts);
  const may = useMay();
  const { submit, pending, problem } = useSubmit({ onLoadNew: onChanged });
  const decide = async (document: typeof TakeList | typeof DiscardList, done: string): Promise<void> => {
    const answer = await submit(document as typeof TakeList, (idempotencyKey) => ({
      idempotencyKey,
      importId: list.id,
      expectedVersion: list.version,
    }));
    if (!answer.ok) return;
    toast({ text: done });
    onChanged();
  };
  return (
    <Stack>
      <DescriptionList
        items={[
          { term: m('file'), value: list.fileName },
          ...COUNTS.filter((one) => one === 'rows' || list[one] > 0).map((one) => ({ term: m(one), value: String(list[one]) })),
          { term: m('sum'), value: amountOf(list.sum) },
          { term: m('headers'), value: list.headers.join(', ') || '–' },
        ]}
      />
      {list.faults.length > 0 && <Faults list={list} />}
      {problem}
      {list.status === 'checked' && may('payments.keepItems') && (
        <Cluster>
          {list.faulty === 0 && (
            <Button kind="primary" pending={pending} onPress={() => void decide(TakeList, m('taken'))}>
              {m('take')}
            </Button>
          )}
          <Button kind="tertiary" onPress={() => void decide(DiscardList, m('discarded'))}>
            {m('discard')}
          </Button>
        </Cluster>
      )}
    </Stack>
  );
}

/** Lists that were checked or taken over, with what each changed. */
export function ListChecks({ tenant }: { readonly tenant: string | undefined }) {
  const m = useMessages(itemTexts);
  const language = useLanguage();
  const [result, refetch] = useQuery({ query: ImportsQuery, variables: { tenantId: tenant ?? null }, requestPolicy: 'cache-and-network' });
  const [id, setId] = useState<string | null>(null);
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const columns: readonly DataColumn<ImportRow>[] = [
    {
      ...{ id: 'file', header: m('file'), rowHeader: true, text: (row) => row.fileName },
      cell: (row) => (
        <Button size="small" kind="tertiary" onPress={() => setId(row.id)}>
          {row.fileName}
        </Button>
      ),
    },
    {
      id: 'tenant',
      header: m('profile'),
      cell: (row) => (
        <span className="vwp-name">
          <MunicipalityBadge id={row.tenantId} />
          {row.profile}
        </span>
      ),
      text: (row) => row.profile,
    },
    {
      id: 'state',
      header: m('status'),
      cell: (row) => <Badge tone={stateOf(row)[1]}>{m(stateOf(row)[0])}</Badge>,
      text: (row) => m(stateOf(row)[0]),
    },
    ...(['rows', 'added', 'changed', 'gone', 'faulty'] as const).map(
      (one): DataColumn<ImportRow> => ({ id: one, header: m(one), align: 'end', cell: (row) => row[one], text: (row) => row[one] }),
    ),
    {
      id: 'at',
      header: m('checkedBy'),
      cell: (row) => `${formatInstant(row.checkedAt, language)} ${row.checkedBy ?? ''}`,
      text: (row) => formatInstant(row.checkedAt, language),
    },
  ];
  return (
    <QueryResult result={orTrouble(result)} onRetry={reload}>
      {({ itemImports }) => {
        const list = itemImports.find((one) => one.id === id);
        return (
          <SplitPane
            detailsLabel={m('checkResult')}
            onClose={() => setId(null)}
            details={list && <CheckDetails key={`${list.id}${list.version}`} list={list} onChanged={reload} />}
          >
            <DataTable
              {...{ label: m('lists'), columns, rows: itemImports }}
              rowId={(row) => row.id}
              rowName={(row) => row.fileName}
              onOpen={(row) => setId(row.id)}
              empty={<EmptyState title={m('noLists')}>{m('noListsBody')}</EmptyState>}
              exportCsv="listen.csv"
            />
          </SplitPane>
        );
      }}
    </QueryResult>
  );
}
