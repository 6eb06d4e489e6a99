// SPDX-License-Identifier: EUPL-1.2
import {
  AGREEMENT_FORMS,
  AGREEMENT_STATUSES,
  type AgreementForm,
  agreementForms,
  type ClauseFinding,
  COST_TERM_KINDS,
  COST_TERM_SPANS,
  type CostTerm,
  clauseSentence,
  DATA_PROCESSING_ROLES,
  type DataProcessingRecord,
  termCents,
  VAT_CODES,
  type VatTreatment,
} from '@domain/agreements';
import type { Refusal } from '@kernel/core';
import { type Builder, enumType, pageType, type RefusalCatalogue, sentenceFor } from '@platform/graphql';
import type { AgreementRow } from '../queries/get-agreement.ts';
import type { AgreementListRow } from '../queries/list-agreements.ts';
import type { NamedCitation, TermsRow } from '../queries/terms-rows.ts';

const formLabel = (form: string, language: 'de' | 'en'): string =>
  agreementForms[form as AgreementForm]?.[language === 'de' ? 'labelDe' : 'labelEn'] ?? form;

/** Enums that inputs have as well stand under the inputs' names. */
const choices = (builder: Builder) => ({
  form: enumType(builder, 'AgreementForm', AGREEMENT_FORMS),
  status: enumType(builder, 'AgreementStatus', AGREEMENT_STATUSES),
  vatCode: enumType(builder, 'VatCode', VAT_CODES),
  termKind: enumType(builder, 'CostTermKind', COST_TERM_KINDS),
  termSpan: enumType(builder, 'CostTermSpan', COST_TERM_SPANS),
  processing: enumType(builder, 'DataProcessingRole', DATA_PROCESSING_ROLES),
});

function termsType(builder: Builder, { form, vatCode, processing, termKind, termSpan }: ReturnType<typeof choices>) {
  const citation = builder.objectRef<NamedCitation>('KeyCitation').implement({
    fields: (t) => ({
      serviceFamilyCode: t.exposeString('serviceFamilyCode'),
      keyId: t.exposeID('keyId'),
      keyName: t.string({ nullable: true, resolve: ({ keyName }) => keyName ?? null }),
      keyVersion: t.exposeInt('keyVersion'),
      clause: t.exposeString('clause'),
      resolution: t.exposeString('resolution', { nullable: true }),
    }),
  });
  const treatment = builder.objectRef<VatTreatment>('VatTreatment').implement({
    fields: (t) => ({
      validFrom: t.field({ type: 'Date', resolve: (row) => row.validFrom }),
      validTo: t.field({ type: 'Date', nullable: true, resolve: (row) => row.validTo }),
      code: t.field({ type: vatCode, resolve: (row) => row.code }),
      ratePermille: t.exposeInt('ratePermille'),
      basis: t.exposeString('basis'),
    }),
  });
  const costTerm = builder.objectRef<CostTerm>('CostTerm').implement({
    description: 'What the member has of its own beside the key: a minimum, a maximum, an exception, a reservation.',
    fields: (t) => ({
      serviceFamilyCode: t.exposeString('serviceFamilyCode'),
      kind: t.field({ type: termKind, resolve: (row) => row.kind }),
      amount: t.field({ type: 'Amount', nullable: true, resolve: (row) => termCents(row) }),
      per: t.field({ type: termSpan, nullable: true, resolve: (row) => row.per }),
      number: t.exposeString('number', { nullable: true }),
      capacity: t.exposeString('capacity', { nullable: true }),
      unit: t.exposeString('unit', { nullable: true }),
      validFrom: t.field({ type: 'Date', resolve: (row) => row.validFrom }),
      validTo: t.field({ type: 'Date', nullable: true, resolve: (row) => row.validTo }),
      resolution: t.exposeString('resolution'),
    }),
  });
  const dataProcessing = builder.objectRef<DataProcessingRecord>('DataProcessing').implement({
    fields: (t) => ({
      role: t.field({ type: processing, resolve: (row) => row.role }),
      concludedOn: t.field({ type: 'Date', nullable: true, resolve: (row) => row.concludedOn }),
      subjects: t.field({ type: ['String'], resolve: (row) => [...row.subjects] }),
      dataCategories: t.field({ type: ['String'], resolve: (row) => [...row.dataCategories] }),
      legalBasis: t.exposeString('legalBasis'),
    }),
  });
  return builder.objectRef<TermsRow>('AgreementTerms').implement({
    fields: (t) => ({
      title: t.exposeString('title'),
      form: t.field({ type: form, resolve: (row) => row.form as never }),
      formLabel: t.string({ resolve: (row, _args, { language }) => formLabel(row.form, language) }),
      law: t.string({ resolve: (row) => agreementForms[row.form as AgreementForm]?.law ?? '' }),
      validFrom: t.field({ type: 'Date', nullable: true, resolve: (row) => row.validFrom }),
      validTo: t.field({ type: 'Date', nullable: true, resolve: (row) => row.validTo }),
      noticeMonths: t.exposeInt('noticeMonths'),
      concludedOn: t.field({ type: 'Date', nullable: true, resolve: (row) => row.concludedOn }),
      noticeGivenOn: t.field({ type: 'Date', nullable: true, resolve: (row) => row.noticeGivenOn }),
      serviceFamilyCodes: t.field({ type: ['String'], resolve: (row) => [...row.serviceFamilyCodes] }),
      keyCitations: t.field({ type: [citation], resolve: (row) => [...row.keyCitations] }),
      vatTreatments: t.field({ type: [treatment], resolve: (row) => [...row.vatTreatments] }),
      costClause: t.exposeString('costClause', { description: 'Wording of the clause by which costs are shared.' }),
      costTerms: t.field({ type: [costTerm], resolve: (row) => [...row.costTerms] }),
      dataProcessing: t.field({ type: dataProcessing, nullable: true, resolve: (row) => row.dataProcessing }),
      knownFrom: t.field({ type: 'DateTime', resolve: (row) => row.knownFrom }),
      knownTo: t.field({ type: 'DateTime', nullable: true, resolve: (row) => row.knownTo }),
    }),
  });
}

