// SPDX-License-Identifier: EUPL-1.2
import { AGREEMENT_FORMS, VAT_CODES, VAT_POSITION_KINDS } from '@domain/agreements';
import { type Builder, enumType, mutationField, type RefusalCatalogue, readField } from '@platform/graphql';
import { listVatPositions, type VatPositionRow } from '../queries/vat-positions.ts';
import { publishVatPosition } from '../use-cases/publish-vat-position.ts';
import { withdrawVatPosition } from '../use-cases/withdraw-vat-position.ts';

/** The association's VAT timeline. */
export function vatPositionFields(builder: Builder, messages: RefusalCatalogue<string>): void {
  const position = builder.objectRef<VatPositionRow>('VatPosition').implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      kind: t.field({ type: enumType(builder, 'VatPositionKind', VAT_POSITION_KINDS) as never, resolve: (row) => row.kind as never }),
      form: t.field({
        type: enumType(builder, 'AgreementForm', AGREEMENT_FORMS) as never,
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
  const payload = { positions: { type: [position] as never, query: listVatPositions, input: () => ({}) } };
  mutationField(builder, publishVatPosition, { messages, payload });
  mutationField(builder, withdrawVatPosition, { messages, payload });
}
