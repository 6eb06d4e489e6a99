// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useMessages } from '../../../i18n/index.ts';
import { EmptyState, Page } from '../../../ui/index.ts';
import { guarded } from '../guarded.tsx';
import { usePages } from '../pages-of.ts';
import { EntryTable } from './entry-table.tsx';
import { runTexts } from './messages/index.ts';
import { LateEntriesQuery } from './run-documents.ts';
import '../settlement.css';

function LatePage() {
  const m = useMessages(runTexts);
  const pages = usePages(LateEntriesQuery, { first: 100 }, ({ lateEntries }) => lateEntries);
  return (
    <Page title={m('late')} intro={m('lateIntro')}>
      <EntryTable
        label={m('lateTable')}
        pages={pages}
        fileName="nachzuegler.csv"
        empty={
          <EmptyState icon="success" title={m('lateEmpty')}>
            {m('lateEmptyBody')}
          </EmptyState>
        }
      />
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/settlement/late')({ component: guarded('settlement.readRuns', LatePage) });
