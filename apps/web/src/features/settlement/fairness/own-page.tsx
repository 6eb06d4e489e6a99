// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { formatDate } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useAddress } from '../../../record/index.ts';
import { useMay } from '../../../session/index.ts';
import { Banner, type DataColumn, DataTable, EmptyState, Page, Section, Select, Stack } from '../../../ui/index.ts';
import { amountOf, signedAmount } from '../amounts.ts';
import { useBilingual } from '../bilingual.ts';
import { guarded } from '../guarded.tsx';
import { usePeriodText } from '../months.ts';
import type { ScenarioChange } from '../what-if/address.ts';
import { type OwnResult, OwnStatementsQuery, StatementFairnessQuery } from './fairness-documents.ts';
import { fairnessTexts } from './messages.ts';
import { OwnTrial } from './own-trial.tsx';
import { percentText } from './shares.ts';
import { StandAlone } from './stand-alone.tsx';
import { useFairnessWords } from './words.ts';
import '../settlement.css';
import './fairness.css';

const NONE: readonly ScenarioChange[] = [];
const textOf = (value: string | null | undefined): string => (value ? amountOf(value) : '–');

function useSentences({ total, averagePermyriad, averages, member }: OwnResult): readonly string[] {
  const m = useMessages(fairnessTexts);
  const words = useFairnessWords();
  const { standAlone: alone } = member;
  const said = [
    m('ownShareSaid', {
      ...{ amount: textOf(member.amount), share: percentText(member.sharePermyriad), total: textOf(total) },
      ...{ members: averages.members, average: percentText(averagePermyriad) },
    }),
  ];
  if (member.usePermyriad === null) said.push(m('nothingMeasured'));
  else
    said.push(
      m('ownUseSaid', {
        ...{ share: percentText(member.measuredPermyriad), use: percentText(member.usePermyriad) },
        difference: signedAmount(member.difference ?? '0.00'),
      }),
    );
  if (member.perHead && averages.perHead)
    said.push(m('ownPerHeadSaid', { own: textOf(member.perHead), average: textOf(averages.perHead) }));
  if (averages.classPerHead)
    said.push(
      m('ownClassSaid', {
        size: words.size({ from: averages.classFrom, below: averages.classBelow }),
        ...{ count: averages.classMembers, average: textOf(averages.classPerHead) },
      }),
    );
  else if (member.perHead) said.push(m('ownFewSaid'));
  if (alone) {
    const isMore = alone.saving?.startsWith('-') ?? false;
    const saving = textOf(isMore ? alone.saving?.slice(1) : alone.saving);
    const common = { alone: textOf(alone.amount), borne: textOf(alone.borne), saving };
    said.push(isMore ? m('ownAloneMoreSaid', common) : m('ownAloneSaid', { ...common, percent: percentText(alone.savingPermyriad) }));
  }
  return said;
}

interface Figure {
  readonly id: string;
  readonly name: string;
  readonly own: string;
  readonly average: string;
}

function Figures({ result }: { readonly result: OwnResult }) {
  const m = useMessages(fairnessTexts);
  const { member, averages, averagePermyriad } = result;
  const rows: readonly Figure[] = [
    { id: 'amount', name: m('amount'), own: textOf(member.amount), average: '–' },
    { id: 'share', name: m('share'), own: percentText(member.sharePermyriad), average: percentText(averagePermyriad) },
    { id: 'measured', name: m('measuredShare'), own: percentText(member.measuredPermyriad), average: percentText(averagePermyriad) },
    { id: 'use', name: m('use'), own: percentText(member.usePermyriad), average: percentText(averagePermyriad) },
    {
      id: 'difference',
      name: m('difference'),
      own: member.usePermyriad === null ? '–' : signedAmount(member.difference ?? '0.00'),
      average: '–',
    },
    { id: 'perHead', name: m('perHead'), own: textOf(member.perHead), average: textOf(averages.perHead) },
    { id: 'alone', name: m('alone'), own: textOf(member.standAlone?.amount), average: '–' },
  ];
  const columns: readonly DataColumn<Figure>[] = [
    { id: 'name', header: m('figure'), rowHeader: true, cell: (row) => row.name, text: (row) => row.name },
    { id: 'own', header: m('own'), align: 'end', cell: (row) => row.own, text: (row) => row.own },
    { id: 'average', header: m('average'), align: 'end', cell: (row) => row.average, text: (row) => row.average },
  ];
  return (
    <DataTable
      label={m('ownRow')}
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      empty={null}
      exportCsv="mein-anteil.csv"
    />
  );
}

type Base = OwnResult['bases'][number] & { readonly own: OwnResult['member']['bases'][number] | undefined };

