// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useMessages } from '../../../i18n/index.ts';
import { rangeOfDays } from '../../../record/index.ts';
import { useMay } from '../../../session/index.ts';
import { Button, EmptyState, Page } from '../../../ui/index.ts';
import { guarded } from '../guarded.tsx';
import { usePages } from '../pages-of.ts';
import { EntryTable } from './entry-table.tsx';
import { runTexts } from './messages/index.ts';
import { type EntryRow, LateEntriesQuery } from './run-documents.ts';
import '../settlement.css';

const CloseCorrectionDialog = lazy(async () => ({ default: (await import('./close-correction-dialog.tsx')).CloseCorrectionDialog }));

function LatePage() {
  const m = useMessages(runTexts);
  const may = useMay();
  const [closing, setClosing] = useState<EntryRow | null>(null);
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const range = rangeOfDays(search);
  const pages = usePages(LateEntriesQuery, { ...range, first: 100 }, ({ lateEntries }) => lateEntries);
  const action = (row: EntryRow) =>
    row.kind === 'carried' && (
      <Button
        kind="tertiary"
        size="small"
        aria-label={m('closeOf', { label: row.label, body: row.bodyName })}
        onPress={() => setClosing(row)}
      >
        {m('close')}
      </Button>
    );
  const mayClose = may('settlement.enterCosts');
  const intro = [m('lateIntro'), ...(mayClose ? [m('lateIntroClosing')] : [])].join(' ');
  return (
    <Page title={m('late')} intro={intro}>
      <EntryTable
        label={m('lateTable')}
        pages={pages}
        fileName="nachzuegler.csv"
        range={range}
        onRange={(next) => void navigate({ to: '.', search: { from: next.from, to: next.to }, replace: true })}
        {...(mayClose ? { action } : {})}
        empty={
          <EmptyState icon="success" title={m('lateEmpty')}>
            {m('lateEmptyBody')}
          </EmptyState>
        }
      />
      <Suspense>{closing && <CloseCorrectionDialog row={closing} onClose={() => setClosing(null)} onDone={pages.reload} />}</Suspense>
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/settlement/late')({ component: guarded('settlement.readRuns', LatePage) });
