// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { downloadText, formatInstant } from '../../../format/index.ts';
import { QueryResult, type Trouble, TroubleBanner, troubleOf } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { Banner, Button, DescriptionList, EmptyState, Link, Page, TenantBadge } from '../../../ui/index.ts';
import { amountOf, signedAmount } from '../amounts.ts';
import { useBilingual } from '../bilingual.ts';
import { useBodyParams } from '../body-params.ts';
import { guarded } from '../guarded.tsx';
import { usePeriodText } from '../months.ts';
import { orTrouble } from '../or-trouble.ts';
import { CorrectedLines, CorrectionBanner } from './correction-part.tsx';
import { statementTexts } from './messages.ts';
import { type Statement, StatementCsvQuery, StatementQuery } from './statement-documents.ts';
import { StatementLines } from './statement-lines.tsx';
import { differenceOf } from './trend.ts';
import { useWorkbook } from './workbook-button.tsx';
import '../settlement.css';

const ExplainDialog = lazy(() => import('../explain/explain-dialog.tsx').then((module) => ({ default: module.ExplainDialog })));

function Overview() {
  const m = useMessages(statementTexts);
  const params = useBodyParams();
  const { side } = useActingBody();
  return side === 'member' ? (
    <Link to="/a/$association/$body/costs" params={params}>
      {m('costs')}
    </Link>
  ) : (
    <Link to="/a/$association/$body/settlement/statements" params={params}>
      {m('statements')}
    </Link>
  );
}

function useCsv(statementId: string): { readonly download: () => void; readonly fetching: boolean; readonly trouble: Trouble | null } {
  const client = useClient();
  const language = useLanguage();
  const [fetching, setFetching] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const download = async (): Promise<void> => {
    setFetching(true);
    const answer = await client.query(StatementCsvQuery, { statementId, language }, { requestPolicy: 'network-only' }).toPromise();
    setFetching(false);
    setTrouble(answer.error ? troubleOf(answer.error) : null);
    const file = answer.data?.statementCsv;
    if (file) downloadText(file.fileName, file.text, file.mediaType);
  };
  return { download: () => void download(), fetching, trouble };
}

function Previous({ statement }: { readonly statement: Statement }) {
  const m = useMessages(statementTexts);
  const difference = differenceOf(statement.total, statement.previousTotal);
  const params = useBodyParams();
  if (difference === null || !statement.previousTotal || !statement.previousId) return null;
  return (
    <p className="vw-muted">
      <Link to="/a/$association/$body/costs/$statementId" params={{ ...params, statementId: statement.previousId }}>
        {m('previousStatement')}
      </Link>
      : {m('totalPrevious', { amount: amountOf(statement.previousTotal), difference: signedAmount(difference) })}
    </p>
  );
}

function StatementContent({ statement }: { readonly statement: Statement }) {
  const m = useMessages(statementTexts);
  const language = useLanguage();
  const say = useBilingual();
  const body = useActingBody();
  const params = useBodyParams();
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const period = usePeriodText()(statement.periodFrom, statement.periodTo);
  const isCorrection = statement.kind === 'correction';
  const csv = useCsv(statement.id);
  const workbook = useWorkbook(statement.id);
  const why = useCallback((lineKey: string | undefined) => void navigate({ to: '.', search: { why: lineKey }, replace: true }), [navigate]);
  const actions = (
    <>
      <Button icon="download" pending={csv.fetching} onPress={csv.download}>
        {m('csv')}
      </Button>
      {workbook.button}
      <Button icon="draft" onPress={() => window.print()}>
        {m('print')}
      </Button>
    </>
  );
  const tenant =
    body.side === 'member' ? <TenantBadge tenant={{ name: statement.memberName, colour: body.colour }} /> : statement.memberName;
  const facts = [
    { term: m('member'), value: tenant },
    { term: m('association'), value: statement.associationName },
    { term: m('period'), value: period },
    { term: m('number'), value: statement.number },
    { term: m('created'), value: formatInstant(statement.createdAt, language) },
    {
      term: m('hash'),
      value: (
        <span className="vws-hash">
          {body.side === 'centre' ? (
            <Link to="/a/$association/$body/settlement/runs/$runId" params={{ ...params, runId: statement.runId }} title={m('toRun')}>
              {statement.resultHash.slice(0, 16)}
            </Link>
          ) : (
            statement.resultHash.slice(0, 16)
          )}
        </span>
      ),
    },
  ];
  return (
    <Page
      title={m(isCorrection ? 'correctionOf' : 'statementOf', { period })}
      breadcrumbs={[<Overview key="overview" />]}
      actions={actions}
    >
      <Banner kind="info" title={say(statement.label)}>
        {m('labelBody')}
      </Banner>
      <CorrectionBanner statement={statement} />
      {csv.trouble && <TroubleBanner trouble={csv.trouble} onRetry={csv.download} />}
      {workbook.problem}
      <DescriptionList columns={2} items={facts} />
      <p className="vw-muted vw-no-print">{m('why')}</p>
      {isCorrection ? (
        <CorrectedLines statement={statement} period={period} onWhy={why} />
      ) : (
        <StatementLines lines={statement.lines} total={statement.total} period={period} onWhy={why} />
      )}
      {!isCorrection && <Previous statement={statement} />}
      <Suspense>{search.why && <ExplainDialog statementId={statement.id} lineKey={search.why} onClose={() => why(undefined)} />}</Suspense>
    </Page>
  );
}

function StatementPage() {
  const m = useMessages(statementTexts);
  const { statementId } = Route.useParams();
  const [result, refetch] = useQuery({ query: StatementQuery, variables: { statementId } });
  const found = result.data?.statement;
  if (found) return <StatementContent statement={found} />;
  return (
    <Page title={m('statement')}>
      <QueryResult result={orTrouble(result)} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
        {() => <EmptyState title={m('unknown')} action={<Overview />} />}
      </QueryResult>
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/costs/$statementId')({
  component: guarded('settlement.readStatements', StatementPage),
});
