// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { QueryResult } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Banner, Link, Page } from '../../../ui/index.ts';
import { useBodyParams } from '../body-params.ts';
import { guarded } from '../guarded.tsx';
import { KeyQuery } from './key-documents.ts';
import { KeyForm } from './key-form.tsx';
import { keyTexts } from './messages.ts';

/** The version whose rule was tried, from the address; it is fetched by its key, so that the address holds no rule. */
function useTried({ like, version }: { readonly like?: string | undefined; readonly version?: string | undefined }) {
  const [result] = useQuery({ query: KeyQuery, variables: { keyId: like ?? '' }, pause: like === undefined });
  const found = result.data?.settlementKey;
  const tried = found?.versions.find(({ keyVersion }) => String(keyVersion) === version);
  return {
    waiting: like !== undefined && result.fetching,
    tried: found && tried && { id: `${found.id}/${tried.keyVersion}`, rule: tried.rule, name: found.name, version: tried.keyVersion },
  };
}

function KeyFormPage() {
  const m = useMessages(keyTexts);
  const params = useBodyParams();
  const { key, like, version } = Route.useSearch();
  const { waiting, tried } = useTried({ like, version });
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
          {({ settlementKey }) =>
            !waiting && (
              <>
                {tried && (
                  <Banner kind="info" title={m('triedTitle')}>
                    {m('triedBody', { name: tried.name, version: tried.version })}
                  </Banner>
                )}
                <KeyForm known={settlementKey ?? undefined} tried={tried ?? undefined} onLoadNew={reload} />
              </>
            )
          }
        </QueryResult>
      )}
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/settlement/keys/new')({
  component: guarded('settlement.publishKey', KeyFormPage),
});
