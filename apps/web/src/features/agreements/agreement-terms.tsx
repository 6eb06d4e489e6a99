// SPDX-License-Identifier: EUPL-1.2
import { formatDate, formatNumber, today } from '../../format/index.ts';
import { type Translate, useMessages } from '../../i18n/index.ts';
import { useMay } from '../../session/index.ts';
import { type DataColumn, DataTable, DescriptionList, EmptyState, Link, Section } from '../../ui/index.ts';
import type { AgreementData, TermsData } from './agreement-query.ts';
import { useFamilies, useKeys } from './choices.ts';
import { CostClause } from './cost-clause.tsx';
import { CostTerms } from './cost-terms.tsx';
import { agreementTexts } from './messages.ts';
import { useBodyParams } from './use-body-params.ts';

type Say = Translate<(typeof agreementTexts)['de']>;

export function validityText(m: Say, { validFrom, validTo }: Pick<TermsData, 'validFrom' | 'validTo'>): string {
  if (validFrom === null) return m('noDates');
  if (validTo === null) return m('validOpen', { from: formatDate(validFrom) });
  return m('validFromTo', { from: formatDate(validFrom), to: formatDate(validTo) });
}

interface TermsProps {
  readonly agreement: AgreementData;
  readonly terms: TermsData;
}

/** What is agreed, as known now or on a day. */
export function AgreementTerms({ agreement, terms }: TermsProps) {
  const m = useMessages(agreementTexts);
  const { familyName } = useFamilies();
  const date = (value: string | null): string => (value === null ? '–' : formatDate(value));
  return (
    <>
      <Section title={m('terms')}>
        <DescriptionList
          columns={2}
          items={[
            { term: m('validity'), value: validityText(m, terms) },
            { term: m('noticeMonths'), value: m('months', { count: terms.noticeMonths }) },
            { term: m('families'), value: terms.serviceFamilyCodes.map(familyName).join(', ') || '–' },
            { term: m('concludedOn'), value: date(terms.concludedOn) },
            { term: m('form'), value: terms.formLabel },
            { term: m('law'), value: terms.law },
            ...(agreement.latestNoticeDate ? [{ term: m('latestNotice'), value: formatDate(agreement.latestNoticeDate) }] : []),
            ...(terms.noticeGivenOn ? [{ term: m('noticeGivenOn'), value: formatDate(terms.noticeGivenOn) }] : []),
          ]}
        />
      </Section>
      <CostClause text={terms.costClause} />
      <KeyCitations terms={terms} />
      <CostTerms terms={terms} />
      <VatTreatments terms={terms} />
      <DataProcessing terms={terms} />
    </>
  );
}

type Citation = TermsData['keyCitations'][number];

function KeyCitations({ terms }: { readonly terms: TermsData }) {
  const m = useMessages(agreementTexts);
  const { familyName } = useFamilies();
  const mayRead = useMay()('settlement.readKeys');
  const params = useBodyParams();
  const keyName = (row: Citation): string => row.keyName ?? m('keyUnnamed');
  const { keys } = useKeys();
  // Statements are made by the version in force, whatever version the agreement was concluded on.
  const versionText = (row: Citation): string => {
    const newer = keys
      .find(({ id }) => id === row.keyId)
      ?.versions.find(
        ({ keyVersion, validFrom, validTo }) => keyVersion > row.keyVersion && validFrom <= today() && (!validTo || validTo >= today()),
      );
    if (!newer) return String(row.keyVersion);
    return m('keyVersionNow', {
      cited: row.keyVersion,
      from: formatDate(newer.validFrom),
      version: newer.keyVersion,
      resolution: newer.resolution,
    });
  };
  const columns: readonly DataColumn<Citation>[] = [
    {
      id: 'family',
      header: m('family'),
      rowHeader: true,
      text: (row) => familyName(row.serviceFamilyCode),
      cell: (row) => familyName(row.serviceFamilyCode),
    },
    {
      id: 'key',
      header: m('key'),
      text: keyName,
      cell: (row) =>
        mayRead ? (
          <Link to="/a/$association/$body/settlement/keys/$keyId" params={{ ...params, keyId: row.keyId }}>
            {keyName(row)}
          </Link>
        ) : (
          keyName(row)
        ),
    },
    { id: 'version', header: m('keyVersion'), text: versionText, cell: (row) => <span>{versionText(row)}</span> },
    { id: 'clause', header: m('clause'), text: (row) => row.clause, cell: (row) => row.clause || '–' },
    { id: 'resolution', header: m('resolution'), text: (row) => row.resolution ?? '', cell: (row) => row.resolution ?? '–' },
  ];
  return (
    <Section title={m('keys')}>
      <DataTable
        label={m('keys')}
        columns={columns}
        rows={terms.keyCitations}
        rowId={(row) => row.serviceFamilyCode}
        rowName={(row) => familyName(row.serviceFamilyCode)}
        empty={<EmptyState title={m('keysNone')} />}
      />
    </Section>
  );
}

type Treatment = TermsData['vatTreatments'][number];

/** 190 → '19 %' */
const rateText = (permille: number): string => `${formatNumber(permille / 10)} %`;

function VatTreatments({ terms }: { readonly terms: TermsData }) {
  const m = useMessages(agreementTexts);
  const until = (row: Treatment): string => (row.validTo ? formatDate(row.validTo) : m('open'));
  const columns: readonly DataColumn<Treatment>[] = [
    {
      id: 'from',
      header: m('vatValidFrom'),
      rowHeader: true,
      text: (row) => formatDate(row.validFrom),
      cell: (row) => formatDate(row.validFrom),
    },
    { id: 'to', header: m('vatValidTo'), text: until, cell: until },
    { id: 'code', header: m('vatCode'), text: (row) => m(row.code), cell: (row) => m(row.code) },
    {
      id: 'rate',
      header: m('vatRate'),
      align: 'end',
      text: (row) => rateText(row.ratePermille),
      cell: (row) => (row.code === 'S' ? rateText(row.ratePermille) : '–'),
    },
    { id: 'basis', header: m('vatBasis'), text: (row) => row.basis, cell: (row) => row.basis || '–' },
  ];
  return (
    <Section title={m('vat')}>
      <DataTable
        label={m('vat')}
        columns={columns}
        rows={terms.vatTreatments}
        rowId={(row) => row.validFrom}
        rowName={(row) => formatDate(row.validFrom)}
        empty={<EmptyState title={m('vatNone')} />}
      />
    </Section>
  );
}

const ROLE_KEYS = { processor: 'processor', ownTask: 'ownTask', none: 'noneRole' } as const;

function DataProcessing({ terms }: { readonly terms: TermsData }) {
  const m = useMessages(agreementTexts);
  const record = terms.dataProcessing;
  return (
    <Section title={m('dataProcessing')}>
      {record === null ? (
        <EmptyState title={m('dataNone')} />
      ) : (
        <DescriptionList
          columns={2}
          items={[
            { term: m('role'), value: m(ROLE_KEYS[record.role]) },
            ...(record.role === 'none'
              ? []
              : [
                  { term: m('legalBasis'), value: record.legalBasis || '–' },
                  { term: m('dataConcludedOn'), value: record.concludedOn ? formatDate(record.concludedOn) : '–' },
                  { term: m('subjects'), value: record.subjects.join(', ') || '–' },
                  { term: m('dataCategories'), value: record.dataCategories.join(', ') || '–' },
                ]),
          ]}
        />
      )}
    </Section>
  );
}
