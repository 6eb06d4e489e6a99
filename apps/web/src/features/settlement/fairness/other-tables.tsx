// SPDX-License-Identifier: EUPL-1.2
import { formatDate, formatNumber } from '../../../format/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Amount, type DataColumn, DataTable, EmptyState, Section, Stack } from '../../../ui/index.ts';
import { amountOf, signedAmount } from '../amounts.ts';
import { useFamilies } from '../families.ts';
import type { ClassRow, MemberRow, PoolRow, RunResult } from './fairness-documents.ts';
import { fairnessTexts } from './messages.ts';
import { percentText } from './shares.ts';
import { useFairnessWords } from './words.ts';

const textOf = (value: string | null): string => (value === null ? '–' : amountOf(value));

export function ClassTable({ result }: { readonly result: RunResult }) {
  const m = useMessages(fairnessTexts);
  const words = useFairnessWords();
  const plain = (id: string, header: string, of: (row: ClassRow) => string): DataColumn<ClassRow> => ({
    ...{ id, header, align: 'end', cell: of, text: of },
  });
  const columns: readonly DataColumn<ClassRow>[] = [
    { id: 'size', header: m('size'), rowHeader: true, cell: words.size, text: words.size },
    plain('members', m('count'), (row) => formatNumber(row.members)),
    plain('inhabitants', m('inhabitants'), (row) => formatNumber(row.inhabitants)),
    {
      id: 'amount',
      header: m('amount'),
      align: 'end',
      cell: (row) => <Amount value={row.amount ?? '0.00'} />,
      text: (row) => textOf(row.amount),
    },
    plain('share', m('share'), (row) => percentText(row.sharePermyriad)),
    plain('measured', m('measuredShare'), (row) => percentText(row.measuredPermyriad)),
    plain('use', m('use'), (row) => percentText(row.usePermyriad)),
    plain('difference', m('difference'), (row) =>
      row.usePermyriad === null || row.difference === null ? '–' : signedAmount(row.difference),
    ),
    plain('perHead', m('perHead'), (row) => textOf(row.perHead)),
  ];
  return (
    <Section title={m('classes')}>
      <DataTable
        label={m('classes')}
        columns={columns}
        rows={result.countedBy === null ? [] : result.classes.filter(({ members }) => members > 0)}
        rowId={(row) => String(row.from)}
        rowName={words.size}
        empty={<EmptyState title={m('noClasses')}>{m('noClassesBody')}</EmptyState>}
        exportCsv="groessenklassen.csv"
      />
    </Section>
  );
}

/** The same settlement under each official count: what it needs of each, and what comes out. */
export function BaseTable({ result }: { readonly result: RunResult }) {
  const m = useMessages(fairnessTexts);
  const words = useFairnessWords();
  const { bases, members } = result;
  if (bases.length === 0) return null;
  const columns: readonly DataColumn<MemberRow>[] = [
    { id: 'member', header: m('member'), rowHeader: true, cell: (row) => row.memberName, text: (row) => row.memberName },
    ...bases.flatMap((base, at): DataColumn<MemberRow>[] => {
      const column = (id: string, header: string, of: (row: MemberRow) => string, hidden = false): DataColumn<MemberRow> => ({
        ...{ id: `${id}-${base.basis}`, header, align: 'end', cell: of, text: of, hidden },
      });
      return [
        column('amount', m('baseAmount', { name: base.name }), (row) => textOf(row.bases[at]?.amount ?? null)),
        column('share', m('baseShare', { name: base.name }), (row) => percentText(row.bases[at]?.sharePermyriad ?? null)),
        column('perHead', m('basePerHead', { name: base.name }), (row) => textOf(row.bases[at]?.perHead ?? null), true),
      ];
    }),
  ];
  const isCounted = bases.some(({ used }) => used);
  return (
    <Section title={m('bases')}>
      <Stack>
        <p>
          {isCounted ? m('basesIntro') : m('baseUnused')} {m('baseKnown', { on: formatDate(result.knownOn) })}
        </p>
        <ul className="vws-said">
          {bases.map((base) => (
            <li key={base.basis}>
              {words.count(base)}.{base.used && ` ${m('baseUsed')}`}
              {base.unknownOf.length > 0 && ` ${m('baseUnknown', { members: base.unknownOf.join(', ') })}`}
              {!base.settled && ` ${m('baseNotSettled')}`}
            </li>
          ))}
          {result.missingBases.length > 0 && (
            <li>{m('baseMissing', { names: result.missingBases.join(', '), on: formatDate(result.knownOn) })}</li>
          )}
        </ul>
        <DataTable
          label={m('bases')}
          columns={columns}
          rows={members}
          rowId={(row) => row.tenantId}
          rowName={(row) => row.memberName}
          empty={<EmptyState title={m('noRun')} />}
          exportCsv="amtliche-einwohnerzahlen.csv"
          columnChooser
        />
      </Stack>
    </Section>
  );
}

export function PoolTable({ result }: { readonly result: RunResult }) {
  const m = useMessages(fairnessTexts);
  const words = useFairnessWords();
  const { nameOf } = useFamilies();
  const columns: readonly DataColumn<PoolRow>[] = [
    { id: 'pool', header: m('pool'), rowHeader: true, cell: (row) => row.poolName, text: (row) => row.poolName },
    { id: 'service', header: m('service'), cell: (row) => nameOf(row.serviceFamilyCode), text: (row) => nameOf(row.serviceFamilyCode) },
    {
      id: 'amount',
      header: m('amount'),
      align: 'end',
      cell: (row) => <Amount value={row.amount ?? '0.00'} />,
      text: (row) => textOf(row.amount),
    },
    { id: 'meter', header: m('meter'), cell: words.meter, text: words.meter },
    {
      ...{ id: 'quantity', header: m('quantity'), align: 'end' },
      cell: words.quantity,
      text: words.quantity,
    },
  ];
  return (
    <Section title={m('pools')}>
      <DataTable
        label={m('pools')}
        columns={columns}
        rows={result.pools}
        rowId={(row) => row.poolId}
        rowName={(row) => row.poolName}
        empty={<EmptyState title={m('noRun')} />}
        exportCsv="nutzung-der-kostentoepfe.csv"
      />
    </Section>
  );
}
