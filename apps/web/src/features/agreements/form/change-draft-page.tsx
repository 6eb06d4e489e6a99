// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { useAppForm } from '../../../forms/index.ts';
import { graphql, QueryResult, readFragment, useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { EmptyState, Link, Page, TenantBadge, toast } from '../../../ui/index.ts';
import { type AgreementData, AgreementQuery, Terms, type TermsData } from '../agreement-query.ts';
import { agreementTexts } from '../messages.ts';
import { useBodyParams } from '../use-body-params.ts';
import { AgreementForm, placeRefusal } from './agreement-form.tsx';
import { agreementSchema, contentOf, startOf } from './agreement-schema.ts';

const ChangeDraft = graphql(`
  mutation ChangeDraft(
    $idempotencyKey: String!
    $agreementId: ID!
    $expectedVersion: Int!
    $number: String!
    $title: String!
    $form: AgreementForm!
    $validFrom: Date
    $validTo: Date
    $noticeMonths: Int!
    $serviceFamilyCodes: [String!]!
    $keyCitations: [KeyCitationInput!]!
    $vatTreatments: [VatTreatmentInput!]!
    $costClause: String!
    $costTerms: [CostTermInput!]!
    $dataProcessing: DataProcessingInput
  ) {
    changeDraft(
      idempotencyKey: $idempotencyKey
      agreementId: $agreementId
      expectedVersion: $expectedVersion
      number: $number
      title: $title
      form: $form
      validFrom: $validFrom
      validTo: $validTo
      noticeMonths: $noticeMonths
      serviceFamilyCodes: $serviceFamilyCodes
      keyCitations: $keyCitations
      vatTreatments: $vatTreatments
      costClause: $costClause
      costTerms: $costTerms
      dataProcessing: $dataProcessing
    ) {
      __typename
      ... on ChangeDraftSuccess {
        agreement {
          id
          version
        }
      }
      ... on ChangeDraftRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

function ChangeDraftPage() {
  const m = useMessages(agreementTexts);
  const params = useBodyParams();
  const { agreementId } = Route.useParams();
  const [result, again] = useQuery({ query: AgreementQuery, variables: { agreementId } });
  const refresh = (): void => again({ requestPolicy: 'network-only' });
  const crumbs = [
    <Link key="agreements" to="/a/$association/$body/agreements" params={params}>
      {m('title')}
    </Link>,
  ];
  const agreement = result.data?.agreement;
  // The form stays mounted while the new state of a record that was changed meanwhile is fetched.
  if (agreement)
    return <ChangeDraftForm agreement={agreement} terms={readFragment(Terms, agreement.terms)} crumbs={crumbs} onLoadNew={refresh} />;
  return (
    <Page title={m('change')} breadcrumbs={crumbs}>
      <QueryResult result={result} onRetry={refresh}>
        {() => <EmptyState icon="search" title={m('notFound')} action={crumbs[0]} />}
      </QueryResult>
    </Page>
  );
}

interface ChangeDraftFormProps {
  readonly agreement: AgreementData;
  readonly terms: TermsData;
  readonly crumbs: readonly React.ReactNode[];
  readonly onLoadNew: () => void;
}

function ChangeDraftForm({ agreement, terms, crumbs, onLoadNew }: ChangeDraftFormProps) {
  const m = useMessages(agreementTexts);
  const navigate = useNavigate();
  const params = useBodyParams();
  const form = useAppForm(agreementSchema, startOf(agreement.tenantId, agreement.number, terms));
  const { submit, pending, problem } = useSubmit({ onFieldError: placeRefusal(form), onLoadNew });
  const send = form.handleSubmit(async (values) => {
    const answer = await submit(ChangeDraft, (idempotencyKey) => ({
      idempotencyKey,
      agreementId: agreement.id,
      expectedVersion: agreement.version,
      ...contentOf(values),
    }));
    if (!answer.ok) return;
    toast({ text: m('saved') });
    await navigate({ to: '/a/$association/$body/agreements/$agreementId', params: { ...params, agreementId: agreement.id } });
  });
  return (
    <Page
      title={m('changeTitle', { number: agreement.number })}
      breadcrumbs={crumbs}
      badge={<TenantBadge tenant={{ name: agreement.tenantName, colour: agreement.tenantColour }} />}
    >
      <AgreementForm
        form={form}
        memberFixed
        checked={{ text: terms.costClause, findings: agreement.clauseFindings }}
        problem={problem}
        pending={pending}
        onSubmit={() => void send()}
      />
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/agreements/$agreementId/change')({ component: ChangeDraftPage });
