// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { formatDate, formatInstant, today } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { OwnHistory } from '../../../record/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import { DescriptionList, EmptyState, Link, Page, Section, Stack, StatusBadge } from '../../../ui/index.ts';
import { useBilingual } from '../bilingual.ts';
import { useBodyParams } from '../body-params.ts';
import { permyriadText } from '../exact.ts';
import { guarded } from '../guarded.tsx';
import { KeyHistoryQuery } from '../history-documents.ts';
import { orTrouble } from '../or-trouble.ts';
import { type Key, KeyQuery, type KeyVersion } from './key-documents.ts';
import { keyTexts } from './messages.ts';
import '../settlement.css';

function Standing({ version }: { readonly version: KeyVersion }) {
  const m = useMessages(keyTexts);
  const day = today();
  if (version.validFrom > day) return <StatusBadge tone="info">{m('coming')}</StatusBadge>;
  if (version.validTo !== null && version.validTo < day) return <StatusBadge tone="neutral">{m('past')}</StatusBadge>;
  return <StatusBadge tone="success">{m('inForce')}</StatusBadge>;
}

function Version({ version }: { readonly version: KeyVersion }) {
  const m = useMessages(keyTexts);
  const language = useLanguage();
  const say = useBilingual();
  const from = formatDate(version.validFrom, language);
  const until = version.validTo && m('fromTo', { from, to: formatDate(version.validTo, language) });
  const open = m(version.validFrom > today() ? 'fromOn' : 'since', { from });
  return (
    <Section title={m('versionNumber', { version: version.keyVersion })} actions={<Standing version={version} />}>
      <Stack gap="small">
        <p className="vws-sentence">{say(version.sentence)}</p>
        <DescriptionList
          columns={2}
          items={[
            { term: m('validity'), value: until ?? open },
            {
              term: m('parts'),
              value: version.parts.map((part) => `${permyriadText(part.sharePermyriad)} ${say(part.phrase)}`).join('; '),
            },
            { term: m('clause'), value: version.clause },
            { term: m('resolution'), value: version.resolution },
            {
              term: m('published'),
              value: version.publishedBy
                ? m('publishedBy', { when: formatInstant(version.publishedAt, language), who: version.publishedBy })
                : formatInstant(version.publishedAt, language),
            },
          ]}
        />
      </Stack>
    </Section>
  );
}

function KeyContent({ content }: { readonly content: Key }) {
  const m = useMessages(keyTexts);
  const may = useMay();
  const { side } = useActingBody();
  const params = useBodyParams();
  const crumb = (
    <Link to="/a/$association/$body/settlement/keys" params={params}>
      {m('title')}
    </Link>
  );
  const next = may('settlement.publishKey') && (
    <Link look="button-primary" icon="add" to="/a/$association/$body/settlement/keys/new" params={params} search={{ key: content.id }}>
      {m('newVersion')}
    </Link>
  );
  return (
    <Page
      title={content.name}
      breadcrumbs={[crumb]}
      intro={[content.familyName, content.pools.length > 0 ? `${m('pools')}: ${content.pools.join(', ')}` : ''].filter(Boolean).join(' · ')}
      actions={next}
    >
      {content.versions.map((version) => (
        <Version key={version.keyVersion} version={version} />
      ))}
      {side === 'centre' && (
        <OwnHistory
          key={content.version}
          label={m('history')}
          query={KeyHistoryQuery}
          variables={{ keyId: content.id }}
          steps={({ keyHistory }) => keyHistory}
          fieldNames={{ version: m('version') }}
        />
      )}
    </Page>
  );
}

function KeyPage() {
  const m = useMessages(keyTexts);
  const params = useBodyParams();
  const { keyId } = Route.useParams();
  const [result, refetch] = useQuery({ query: KeyQuery, variables: { keyId } });
  const found = result.data?.settlementKey;
  if (found) return <KeyContent content={found} />;
  return (
    <Page title={m('key')}>
      <QueryResult result={orTrouble(result)} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
        {() => (
          <EmptyState
            title={m('unknown')}
            action={
              <Link to="/a/$association/$body/settlement/keys" params={params}>
                {m('back')}
              </Link>
            }
          />
        )}
      </QueryResult>
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/settlement/keys/$keyId')({
  component: guarded('settlement.readKeys', KeyPage),
});
