// SPDX-License-Identifier: EUPL-1.2

import { keysPort } from '@contracts/settlement';
import { type AgreementContent, type ClauseFinding, checkClause, ENDS_SOON_DAYS } from '@domain/agreements';
import { addDays, businessDay, type CivilDate, type Refusal } from '@kernel/core';
import { dateInput, idInput, query } from '@platform/use-case';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { z } from 'zod';
import { draftLacks } from '../draft-lacks.ts';
import { withFamilyNames } from '../family-names.ts';
import { SIGNED } from '../signed.ts';
import { noticeBy } from './list-agreements.ts';
import { TERMS_COLUMNS, type TermsRow } from './terms-rows.ts';
import { vatPositionsKnown } from './vat-positions.ts';

export interface AgreementRow {
  readonly id: string;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly tenantColour: string;
  readonly number: string;
  readonly status: string;
  readonly version: number;
  /** What was calculated when it was drafted; null for members, and where there is none. */
  readonly note: string | null;
  /** As known now, or on the day asked for. */
  readonly terms: TermsRow;
  /** Every version that was known, the newest first. */
  readonly history: readonly TermsRow[];
  /** Why a draft cannot be signed yet. */
  readonly lacks: readonly Refusal[];
  /** What makes the cost clause of a draft impossible to settle, or open to dispute. */
  readonly clauseFindings: readonly ClauseFinding[];
  readonly endsSoon: boolean;
  readonly latestNoticeDate: string | null;
}

const iso = (version: TermsRow, keyNames: ReadonlyMap<string, string>): TermsRow => ({
  ...version,
  keyCitations: version.keyCitations.map((citation) => ({ ...citation, keyName: keyNames.get(citation.keyId) ?? null })),
  knownFrom: new Date(version.knownFrom).toISOString(),
  knownTo: version.knownTo && new Date(version.knownTo).toISOString(),
});

const contentOf = (number: string, terms: TermsRow): AgreementContent => ({
  ...terms,
  number,
  form: terms.form as AgreementContent['form'],
  validity: terms.validFrom === null ? null : { from: terms.validFrom as CivilDate, to: terms.validTo as CivilDate | null },
});

/** One agreement with all that was ever known of its terms. Drafts are the centre's until they are signed, also in the history. */
export const getAgreement = query({
  name: 'agreements.getAgreement',
  action: 'agreements.read',
  input: z.object({ agreementId: idInput<'AgreementId'>(), knownOn: dateInput.optional() }),
  run: async (reads, { input, actor, at, ports, today, permitted }): Promise<AgreementRow | null> => {
    const forMember = actor.body.side === 'member';
    const row = await reads
      .selectFrom('agreement')
      .innerJoin('tenant', 'tenant.id', 'agreement.tenant_id')
      .select(['agreement.id', 'agreement.tenant_id as tenantId', 'tenant.short_name as tenantName', 'tenant.colour as tenantColour'])
      .select((eb) => [
        ...(['agreement.number', 'agreement.status', 'agreement.version', 'agreement.note'] as const),
        jsonArrayFrom(
          eb
            .selectFrom('agreement_terms as terms')
            .select(TERMS_COLUMNS)
            .whereRef('terms.tenant_id', '=', 'agreement.tenant_id')
            .whereRef('terms.agreement_id', '=', 'agreement.id')
            .$if(forMember, (terms) => terms.where('terms.concluded_on', 'is not', null))
            // Two changes within one instant are told apart by which of them was closed.
            .orderBy('terms.known_to', (order) => order.desc().nullsFirst())
            .orderBy('terms.known_from', 'desc')
            .orderBy('terms.id', 'desc')
            .$castTo<TermsRow>(),
        ).as('versions'),
      ])
      .where(permitted({ tenantId: 'agreement.tenant_id' }))
      .where('agreement.id', '=', input.agreementId)
      .$if(forMember, (rows) => rows.where('agreement.status', 'in', SIGNED))
      .executeTakeFirst();
    if (!row) return null;
    const { versions, ...agreement } = row;
    const cited = versions.flatMap(({ keyCitations }) => keyCitations.map(({ keyId }) => keyId));
    const keyNames = await ports.get(keysPort).names(reads, [...new Set(cited)]);
    const history = versions.map((version) => iso(version, keyNames));
    // What was known at the end of the day, in the time of the house: days are compared as texts.
    const asked = input.knownOn;
    const terms = asked ? history.find((version) => dayOf(version.knownFrom) <= asked) : history[0];
    if (!terms) return null;
    const isDraft = row.status === 'draft';
    const families = isDraft
      ? await reads.selectFrom('service_family').select(['code', 'name_de as nameDe', 'name_en as nameEn']).execute()
      : [];
    const { validTo, noticeMonths } = terms;
    const running = row.status === 'active' || row.status === 'noticeGiven';
    return {
      ...agreement,
      note: forMember || row.note === '' ? null : row.note,
      terms,
      history,
      lacks: isDraft
        ? draftLacks(contentOf(row.number, terms), await vatPositionsKnown(reads, at)).map((lack) => withFamilyNames(lack, families))
        : [],
      clauseFindings: isDraft && terms.costClause !== '' ? checkClause(terms.costClause) : [],
      endsSoon: running && validTo !== null && validTo >= today && validTo <= addDays(today, ENDS_SOON_DAYS),
      latestNoticeDate: noticeBy({ status: row.status, validTo, noticeMonths }),
    };
  },
});

const dayOf = (at: string): string => businessDay(new Date(at));
