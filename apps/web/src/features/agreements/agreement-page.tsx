// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { QueryResult, readFragment } from '../../graphql/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { KnownOnBanner, knownDay, NotKnownYet, useAddress } from '../../record/index.ts';
import { Badge, Banner, EmptyState, Link, Page, Section, StatusBadge, TenantBadge } from '../../ui/index.ts';
import { AgreementActions } from './agreement-actions.tsx';
import { AgreementHistory } from './agreement-history.tsx';
import { type AgreementData, AgreementQuery, Terms } from './agreement-query.ts';
import { AgreementTerms } from './agreement-terms.tsx';
import { ClauseFindings } from './cost-clause.tsx';
import { agreementTexts } from './messages.ts';
import { STATUS_TONES, statusKey } from './status.ts';
import { useBodyParams } from './use-body-params.ts';
import { VersionList } from './version-list.tsx';
import './note.css';

function AgreementPage() {
  const m = useMessages(agreementTexts);
  const { agreementId } = Route.useParams();
  const { known } = Route.useSearch();
  const set = useAddress<ReturnType<typeof Route.useSearch>>();
  const params = useBodyParams();
  const knownOn = knownDay(known);
  const [result, again] = useQuery({ query: AgreementQuery, variables: { agreementId, ...(knownOn && { knownOn }) } });
  const refresh = (): void => again({ requestPolicy: 'network-only' });
  const show = (day: string | null): void => set({ known: day ?? undefined });
  const crumb = (
    <Link key="agreements" to="/a/$association/$body/agreements" params={params}>
      {m('title')}
    </Link>
  );
  const agreement = result.data?.agreement;
  if (agreement) return <AgreementView agreement={agreement} crumb={crumb} knownOn={knownOn} onKnownOn={show} onChanged={refresh} />;
  return (
    <Page title={m('title')} breadcrumbs={[crumb]}>
      <QueryResult result={result} onRetry={refresh}>
        {() =>
          knownOn === null ? <EmptyState icon="search" title={m('notFound')} action={crumb} /> : <NotKnownYet day={knownOn} onDay={show} />
        }
      </QueryResult>
    </Page>
  );
}

interface AgreementViewProps {
  readonly agreement: AgreementData;
  readonly crumb: ReactNode;
  readonly knownOn: string | null;
  readonly onKnownOn: (day: string | null) => void;
  readonly onChanged: () => void;
}

function AgreementView({ agreement, crumb, knownOn, onKnownOn, onChanged }: AgreementViewProps) {
  const m = useMessages(agreementTexts);
  const terms = readFragment(Terms, agreement.terms);
  return (
    <Page
      title={`${agreement.number} ${terms.title}`.trim()}
      breadcrumbs={[crumb]}
      badge={
        <>
          <TenantBadge tenant={{ name: agreement.tenantName, colour: agreement.tenantColour }} />
          <StatusBadge tone={STATUS_TONES[agreement.status]}>{m(statusKey(agreement.status))}</StatusBadge>
          {agreement.endsSoon && (
            <Badge tone="warning" icon="warning">
              {m('endsSoon')}
            </Badge>
          )}
        </>
      }
      actions={knownOn === null && <AgreementActions agreement={agreement} terms={terms} onChanged={onChanged} />}
    >
      <KnownOnBanner day={knownOn} onDay={onKnownOn} />
      {agreement.status === 'draft' && knownOn === null && (
        <>
          <Lacks agreement={agreement} />
          <ClauseFindings findings={agreement.clauseFindings} />
        </>
      )}
      <AgreementTerms agreement={agreement} terms={terms} />
      {agreement.note !== null && (
        <Section title={m('note')}>
          <p className="vw-agreement-note">{agreement.note}</p>
          <p className="vw-muted">{m('noteBody')}</p>
        </Section>
      )}
      <VersionList history={agreement.history.map((version) => readFragment(Terms, version))} knownOn={knownOn} onKnownOn={onKnownOn} />
      <AgreementHistory agreement={agreement} />
    </Page>
  );
}

function Lacks({ agreement }: { readonly agreement: AgreementData }) {
  const m = useMessages(agreementTexts);
  if (agreement.lacks.length === 0) return <Banner kind="success" title={m('lacksNothing')} />;
  return (
    <Banner kind="info" title={m('lacks')}>
      <p>{m('lacksIntro')}</p>
      <ul>
        {agreement.lacks.map(({ code, message }) => (
          <li key={`${code} ${message}`}>{message}</li>
        ))}
      </ul>
    </Banner>
  );
}

export const Route = createLazyRoute('/a/$association/$body/agreements/$agreementId')({ component: AgreementPage });
