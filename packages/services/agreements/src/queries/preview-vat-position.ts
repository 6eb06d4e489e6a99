// SPDX-License-Identifier: EUPL-1.2
import {
  AGREEMENT_FORMS,
  type AgreementForm,
  publishVatPosition as publish,
  VAT_CODES,
  VAT_POSITION_KINDS,
  type VatChange,
  type VatPosition,
  type VatTreatment,
  vatChanges,
  vatTimeline,
  withdrawVatPosition as withdraw,
} from '@domain/agreements';
import type { CivilDate, Refusal } from '@kernel/core';
import { knownAt, type Reads } from '@platform/database';
import { choiceInput, dateInput, idInput, query, textInput } from '@platform/use-case';
import { z } from 'zod';
import { withFamilyNames } from '../family-names.ts';
import { vatPositionsKnown } from './vat-positions.ts';

/** A service under an agreement, on days on which it would be taxed otherwise. */
export interface VatChangeRow extends VatChange {
  readonly id: string;
  readonly tenantName: string;
  readonly agreementId: string;
  readonly agreementNumber: string;
  readonly serviceFamilyCode: string;
  readonly familyName: string;
}

export interface VatPreview {
  /** Why it would be refused. */
  readonly refusal: Refusal | null;
  readonly changes: readonly VatChangeRow[];
}

const signedAgreements = (reads: Reads, known: Parameters<typeof knownAt>[1]) =>
  reads
    .selectFrom('agreement_terms as terms')
    .innerJoin('agreement', (join) =>
      join.onRef('agreement.tenant_id', '=', 'terms.tenant_id').onRef('agreement.id', '=', 'terms.agreement_id'),
    )
    .innerJoin('tenant', 'tenant.id', 'agreement.tenant_id')
    .select(['agreement.id', 'agreement.number', 'tenant.short_name as tenantName', 'terms.form', 'terms.vat_treatments'])
    .select(['terms.service_family_codes as families', 'terms.valid_from', 'terms.valid_to'])
    .where(knownAt('terms', known))
    .where('terms.concluded_on', 'is not', null)
    .orderBy('tenant.short_name')
    .orderBy('agreement.number')
    .execute();

/** What would be taxed otherwise, and from which day on, if a position were published or taken back: nothing is written. */
export const previewVatPosition = query({
  name: 'agreements.previewVatPosition',
  action: 'agreements.publishVat',
  input: z.object({
    /** The position to be taken back; then nothing else is looked at. */
    withdraws: idInput<'VatPositionId'>().nullish(),
    kind: choiceInput('VatPositionKind', VAT_POSITION_KINDS).default('section2b'),
    form: choiceInput('AgreementForm', AGREEMENT_FORMS).nullish(),
    serviceFamilyCode: textInput(60).nullish(),
    code: choiceInput('VatCode', VAT_CODES).default('O'),
    ratePermille: z.int().min(0).max(1_000).default(0),
    basis: textInput(200, 0).default(''),
    resolution: textInput(300, 0).default(''),
    validFrom: dateInput.nullish(),
    validTo: dateInput.nullish(),
    replaces: idInput<'VatPositionId'>().nullish(),
  }),
  run: async (reads, { input, actor, at, today }): Promise<VatPreview> => {
    const positions = await vatPositionsKnown(reads, at);
    const rows = await reads.selectFrom('service_family').select(['code', 'name_de as nameDe', 'name_en as nameEn']).execute();
    const names = new Map(rows.map((row) => [row.code, row.nameDe]));
    const state = { positions, familyCodes: rows.map(({ code }) => code) };
    const by = { userId: actor.userId, accountId: actor.accountId, side: 'centre' } as const;
    const circumstances = { by, at, today, newId: () => '' };
    const { withdraws, form, serviceFamilyCode, validFrom, validTo, replaces, ...plain } = input;
    const wanted = {
      ...plain,
      ...{ form: form ?? null, serviceFamilyCode: serviceFamilyCode ?? null, replaces: replaces ?? null },
      ...{ validFrom: validFrom ?? today, validTo: validTo ?? null },
    };
    const decision = withdraws ? withdraw(state, { positionId: withdraws }, circumstances) : publish(state, wanted, circumstances);
    if (!decision.ok) return { refusal: withFamilyNames(decision.error as Refusal, rows), changes: [] };
    const { published, closed, shortened } = decision.value;
    const added = [shortened, published].filter((one): one is VatPosition => one !== null);
    const after = [...positions.filter(({ id }) => !closed.includes(id)), ...added];
    const changes = (await signedAgreements(reads, at)).flatMap((row) => {
      const own = row.vat_treatments as unknown as readonly VatTreatment[];
      const validity = { from: row.valid_from as CivilDate, to: row.valid_to as CivilDate | null };
      return row.families.flatMap((code) => {
        const service = { form: row.form as AgreementForm, serviceFamilyCode: code };
        const found = vatChanges(vatTimeline(own, positions, service), vatTimeline(own, after, service), validity);
        return found.map(
          (change): VatChangeRow => ({
            ...change,
            ...{ id: `${row.id} ${code} ${change.from}`, tenantName: row.tenantName, agreementId: row.id, agreementNumber: row.number },
            ...{ serviceFamilyCode: code, familyName: names.get(code) ?? code },
          }),
        );
      });
    });
    return { refusal: null, changes };
  },
});
