// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { QueryResult } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Page, Tabs } from '../../../ui/index.ts';
import { guarded } from '../guarded.tsx';
import { Accounts } from './accounts.tsx';
import { BankDetails } from './bank-details.tsx';
import { bankTexts } from './bank-messages.ts';
import { type BooksData, BooksQuery } from './book-documents.ts';
import { Journals } from './journals.tsx';
import { bookTexts } from './messages.ts';
import { Proposals } from './proposals.tsx';
import { Rules } from './rules.tsx';

function BooksPage() {
  const m = useMessages(bookTexts);
  const b = useMessages(bankTexts);
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const [result, refetch] = useQuery({ query: BooksQuery, requestPolicy: 'cache-and-network' });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const tabsOf = (data: BooksData) => [
    { id: 'proposals', label: m('proposals'), content: <Proposals rows={data.paymentProposals} onDone={reload} /> },
    { id: 'bank', label: b('bankDetails'), content: <BankDetails rows={data.memberBankDetails} onDone={reload} /> },
    { id: 'journals', label: m('journals'), content: <Journals data={data} onDone={reload} /> },
    { id: 'accounts', label: m('accounts'), content: <Accounts data={data} onDone={reload} /> },
    { id: 'rules', label: m('rules'), content: <Rules data={data} onDone={reload} /> },
  ];
  return (
    <Page title={m('title')} intro={m('intro')}>
      <QueryResult result={result} onRetry={reload}>
        {(data) => {
          const tabs = tabsOf(data);
          const selected = tabs.find(({ id }) => id === search.tab)?.id ?? 'proposals';
          return (
            <Tabs
              label={m('title')}
              tabs={tabs}
              selected={selected}
              onSelect={(tab) => void navigate({ to: '.', search: { tab }, replace: true })}
            />
          );
        }}
      </QueryResult>
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/treasury/books')({ component: guarded('treasury.readBudget', BooksPage) });
