// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useQuery } from 'urql';
import { ActDialog } from '../../../forms/act-dialog.tsx';
import { QueryResult } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import { Badge, Button, Cluster, type DataColumn, DataTable, EmptyState } from '../../../ui/index.ts';
import { MunicipalityBadge } from '../municipalities.tsx';
import { orTrouble } from '../or-trouble.ts';
import { AllowRule, MatchRulesQuery, RetireRule, type RuleRow } from './bank-documents.ts';
import { reconcileTexts } from './reconcile-texts.ts';

const CONFIRMATIONS = 3;

/** What the matching was taught; it books by itself only after somebody else has allowed it. */
export function RuleList({ tenant }: { readonly tenant: string | undefined }) {
  const m = useMessages(reconcileTexts);
  const may = useMay();
  const [result, refetch] = useQuery({
    query: MatchRulesQuery,
    variables: { tenantId: tenant ?? null },
    requestPolicy: 'cache-and-network',
  });
  const [act, setAct] = useState<{ readonly rule: RuleRow; readonly allow: boolean } | null>(null);
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const state = ({ retired, automatic }: RuleRow): string => m(retired ? 'ruleEnded' : automatic ? 'ruleBooks' : 'ruleSuggests');
  const marks = ({ direction, iban, gvc, textHolds }: RuleRow): string =>
    [
      m(direction === 'in' ? 'directionIn' : 'directionOut'),
      iban && `…${iban.slice(-4)}`,
      gvc && `GVC ${gvc}`,
      textHolds && `„${textHolds}“`,
    ]
      .filter(Boolean)
      .join(' · ');
  const columns: readonly DataColumn<RuleRow>[] = [
    {
      id: 'account',
      header: m('toAccount'),
      rowHeader: true,
      cell: (row) => (
        <span className="vwp-name">
          <MunicipalityBadge id={row.tenantId} />
          {row.account}
        </span>
      ),
      text: (row) => row.account,
    },
    { id: 'marks', header: m('ruleMarks'), cell: marks, text: marks },
    { id: 'confirmed', header: m('ruleConfirmed'), align: 'end', cell: (row) => row.confirmed, text: (row) => row.confirmed },
    { id: 'taught', header: m('ruleTaught'), cell: (row) => row.taughtBy ?? '–', text: (row) => row.taughtBy },
    {
      ...{ id: 'state', header: m('ruleState'), text: state },
      cell: (row) => <Badge tone={row.retired ? 'neutral' : row.automatic ? 'success' : 'info'}>{state(row)}</Badge>,
    },
    {
      ...{ id: 'acts', header: '', text: () => '' },
      cell: (rule) =>
        !rule.retired &&
        may('payments.reconcile') && (
          <Cluster>
            {!rule.automatic && !rule.taughtByMe && rule.confirmed >= CONFIRMATIONS && (
              <Button size="small" onPress={() => setAct({ rule, allow: true })}>
                {m('ruleAllow')}
              </Button>
            )}
            <Button size="small" kind="tertiary" onPress={() => setAct({ rule, allow: false })}>
              {m('ruleRetire')}
            </Button>
          </Cluster>
        ),
    },
  ];
  const label = m(act?.allow ? 'ruleAllow' : 'ruleRetire');
  return (
    <>
      <QueryResult result={orTrouble(result)} onRetry={reload}>
        {({ matchRules }) => (
          <DataTable
            {...{ label: m('rules'), columns, rows: matchRules }}
            rowId={(row) => row.id}
            rowName={(row) => row.account}
            empty={<EmptyState title={m('noRules')}>{m('noRulesBody')}</EmptyState>}
            exportCsv="zuordnungsregeln.csv"
          />
        )}
      </QueryResult>
      {act && (
        <ActDialog
          {...{
            title: label,
            submitLabel: label,
            done: m('doneRule'),
            fields: [],
            facts: [{ term: m('ruleMarks'), value: marks(act.rule) }],
          }}
          document={(act.allow ? AllowRule : RetireRule) as typeof AllowRule}
          variables={(_values, idempotencyKey) => ({ idempotencyKey, ruleId: act.rule.id, expectedVersion: act.rule.version })}
          onClose={() => setAct(null)}
          onDone={reload}
        />
      )}
    </>
  );
}
