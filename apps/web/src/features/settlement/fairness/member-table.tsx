// SPDX-License-Identifier: EUPL-1.2
import { useMessages } from '../../../i18n/index.ts';
import { Amount, type DataColumn, DataTable, EmptyState } from '../../../ui/index.ts';
import { amountOf, signedAmount } from '../amounts.ts';
import { useFamilies } from '../families.ts';
import type { MemberRow, RunResult } from './fairness-documents.ts';
import { fairnessTexts } from './messages.ts';
import { percentText } from './shares.ts';
import { useFairnessWords } from './words.ts';

const textOf = (value: string | null): string => (value === null ? '–' : amountOf(value));
const WHOLE = 100;

/** Filled: share of the cost; outlined: use. Both against the largest of all; the numbers beside it say the same. */
function Pair({ row, most }: { readonly row: MemberRow; readonly most: number }) {
  if (row.measuredPermyriad === null || row.usePermyriad === null || most === 0) return null;
  const length = (value: number): string => `${(Math.max(0, value) * WHOLE) / most}%`;
  return (
    <span className="vws-pair" aria-hidden="true">
      <span className="vws-pair-share" style={{ inlineSize: length(row.measuredPermyriad) }} />
      <span style={{ inlineSize: length(row.usePermyriad) }} />
    </span>
  );
}

function useUseColumns(rows: readonly MemberRow[]): readonly DataColumn<MemberRow>[] {
  const m = useMessages(fairnessTexts);
  const most = Math.max(0, ...rows.flatMap(({ measuredPermyriad, usePermyriad }) => [measuredPermyriad ?? 0, usePermyriad ?? 0]));
  const percent = (id: string, header: string, of: (row: MemberRow) => number | null, hidden = false): DataColumn<MemberRow> => ({
    ...{ id, header, align: 'end', hidden },
    cell: (row) => percentText(of(row)),
    text: (row) => percentText(of(row)),
  });
  const beyond = (row: MemberRow): string => (row.usePermyriad === null || row.difference === null ? '–' : signedAmount(row.difference));
  return [
    percent('share', m('share'), (row) => row.sharePermyriad),
    percent('measured', m('measuredShare'), (row) => row.measuredPermyriad),
    percent('use', m('use'), (row) => row.usePermyriad),
    { id: 'difference', header: m('difference'), align: 'end', cell: beyond, text: beyond },
    { id: 'picture', header: m('picture'), width: '9rem', cell: (row) => <Pair row={row} most={most} /> },
  ];
}

function useAloneColumns(): readonly DataColumn<MemberRow>[] {
  const m = useMessages(fairnessTexts);
  const { nameOf } = useFamilies();
  const alone = ({ standAlone }: MemberRow): string => textOf(standAlone?.amount ?? null);
  const saving = ({ standAlone }: MemberRow): string => (standAlone?.saving ? signedAmount(standAlone.saving) : '–');
  const percent = ({ standAlone }: MemberRow): string => percentText(standAlone?.savingPermyriad ?? null, true);
  const source = ({ standAlone }: MemberRow): string => {
    if (!standAlone) return '–';
    const families = standAlone.families.map(nameOf).join(', ');
    return families === '' ? standAlone.source : `${m('aloneFor', { families })}: ${standAlone.source}`;
  };
  return [
    { id: 'alone', header: m('alone'), align: 'end', cell: alone, text: alone },
    { id: 'saving', header: m('saving'), align: 'end', cell: saving, text: saving },
    { id: 'savingPercent', header: m('savingPercent'), align: 'end', cell: percent, text: percent },
    { id: 'source', header: m('source'), cell: source, text: source, hidden: true },
  ];
}

/** Share against use, per inhabitant, and standing alone; what is furthest above its use stands first. */
export function MemberTable({ result }: { readonly result: RunResult }) {
  const m = useMessages(fairnessTexts);
  const words = useFairnessWords();
  const use = useUseColumns(result.members);
  const alone = useAloneColumns();
  const sizeOf = ({ sizeClass }: MemberRow): string => {
    const found = sizeClass === null ? undefined : result.classes[sizeClass];
    return found ? words.size(found) : '–';
  };
  const columns: readonly DataColumn<MemberRow>[] = [
    { id: 'member', header: m('member'), rowHeader: true, cell: (row) => row.memberName, text: (row) => row.memberName },
    { id: 'size', header: m('size'), cell: sizeOf, text: sizeOf },
    {
      id: 'amount',
      header: m('amount'),
      align: 'end',
      cell: (row) => <Amount value={row.amount ?? '0.00'} />,
      text: (row) => textOf(row.amount),
    },
    ...use,
    { id: 'perHead', header: m('perHead'), align: 'end', cell: (row) => textOf(row.perHead), text: (row) => textOf(row.perHead) },
    ...alone,
  ];
  return (
    <>
      <DataTable
        label={m('members')}
        columns={columns}
        rows={arranged(result.members)}
        rowId={(row) => row.tenantId}
        rowName={(row) => row.memberName}
        empty={<EmptyState title={m('noRun')} />}
        exportCsv="anteil-und-nutzung.csv"
        columnChooser
      />
      <p className="vw-muted">
        {m('legend')} {m('byUseNote')}
      </p>
    </>
  );
}

/** By what is borne beyond the use, the most first; whose use is not known comes in the order of the register. */
export function arranged(rows: readonly MemberRow[]): readonly MemberRow[] {
  const beyond = ({ usePermyriad, difference }: MemberRow): bigint =>
    usePermyriad === null ? 0n : BigInt((difference ?? '0').replace('.', ''));
  return [...rows].sort((a, b) => {
    const apart = beyond(b) - beyond(a);
    return apart === 0n ? (a.ags < b.ags ? -1 : 1) : apart > 0n ? 1 : -1;
  });
}
