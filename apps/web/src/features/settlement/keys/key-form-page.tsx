// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { QueryResult } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Link, Page } from '../../../ui/index.ts';
import { useBodyParams } from '../body-params.ts';
import { guarded } from '../guarded.tsx';
import { KeyQuery } from './key-documents.ts';
import { KeyForm } from './key-form.tsx';
import { keyTexts } from './messages.ts';

function KeyFormPage() {
  const m = useMessages(keyTexts);
  const params = useBodyParams();
  const { key } = Route.useSearch();
  const [result, refetch] = useQuery({ query: KeyQuery, variables: { keyId: key ?? '' }, pause: key === undefined });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const crumb = (
    <Link to="/a/$association/$body/settlement/keys" params={params}>
      {m('title')}
    </Link>
  );
  return (
    <Page title={m(key ? 'newVersion' : 'newKey')} breadcrumbs={[crumb]} intro={m(key ? 'formIntroVersion' : 'formIntro')}>
      {key === undefined ? (
        <KeyForm known={undefined} />
      ) : (
        <QueryResult result={result} onRetry={reload}>
          {({ settlementKey }) => <KeyForm known={settlementKey ?? undefined} onLoadNew={reload} />}
        </QueryResult>
      )}
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/settlement/keys/new')({
  component: guarded('settlement.publishKey', KeyFormPage),
});
