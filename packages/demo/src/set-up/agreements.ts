// SPDX-License-Identifier: EUPL-1.2
import { type Agreement, type AgreementContent, draftAgreement, giveNotice, signAgreement } from '@domain/agreements';
import type { Tenant } from '@domain/tenancy';
import { addDays, addMonthsToDate, type CivilDate, civilDate, type Instant, type Validity } from '@kernel/core';
import { AGREEMENT_GROUPS, type AgreementGroup } from '../data/agreement-groups.ts';
import { agreementRow, termsRow } from '../rows/agreement-rows.ts';
import { circumstances, decided, type Scene, withRole } from '../scene.ts';
import { resolvedBefore } from './resolved.ts';

/** The last day of the old VAT law for bodies that chose it (§ 27 Abs. 22a UStG). */
const OLD_LAW_ENDS = civilDate('2026-12-31');

interface Signed {
  readonly agreement: Agreement;
  readonly termsId: string;
  readonly known: Instant;
}

function contentOf(scene: Scene, tenant: Tenant, group: AgreementGroup, validity: Validity, serial: number): AgreementContent {
  const families = group.families.filter((code) => scene.plan.families.some((family) => family.code === code));
  // The version that was in force when it began; a later one holds without the agreement being signed anew.
  const keyOf = (code: string) =>
    scene.pools
      .find(({ sharing }) => sharing.familyCode === code)
      ?.keyVersions.findLast((version) => version.validFrom <= (validity.from ?? version.validFrom));
  const [before, after] = group.vat;
  const begins = group.form === 'statutes' ? scene.plan.foundedOn : validity.from;
  return {
    number: `${group.code}-${tenant.ags?.slice(2)}-${serial}`,
    title: `${group.title} (${tenant.shortName})`,
    form: group.form,
    validity,
    noticeMonths: group.noticeMonths,
    serviceFamilyCodes: families,
    keyCitations: families.map((serviceFamilyCode) => ({
      serviceFamilyCode,
      keyId: keyOf(serviceFamilyCode)?.id ?? '',
      keyVersion: keyOf(serviceFamilyCode)?.version ?? 1,
      clause: group.clause,
      // The assembly founded it; each town's council decided for itself, before it signed.
      resolution: group.resolution && resolvedBefore(group.resolution, begins, group.form === 'statutes' ? 50 : 32),
    })),
    vatTreatments: [
      ...(before ? [{ ...before, validFrom: validity.from, validTo: OLD_LAW_ENDS }] : []),
      ...(after ? [{ ...after, validFrom: addDays(OLD_LAW_ENDS, 1), validTo: null }] : []),
    ].filter(({ validFrom, validTo }) => validTo === null || validFrom <= validTo),
    costClause: group.costClause,
    costTerms: [],
    dataProcessing: {
      role: group.dataRole,
      concludedOn: group.dataRole === 'processor' ? validity.from : null,
      subjects: group.subjects,
      dataCategories: group.dataCategories,
      legalBasis: group.dataRole === 'none' ? '' : group.dataRole === 'processor' ? 'Art. 28 DSGVO' : 'Art. 6 Abs. 1 Buchst. e DSGVO',
    },
  };
}

function conclude(scene: Scene, tenant: Tenant, content: AgreementContent, others: readonly Agreement[], atMs: number): Signed {
  const by = withRole(scene, 'contractOfficer');
  const surroundings = { others, familyCodes: scene.plan.families.map(({ code }) => code) };
  const { journal } = scene;
  const record = (action: string, at: Instant, decision: { readonly agreement: Agreement }): void => {
    const { agreement } = decision;
    journal.record({ by, at, action, records: [{ type: 'agreement', id: agreement.id, tenantId: agreement.tenantId, content: decision }] });
  };
  const drafting = circumstances(scene, by, atMs);
  const draft = decided(draftAgreement(surroundings, { ...content, tenantId: tenant.id }, drafting), content.number);
  record('agreements.draftAgreement', drafting.at, draft);
  const signing = circumstances(scene, by, atMs + 400);
  const from = content.validity?.from ?? drafting.today;
  const concludedOn = addDays(from, -25) < signing.today ? addDays(from, -25) : signing.today;
  const membership = tenant.validity;
  const signed = decided(
    signAgreement({ ...surroundings, agreement: draft.agreement, membership, vatPositions: scene.vatPositions }, { concludedOn }, signing),
    content.number,
  );
  record('agreements.signAgreement', signing.at, signed);
  const termsId = signing.newId();
  journal.put('agreement', agreementRow(signed.agreement, drafting.at));
  journal.put('agreement_terms', termsRow(signed.agreement, { id: termsId, from: signing.at, to: null }));
  return { agreement: signed.agreement, termsId, known: signing.at };
}

/** Notice that a member gave some weeks ago. */
function planNotice(scene: Scene, { agreement, termsId, known }: Signed): void {
  const { time, timetable, journal } = scene;
  const day = time.dayAfter(addDays(timetable.today, -18), 0);
  scene.queue.plan(time.at(day, 11 * 60), (atMs) => {
    const by = withRole(scene, 'contractOfficer');
    const circle = circumstances(scene, by, atMs);
    const endsOn = addMonthsToDate(addDays(day, 5), agreement.noticeMonths);
    const decision = decided(giveNotice({ agreement }, { noticeGivenOn: day, endsOn, forGoodCause: false }, circle), 'a notice');
    const records = [{ type: 'agreement', id: agreement.id, tenantId: agreement.tenantId, content: decision }];
    journal.record({ by, at: circle.at, action: 'agreements.giveNotice', records });
    journal.put('agreement', agreementRow(decision.agreement, known));
    journal.put('agreement_terms', termsRow(agreement, { id: termsId, from: known, to: circle.at }));
    journal.put('agreement_terms', termsRow(decision.agreement, { id: circle.newId(), from: circle.at, to: null }));
  });
}

/** What a member has signed: the statutes, and contracts for what it takes; some end soon, some are missing. */
export function signAgreements(scene: Scene, tenant: Tenant, atMs: number): readonly Agreement[] {
  const { luck, timetable, plan } = scene;
  const shown = plan.memberLogins[tenant.ags ?? ''] !== undefined;
  const signed: Signed[] = [];
  for (const group of AGREEMENT_GROUPS) {
    if (!group.families.some((code) => plan.families.some((family) => family.code === code))) continue;
    const missing = shown ? tenant.ags === '05362012' && group.code === 'V' : luck.chance(group.without);
    if (missing) continue;
    const endsSoon = group.code !== 'S' && luck.chance(shown ? 12 : 4);
    const to: CivilDate | null = endsSoon ? addDays(timetable.today, luck.between(12, 84)) : null;
    const content = contentOf(scene, tenant, group, { from: tenant.validity.from, to }, signed.length + 1);
    const one = conclude(
      scene,
      tenant,
      content,
      signed.map(({ agreement }) => agreement),
      atMs + signed.length * 1_000,
    );
    signed.push(one);
    if (group.code === 'B' && to === null && luck.chance(8)) planNotice(scene, one);
  }
  return signed.map(({ agreement }) => agreement);
}