function Bases({ result }: { readonly result: OwnResult }) {
  const m = useMessages(fairnessTexts);
  const rows: readonly Base[] = result.bases.map((base, at) => ({ ...base, own: result.member.bases[at] }));
  if (rows.length === 0) return null;
  const remark = ({ used, settled, unknownMembers }: Base): string =>
    [
      used ? m('baseUsed') : '',
      unknownMembers > 0 ? m('baseUnknownCount', { count: unknownMembers }) : '',
      settled ? '' : m('baseNotSettled'),
    ]
      .filter((part) => part !== '')
      .join(' ');
  const name = (row: Base): string => m('baseName', { name: row.name, on: formatDate(row.referenceDate) });
  const end = (id: string, header: string, of: (row: Base) => string): DataColumn<Base> => ({
    ...{ id, header, align: 'end', cell: of, text: of },
  });
  const columns: readonly DataColumn<Base>[] = [
    { id: 'basis', header: m('basis'), rowHeader: true, cell: name, text: name },
    end('amount', m('amount'), ({ own }) => textOf(own?.amount)),
    end('share', m('share'), ({ own }) => percentText(own?.sharePermyriad ?? null)),
    end('perHead', m('perHead'), ({ own }) => textOf(own?.perHead)),
    { id: 'remark', header: m('remark'), cell: remark, text: remark },
  ];
  return (
    <Section title={m('ownBases')}>
      <Stack>
        <p>
          {rows.some(({ used }) => used) ? m('basesIntro') : m('baseUnused')} {m('baseKnown', { on: formatDate(result.knownOn) })}{' '}
          {result.missingBases.length > 0 && m('baseMissing', { names: result.missingBases.join(', '), on: formatDate(result.knownOn) })}
        </p>
        <DataTable
          label={m('ownBases')}
          columns={columns}
          rows={rows}
          rowId={(row) => row.name}
          rowName={name}
          empty={null}
          exportCsv="mein-anteil-amtliche-zahlen.csv"
        />
      </Stack>
    </Section>
  );
}

function Compared({ result }: { readonly result: OwnResult }) {
  const m = useMessages(fairnessTexts);
  const sentences = useSentences(result);
  return (
    <>
      <Section title={m('ownRow')}>
        <Stack>
          <ul className="vws-said">
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <Figures result={result} />
        </Stack>
      </Section>
      <Bases result={result} />
    </>
  );
}

function Statement({ statementId }: { readonly statementId: string }) {
  const m = useMessages(fairnessTexts);
  const say = useBilingual();
  const may = useMay();
  const search = Route.useSearch();
  const set = useAddress<typeof search>();
  const [result, refetch] = useQuery({ query: StatementFairnessQuery, variables: { statementId } });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  return (
    <>
      <QueryResult result={result} onRetry={reload}>
        {({ statementFairness: found }) => {
          if (!found) return <EmptyState title={m('unknown')} />;
          if (found.result) return <Compared result={found.result} />;
          return (
            <Banner kind="warning" title={m('found')}>
              {found.findings.map(({ message }) => say(message)).join(' ')}
            </Banner>
          );
        }}
      </QueryResult>
      <StandAlone onChanged={reload} />
      {may('settlement.tryOwnChanges') && (
        <OwnTrial
          statementId={statementId}
          changes={search.changes ?? NONE}
          onChanges={(changes) => set({ changes: changes.length > 0 ? changes : undefined })}
        />
      )}
    </>
  );
}

function OwnPage() {
  const m = useMessages(fairnessTexts);
  const search = Route.useSearch();
  const set = useAddress<typeof search>();
  const period = usePeriodText();
  const [result, refetch] = useQuery({ query: OwnStatementsQuery });
  return (
    <Page title={m('ownTitle')} intro={m('ownIntro')}>
      <QueryResult result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
        {({ statements }) => {
          const own = statements.filter(({ kind }) => String(kind).toLowerCase() === 'regular');
          const chosen = own.find(({ id }) => id === search.statement) ?? own[0];
          if (!chosen) return <EmptyState title={m('noStatement')}>{m('noStatementBody')}</EmptyState>;
          const options = own.map(({ id, number, periodFrom, periodTo }) => ({
            value: id,
            label: `${period(periodFrom, periodTo)} (${number})`,
          }));
          return (
            <Stack>
              <Select
                label={m('statement')}
                placeholder={false}
                value={chosen.id}
                options={options}
                onChange={(event) => set({ statement: event.target.value, changes: undefined })}
              />
              <Statement key={chosen.id} statementId={chosen.id} />
            </Stack>
          );
        }}
      </QueryResult>
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/costs/compare')({
  component: guarded('settlement.readStatements', OwnPage),
});
