// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useMessages } from '../../../i18n/index.ts';
import { Button, type DataColumn, DataTable, Section } from '../../../ui/index.ts';
import { commonTexts } from '../common-messages.ts';
import { amountOf } from '../shown.ts';
import { WhyDialog } from '../why-dialog.tsx';
import type { LevyResult } from './levy-documents.ts';
import { levyTexts } from './levy-messages.ts';

type Pool = LevyResult['pools'][number];
type Member = LevyResult['members'][number];

/** A levy by pool and by member, with the sentences of its making. */
export function LevyTables({ result, year }: { readonly result: LevyResult; readonly year: number }) {
  const m = useMessages(levyTexts);
  const c = useMessages(commonTexts);
  const [asking, setAsking] = useState(false);
  const amount = (id: 'expenses' | 'ownIncome' | 'generalIncome' | 'levy'): DataColumn<Pool> => ({
    ...{ id, header: m(id), align: 'end', cell: (row) => amountOf(row[id]), text: (row) => amountOf(row[id]) },
  });
  const basis = (row: Pool): string => [row.clause, row.resolution].filter(Boolean).join('; ');
  const pools: readonly DataColumn<Pool>[] = [
    { id: 'pool', header: c('pool'), rowHeader: true, cell: (row) => row.poolName, text: (row) => row.poolName },
    amount('expenses'),
    amount('ownIncome'),
    amount('generalIncome'),
    amount('levy'),
    { id: 'basis', header: m('basis'), width: '16rem', cell: basis, text: basis },
  ];
  const members: readonly DataColumn<Member>[] = [
    { id: 'member', header: c('member'), rowHeader: true, cell: (row) => row.memberName, text: (row) => row.memberName },
    { id: 'ags', header: c('ags'), cell: (row) => row.ags, text: (row) => row.ags },
    { id: 'total', header: m('levy'), align: 'end', cell: (row) => amountOf(row.total), text: (row) => amountOf(row.total) },
  ];
  return (
    <>
      <Section
        title={m('pools')}
        level={3}
        actions={
          <Button size="small" onPress={() => setAsking(true)}>
            {c('why')}
          </Button>
        }
      >
        <DataTable
          label={m('pools')}
          columns={pools}
          rows={result.pools}
          rowId={(row) => row.poolId}
          rowName={(row) => row.poolName}
          empty={null}
          exportCsv={`umlage-toepfe-${year}.csv`}
        />
      </Section>
      <Section title={m('members')} level={3}>
        <DataTable
          label={m('members')}
          columns={members}
          rows={result.members}
          rowId={(row) => row.tenantId}
          rowName={(row) => row.memberName}
          empty={null}
          sum={{ tenantId: 'sum', ags: '', memberName: m('levy'), total: result.levy }}
          exportCsv={`umlage-${year}.csv`}
        />
      </Section>
      {asking && <WhyDialog title={c('why')} steps={result.steps} onClose={() => setAsking(false)} />}
    </>
  );
}
