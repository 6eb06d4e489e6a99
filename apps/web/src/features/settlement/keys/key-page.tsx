// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useQuery } from 'urql';
import { formatDate, formatInstant, today } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { KnownOnBanner, KnownOnField, knownDay, NotKnownYet, OwnHistory, useAddress } from '../../../record/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import { DescriptionList, EmptyState, Link, Page, Section, Stack, StatusBadge } from '../../../ui/index.ts';
import { useBilingual } from '../bilingual.ts';
import { useBodyParams } from '../body-params.ts';
import { guarded } from '../guarded.tsx';
import { KeyHistoryQuery } from '../history-documents.ts';
import { useMembers } from '../members.ts';
import { orTrouble } from '../or-trouble.ts';
import { type Key, KeyQuery, type KeyVersion } from './key-documents.ts';
import { keyTexts } from './messages.ts';
import { ruleTexts } from './rule/messages/index.ts';
import { DownloadRule, RuleChanges, RuleOutline } from './version-rule.tsx';
import '../settlement.css';
import './keys.css';

function Standing({ version, day }: { readonly version: KeyVersion; readonly day: string }) {
  const m = useMessages(keyTexts);
  if (version.validFrom > day) return <StatusBadge tone="info">{m('coming')}</StatusBadge>;
  if (version.validTo !== null && version.validTo < day) return <StatusBadge tone="neutral">{m('past')}</StatusBadge>;
  return <StatusBadge tone="success">{m('inForce')}</StatusBadge>;
}

interface VersionProps {
  readonly name: string;
  readonly version: KeyVersion;
  readonly before: KeyVersion | undefined;
  readonly nameOf: (party: string) => string;
  /** As of which day a version is coming, in force or past. */
  readonly day: string;
}

function Version({ name, version, before, nameOf, day }: VersionProps) {
  const m = useMessages(keyTexts);
  const language = useLanguage();
  const say = useBilingual();
  const from = formatDate(version.validFrom, language);
  const until = version.validTo && m('fromTo', { from, to: formatDate(version.validTo, language) });
  const open = m(version.validFrom > day ? 'fromOn' : 'since', { from });
  const changes = before ? [{ term: m('changes'), value: <RuleChanges version={version} before={before} nameOf={nameOf} /> }] : [];
  const actions = (
    <>
      <DownloadRule name={name} version={version} />
      <Standing version={version} day={day} />
    </>
  );
  return (
    <Section title={m('versionNumber', { version: version.keyVersion })} actions={actions}>
      <Stack gap="small">
        <p className="vws-sentence">{say(version.sentence)}</p>
        <RuleOutline version={version} nameOf={nameOf} />
        <DescriptionList
          columns={2}
          items={[
            { term: m('validity'), value: until ?? open },
            { term: m('clause'), value: version.clause },
            { term: m('resolution'), value: version.resolution },
            {
              term: m('published'),
              value: version.publishedBy
                ? m('publishedBy', { when: formatInstant(version.publishedAt, language), who: version.publishedBy })
                : formatInstant(version.publishedAt, language),
            },
            ...changes,
          ]}
        />
      </Stack>
    </Section>
  );
}

/** Members by their ids, as rules name them. */
function useNameOf(): (party: string) => string {
  const m = useMessages(ruleTexts);
  const members = useMembers();
  return useCallback((party) => members.find(({ value }) => value === party)?.label ?? m('unknownMember'), [members, m]);
}

interface ContentProps {
  readonly content: Key;
  readonly knownOn: string | null;
  readonly onKnownOn: (day: string | null) => void;
}

function KeyContent({ content, knownOn, onKnownOn }: ContentProps) {
  const m = useMessages(keyTexts);
  const may = useMay();
  const { side } = useActingBody();
  const params = useBodyParams();
  const nameOf = useNameOf();
  const crumb = (
    <Link to="/a/$association/$body/settlement/keys" params={params}>
      {m('title')}
    </Link>
  );
  const next = knownOn === null && may('settlement.publishKey') && (
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
      <KnownOnBanner day={knownOn} onDay={onKnownOn} />
      <KnownOnField day={knownOn} onDay={onKnownOn} />
      {content.versions.map((version, index) => (
        <Version
          key={version.keyVersion}
          name={content.name}
          version={version}
          before={content.versions[index + 1]}
          nameOf={nameOf}
          day={knownOn ?? today()}
        />
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
  const set = useAddress<ReturnType<typeof Route.useSearch>>();
  const knownOn = knownDay(Route.useSearch().known);
  const show = (day: string | null): void => set({ known: day ?? undefined });
  const [result, refetch] = useQuery({ query: KeyQuery, variables: { keyId, knownOn } });
  const found = result.data?.settlementKey;
  if (found) return <KeyContent content={found} knownOn={knownOn} onKnownOn={show} />;
  return (
    <Page title={m('key')}>
      <QueryResult result={orTrouble(result)} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
        {() =>
          knownOn === null ? (
            <EmptyState
              title={m('unknown')}
              action={
                <Link to="/a/$association/$body/settlement/keys" params={params}>
                  {m('back')}
                </Link>
              }
            />
          ) : (
            <NotKnownYet day={knownOn} onDay={show} />
          )
        }
      </QueryResult>
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/settlement/keys/$keyId')({
  component: guarded('settlement.readKeys', KeyPage),
});
