// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useQuery } from 'urql';
import { formatDate } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import { Button, Section } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { MunicipalityBadge } from '../municipalities.tsx';
import { AssignDialog, type ToAssign } from './assign-dialog.tsx';
import { OpenPositionsQuery, type PositionRow } from './bank-documents.ts';
import { ExplainDialog } from './explain-dialog.tsx';
import { positionTexts } from './position-texts.ts';
import { reconcileTexts } from './reconcile-texts.ts';
import { useReload } from './use-reload.ts';

type Chosen = { readonly act: 'clear' | 'explain'; readonly row: PositionRow };

/** As the dialog for lines needs it. */
const standing = ({ tenantId, item, accountId, open, label }: PositionRow): ToAssign => ({
  ...{ tenantId, id: item, version: 0, amount: open, open, asideAccountId: accountId, name: label, text: '' },
});

function Position({ row, onAct }: { readonly row: PositionRow; readonly onAct: (act: Chosen['act']) => void }) {
  const m = useMessages(reconcileTexts);
  const p = useMessages(positionTexts);
  const language = useLanguage();
  const may = useMay();
  return (
    <li>
      <MunicipalityBadge id={row.tenantId} />
      <strong>{amountOf(row.open)}</strong>
      <span>{row.label}</span>
      <span className="vwp-note">
        {[
          row.account,
          p('standsSince', { date: formatDate(row.since, language) }),
          row.reason,
          `${m('owner')}: ${row.owner ?? m('noOwner')}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {!row.clearable && <span className="vwp-note">{p('waitsForLine')}</span>}
      {may('payments.reconcile') && (
        <>
          {row.clearable && (
            <Button size="small" onPress={() => onAct('clear')}>
              {p('clear')}
            </Button>
          )}
          <Button size="small" onPress={() => onAct('explain')}>
            {m('explain')}
          </Button>
        </>
      )}
    </li>
  );
}

/** What stands open in the books without a bank line of its own in the list above: since the cut-over, or split off from one. */
export function OpenPositions({
  tenant,
  reloads,
  onChanged,
}: {
  readonly tenant: string | undefined;
  readonly reloads: number;
  readonly onChanged: () => void;
}) {
  const p = useMessages(positionTexts);
  const [result, ask] = useQuery({
    query: OpenPositionsQuery,
    variables: { tenantId: tenant ?? null },
    requestPolicy: 'cache-and-network',
  });
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const again = (): void => ask({ requestPolicy: 'network-only' });
  useReload(reloads, again);
  const close = (): void => setChosen(null);
  const changed = (): void => {
    again();
    onChanged();
  };
  return (
    <QueryResult result={result} onRetry={again} lines={2}>
      {({ openPositions }) => (
        <>
          {openPositions.length > 0 && (
            <Section title={p('positions')}>
              <p className="vwp-note">{p('positionsIntro')}</p>
              <ul className="vwp-deeds">
                {openPositions.map((row) => (
                  <Position key={`${row.accountId} ${row.item}`} row={row} onAct={(act) => setChosen({ act, row })} />
                ))}
              </ul>
            </Section>
          )}
          {chosen?.act === 'explain' && <ExplainDialog {...chosen.row} onClose={close} onDone={changed} />}
          {chosen?.act === 'clear' && <AssignDialog lines={[standing(chosen.row)]} onClose={close} onDone={changed} />}
        </>
      )}
    </QueryResult>
  );
}
