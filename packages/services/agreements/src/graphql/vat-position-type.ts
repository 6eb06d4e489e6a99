// SPDX-License-Identifier: EUPL-1.2
import { AGREEMENT_FORMS, VAT_CODES, VAT_POSITION_KINDS, type VatTreatment } from '@domain/agreements';
import { type Builder, enumType, mutationField, type RefusalCatalogue, readField, sentenceFor } from '@platform/graphql';
import { previewVatPosition, type VatChangeRow, type VatPreview } from '../queries/preview-vat-position.ts';
import { listVatPositions, type VatPositionRow } from '../queries/vat-positions.ts';
import { publishVatPosition } from '../use-cases/publish-vat-position.ts';
import { withdrawVatPosition } from '../use-cases/withdraw-vat-position.ts';

function previewType(builder: Builder, messages: RefusalCatalogue<string>) {
  const code = enumType(builder, 'VatCode', VAT_CODES);
  const rule = builder.objectRef<VatTreatment>('VatChangeRule').implement({
    fields: (t) => ({
      code: t.field({ type: code, resolve: (row) => row.code }),
      ratePermille: t.exposeInt('ratePermille'),
      basis: t.exposeString('basis'),
    }),
  });
  const change = builder.objectRef<VatChangeRow>('VatChange').implement({
    description: 'A service under an agreement, on days on which it would be taxed otherwise.',
    fields: (t) => ({
      id: t.exposeString('id'),
      tenantName: t.exposeString('tenantName'),
      agreementId: t.exposeID('agreementId'),
      agreementNumber: t.exposeString('agreementNumber'),
      serviceFamilyCode: t.exposeString('serviceFamilyCode'),
      familyName: t.exposeString('familyName'),
      from: t.field({ type: 'Date', resolve: (row) => row.from }),
      to: t.field({ type: 'Date', nullable: true, resolve: (row) => row.to }),
      before: t.field({ type: rule, nullable: true, description: 'null: no treatment is known.', resolve: (row) => row.before }),
      after: t.field({ type: rule, nullable: true, resolve: (row) => row.after }),
    }),
  });
  return builder.objectRef<VatPreview>('VatPositionPreview').implement({
    fields: (t) => ({
      refused: t.string({
        nullable: true,
        description: 'Why it would be refused.',
        resolve: ({ refusal }, _args, { language }) => refusal && sentenceFor(messages, language, refusal),
      }),
      refusedField: t.string({ nullable: true, resolve: ({ refusal }) => refusal?.field ?? null }),
      changes: t.field({ type: [change], resolve: (row) => [...row.changes] }),
    }),
  });
}

/** The association's VAT timeline. */
export function vatPositionFields(builder: Builder, messages: RefusalCatalogue<string>): void {
  const position = builder.objectRef<VatPositionRow>('VatPosition').implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      kind: t.field({ type: enumType(builder, 'VatPositionKind', VAT_POSITION_KINDS) as never, resolve: (row) => row.kind as never }),
      form: t.field({
        type: enumType(builder, 'AgreementForm', AGREEMENT_FORMS),
        nullable: true,
        resolve: (row) => row.form as never,
      }),
      serviceFamilyCode: t.exposeString('serviceFamilyCode', { nullable: true }),
      familyName: t.exposeString('familyName', { nullable: true }),
      code: t.field({ type: enumType(builder, 'VatCode', VAT_CODES) as never, resolve: (row) => row.code as never }),
      ratePermille: t.exposeInt('ratePermille'),
      basis: t.exposeString('basis'),
      resolution: t.exposeString('resolution'),
      validFrom: t.field({ type: 'Date', resolve: (row) => row.validFrom }),
      validTo: t.field({ type: 'Date', nullable: true, resolve: (row) => row.validTo }),
      knownFrom: t.field({ type: 'DateTime', resolve: (row) => row.knownFrom }),
      knownTo: t.field({
        type: 'DateTime',
        nullable: true,
        description: 'Since then it is known otherwise; null: it holds.',
        resolve: (row) => row.knownTo,
      }),
      publishedBy: t.exposeString('publishedBy', { nullable: true }),
    }),
  });
  readField(builder, 'vatPositions', listVatPositions, [position]);
  readField(builder, 'previewVatPosition', previewVatPosition, previewType(builder, messages), {
    description: 'What would be taxed otherwise if a position were published or taken back; nothing is written.',
  });
  const payload = { positions: { type: [position], query: listVatPositions, input: () => ({}) } };
  mutationField(builder, publishVatPosition, { messages, payload });
  mutationField(builder, withdrawVatPosition, { messages, payload });
}
