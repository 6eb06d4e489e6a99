// SPDX-License-Identifier: EUPL-1.2
import { formatDate } from '../../format/index.ts';
import { graphql } from '../../graphql/index.ts';
import { type Translate, useLanguage, useMessages } from '../../i18n/index.ts';
import { HistoryStepFields } from '../../record/history-fields.ts';
import { OwnHistory } from '../../record/index.ts';
import type { AgreementData, TermsData } from './agreement-query.ts';
import { validityText } from './agreement-terms.tsx';
import { useFamilies } from './choices.ts';
import { clauseTexts } from './clause-messages.ts';
import { FORMS } from './form/legal-forms.ts';
import { agreementTexts } from './messages.ts';
import { statusKey } from './status.ts';

const HistoryQuery = graphql(
  `
  query AgreementHistory($agreementId: ID!) {
    agreementHistory(agreementId: $agreementId) {
      ...HistoryStepFields
    }
  }
`,
  [HistoryStepFields],
);

type Say = Translate<(typeof agreementTexts)['de']>;
type Citation = TermsData['keyCitations'][number];
type CostTerm = TermsData['costTerms'][number];
type Treatment = TermsData['vatTreatments'][number];

const textsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

interface Names {
  readonly familyName: (code: string) => string;
  readonly language: 'de' | 'en';
  readonly termName: (kind: CostTerm['kind']) => string;
}

/** What the audit keeps of a field, in the words of the page. null: as it stands. */
function valueText(m: Say, field: string, value: unknown, { familyName, language, termName }: Names): string | null {
  if (value === null || value === undefined) return null;
  switch (field) {
    case 'status':
      return m(statusKey(value as AgreementData['status']));
    case 'form':
      return FORMS.find((form) => form.value === value)?.[language] ?? null;
    case 'noticeMonths':
      return m('months', { count: Number(value) });
    case 'validity': {
      const { from, to } = value as { from: string; to: string | null };
      return validityText(m, { validFrom: from, validTo: to });
    }
    case 'serviceFamilyCodes':
      return textsOf(value).map(familyName).join(', ') || m('nothing');
    case 'keyCitations':
      return (
        (value as readonly Citation[])
          .map((one) =>
            m('citationText', { family: familyName(one.serviceFamilyCode), version: one.keyVersion, clause: one.clause || '–' }),
          )
          .join('; ') || m('nothing')
      );
    case 'vatTreatments':
      return (value as readonly Treatment[]).map((one) => `${m(one.code)} (${validityText(m, one)})`).join('; ') || m('nothing');
    case 'costClause':
      return value === '' ? m('nothing') : null;
    case 'costTerms':
      return (
        (value as readonly CostTerm[])
          .map((term) => `${termName(term.kind)} (${familyName(term.serviceFamilyCode)}, ${validityText(m, term)})`)
          .join('; ') || m('nothing')
      );
    case 'dataProcessing':
      return processingText(m, value as NonNullable<TermsData['dataProcessing']>);
    default:
      return null;
  }
}

function processingText(m: Say, { role, concludedOn }: NonNullable<TermsData['dataProcessing']>): string {
  const name = m(role === 'none' ? 'noneRole' : role);
  return concludedOn ? `${name}, ${formatDate(concludedOn)}` : name;
}

/** What was done with the agreement, for everybody who may read it. */
export function AgreementHistory({ agreement }: { readonly agreement: AgreementData }) {
  const m = useMessages(agreementTexts);
  const c = useMessages(clauseTexts);
  const { familyName } = useFamilies();
  const language = useLanguage();
  return (
    <OwnHistory
      key={agreement.version}
      label={m('history')}
      query={HistoryQuery}
      variables={{ agreementId: agreement.id }}
      steps={({ agreementHistory }) => agreementHistory}
      fieldNames={{
        number: m('number'),
        title: m('name'),
        form: m('form'),
        validity: m('validity'),
        noticeMonths: m('noticeMonths'),
        serviceFamilyCodes: m('families'),
        keyCitations: m('keys'),
        vatTreatments: m('vat'),
        costClause: c('costClause'),
        costTerms: c('costTerms'),
        dataProcessing: m('dataProcessing'),
        concludedOn: m('concludedOn'),
        noticeGivenOn: m('noticeGivenOn'),
        status: m('status'),
      }}
      valueName={(field, value) => valueText(m, field, value, { familyName, language, termName: c })}
    />
  );
}
