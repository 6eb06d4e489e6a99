// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { useAppForm } from '../../../forms/index.ts';
import { graphql, useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Link, Page, toast } from '../../../ui/index.ts';
import { agreementTexts } from '../messages.ts';
import { useBodyParams } from '../use-body-params.ts';
import { AgreementForm, placeRefusal } from './agreement-form.tsx';
import { agreementSchema, contentOf, startOf } from './agreement-schema.ts';

const DraftAgreement = graphql(`
  mutation DraftAgreement(
    $idempotencyKey: String!
    $tenantId: ID!
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
    draftAgreement(
      idempotencyKey: $idempotencyKey
      tenantId: $tenantId
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
      ... on DraftAgreementSuccess {
        agreement {
          id
        }
      }
      ... on DraftAgreementRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

function NewAgreementPage() {
  const m = useMessages(agreementTexts);
  const navigate = useNavigate();
  const params = useBodyParams();
  const { member } = Route.useSearch();
  const form = useAppForm(agreementSchema, startOf(member ?? '', '', null));
  const { submit, pending, problem } = useSubmit({ onFieldError: placeRefusal(form) });
  const send = form.handleSubmit(async (values) => {
    const answer = await submit(DraftAgreement, (idempotencyKey) => ({ idempotencyKey, tenantId: values.tenantId, ...contentOf(values) }));
    if (!answer.ok) return;
    toast({ text: m('saved') });
    const agreement = answer.value.agreement;
    if (agreement)
      await navigate({ to: '/a/$association/$body/agreements/$agreementId', params: { ...params, agreementId: agreement.id } });
  });
  return (
    <Page
      title={m('newTitle')}
      intro={m('newIntro')}
      breadcrumbs={[
        <Link key="agreements" to="/a/$association/$body/agreements" params={params}>
          {m('title')}
        </Link>,
      ]}
    >
      <AgreementForm form={form} memberFixed={false} checked={null} problem={problem} pending={pending} onSubmit={() => void send()} />
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/agreements/new')({ component: NewAgreementPage });