/** Agreements as the API shows them: a line of the list, and one with all that was known of it. */
export function agreementTypes(builder: Builder, messages: RefusalCatalogue<string>) {
  const enums = choices(builder);
  const terms = termsType(builder, enums);
  const lack = builder.objectRef<Refusal>('DraftLack').implement({
    fields: (t) => ({
      code: t.exposeString('code'),
      field: t.string({ nullable: true, resolve: (row) => row.field ?? null }),
      message: t.string({ resolve: (row, _args, { language }) => sentenceFor(messages, language, row) }),
    }),
  });
  const finding = builder.objectRef<ClauseFinding>('ClauseFinding').implement({
    description: 'What makes a cost clause impossible to settle (blocking), or open to dispute.',
    fields: (t) => ({
      code: t.exposeString('code'),
      blocking: t.boolean({ resolve: ({ severity }) => severity === 'blocking' }),
      quote: t.string({ nullable: true, resolve: ({ quote }) => quote?.text ?? null }),
      at: t.int({ nullable: true, resolve: ({ quote }) => quote?.at ?? null }),
      finding: t.string({ resolve: ({ code, quote }, _args, { language }) => clauseSentence(language, code, quote?.text ?? null).finding }),
      advice: t.string({ resolve: ({ code, quote }, _args, { language }) => clauseSentence(language, code, quote?.text ?? null).advice }),
    }),
  });
  const line = builder.objectRef<AgreementListRow>('AgreementLine').implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      tenantId: t.exposeID('tenantId'),
      tenantName: t.exposeString('tenantName'),
      tenantColour: t.exposeString('tenantColour'),
      number: t.exposeString('number'),
      title: t.exposeString('title'),
      form: t.field({ type: enums.form, resolve: (row) => row.form as never }),
      formLabel: t.string({ resolve: (row, _args, { language }) => formLabel(row.form, language) }),
      status: t.field({ type: enums.status, resolve: (row) => row.status as never }),
      validFrom: t.field({ type: 'Date', nullable: true, resolve: (row) => row.validFrom }),
      validTo: t.field({ type: 'Date', nullable: true, resolve: (row) => row.validTo }),
      noticeMonths: t.exposeInt('noticeMonths'),
      serviceFamilyCodes: t.field({ type: ['String'], resolve: (row) => [...row.serviceFamilyCodes] }),
      endsSoon: t.exposeBoolean('endsSoon'),
      latestNoticeDate: t.field({ type: 'Date', nullable: true, resolve: (row) => row.latestNoticeDate }),
      version: t.exposeInt('version'),
    }),
  });
  const agreement = builder.objectRef<AgreementRow>('Agreement').implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      tenantId: t.exposeID('tenantId'),
      tenantName: t.exposeString('tenantName'),
      tenantColour: t.exposeString('tenantColour'),
      number: t.exposeString('number'),
      status: t.field({ type: enums.status, resolve: (row) => row.status as never }),
      version: t.exposeInt('version'),
      note: t.exposeString('note', { nullable: true, description: 'What was calculated when it was drafted; null for members.' }),
      terms: t.field({ type: terms, description: 'As known now, or on the day asked for.', resolve: (row) => row.terms }),
      history: t.field({ type: [terms], description: 'All that was known, the newest first.', resolve: (row) => [...row.history] }),
      lacks: t.field({ type: [lack], description: 'Why a draft cannot be signed yet.', resolve: (row) => [...row.lacks] }),
      clauseFindings: t.field({ type: [finding], resolve: (row) => [...row.clauseFindings] }),
      endsSoon: t.exposeBoolean('endsSoon'),
      latestNoticeDate: t.field({ type: 'Date', nullable: true, resolve: (row) => row.latestNoticeDate }),
    }),
  });
  return { agreement, page: pageType(builder, 'AgreementLine', line) };
}
