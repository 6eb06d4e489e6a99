// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useQuery } from 'urql';
import { QueryResult } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Amount, Banner, Button, type DataColumn, DataTable, EmptyState, Section, Stack } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { useBilingual } from '../bilingual.ts';
import type { ScenarioChange } from '../what-if/address.ts';
import { ChangeDialog } from '../what-if/change-dialog.tsx';
import { changeText } from '../what-if/change-text.ts';
import { whatIfTexts } from '../what-if/messages.ts';
import { changePercent, signed, wireOf } from '../what-if/scenario.ts';
import { type OwnTrialAnswer, StatementWhatIfFactsQuery, StatementWhatIfQuery } from './fairness-documents.ts';
import { fairnessTexts } from './messages.ts';
import '../what-if/what-if.css';

interface OwnTrialProps {
  readonly statementId: string;
  readonly changes: readonly ScenarioChange[];
  readonly onChanges: (changes: readonly ScenarioChange[]) => void;
}

interface Line {
  readonly id: string;
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly difference: string;
}

const textOf = (value: string | null): string => (value === null ? '–' : amountOf(value));

function useColumns(header: string): readonly DataColumn<Line>[] {
  const w = useMessages(whatIfTexts);
  const amount = (id: 'before' | 'after'): DataColumn<Line> => ({
    ...{ id, header: w(id), align: 'end', text: (row) => textOf(row[id]) },
    cell: (row) => {
      const value = row[id];
      return value === null ? '–' : <Amount value={value} strong={id === 'after'} />;
    },
  });
  const percent = (row: Line): string => changePercent(row.before, row.difference) ?? '–';
  return [
    { id: 'name', header, rowHeader: true, cell: (row) => row.name, text: (row) => row.name },
    amount('before'),
    amount('after'),
    {
      id: 'difference',
      header: w('difference'),
      align: 'end',
      cell: (row) => signed(row.difference),
      text: (row) => signed(row.difference),
    },
    { id: 'percent', header: w('percent'), align: 'end', cell: percent, text: percent },
  ];
}

function Result({ answer }: { readonly answer: OwnTrialAnswer }) {
  const m = useMessages(fairnessTexts);
  const w = useMessages(whatIfTexts);
  const say = useBilingual();
  const totals = useColumns(m('figure'));
  const pools = useColumns(w('pool'));
  const { result, findings } = answer;
  if (!result)
    return (
      <Banner kind="warning" title={w('found')}>
        <ul>
          {findings.map(({ code, field, message }) => (
            <li key={`${code} ${field}`}>{say(message)}</li>
          ))}
        </ul>
      </Banner>
    );
  const rows: readonly Line[] = [
    { id: 'own', name: m('trialOwn'), ...result.own },
    { id: 'sums', name: m('trialSums'), ...result.sums },
  ];
  return (
    <Stack>
      <DataTable
        label={w('result')}
        columns={totals}
        rows={rows}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        empty={null}
        exportCsv="was-waere-wenn.csv"
      />
      <p aria-live="polite">{m('trialCounts', { more: result.payMore, less: result.payLess, same: result.unchanged })}</p>
      {result.own.pools.length > 0 && (
        <DataTable
          label={m('trialPools')}
          columns={pools}
          rows={result.own.pools.map(({ poolId: id, poolName: name, ...row }) => ({ id, name, ...row }))}
          rowId={(row) => row.id}
          rowName={(row) => row.name}
          empty={<EmptyState title={w('noPools')} />}
          exportCsv="was-waere-wenn-kostentoepfe.csv"
        />
      )}
    </Stack>
  );
}

/** The settlement of a statement with other assumptions: what it would be for the reader, and in all. */
export function OwnTrial({ statementId, changes, onChanges }: OwnTrialProps) {
  const m = useMessages(fairnessTexts);
  const w = useMessages(whatIfTexts);
  const [adding, setAdding] = useState(false);
  const [{ data: facts }] = useQuery({ query: StatementWhatIfFactsQuery, variables: { statementId } });
  const [result, refetch] = useQuery({
    query: StatementWhatIfQuery,
    variables: { statementId, changes: wireOf(changes) } as never,
    pause: changes.length === 0,
  });
  const known = facts?.statementWhatIfFacts;
  return (
    <Section title={m('trial')} actions={known && <Button onPress={() => setAdding(true)}>{w('add')}</Button>}>
      <Stack>
        <p>{m('trialIntro')}</p>
        {changes.length === 0 ? (
          <EmptyState title={w('none')}>{w('noneBody')}</EmptyState>
        ) : (
          <>
            <ul className="vws-changes">
              {changes.map((change, index) => (
                <li key={JSON.stringify(change)}>
                  <span>{changeText(w, change)}</span>
                  <Button
                    kind="tertiary"
                    aria-label={w('removeNamed', { change: changeText(w, change) })}
                    onPress={() => onChanges(changes.filter((_, other) => other !== index))}
                  >
                    {w('remove')}
                  </Button>
                </li>
              ))}
            </ul>
            <QueryResult result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
              {({ statementWhatIf }) => (statementWhatIf ? <Result answer={statementWhatIf} /> : <EmptyState title={m('unknown')} />)}
            </QueryResult>
          </>
        )}
      </Stack>
      {adding && known && (
        <ChangeDialog
          facts={{ counts: known.counts, meters: [] }}
          kinds={['key', 'population', 'joins']}
          keyIds={known.keys.map(({ id }) => id)}
          onClose={() => setAdding(false)}
          onAdd={(change) => {
            onChanges([...changes, change]);
            setAdding(false);
          }}
        />
      )}
    </Section>
  );
}
