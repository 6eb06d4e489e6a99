// SPDX-License-Identifier: EUPL-1.2
import { type BillableSource, levyBillablesPort } from '@contracts/billing';
import { type Advance, type AdvanceBook, advancesPort, carryOversPort, paymentHandOversPort } from '@contracts/treasury';
import { creditedOff, currentPlan, explainMemberLevy, type InstalmentPlan, stepSentence } from '@domain/treasury';
import { type Bilingual, type Cents, type CivilDate, cents, civilDate, euroText, sumCents, type TenantId } from '@kernel/core';
import type { Reads } from '@platform/database';
import { type Offer, offer } from '@platform/use-case';
import { sql } from 'kysely';
import { booksOf, plansOf } from './books.ts';
import { carryOverBook } from './carry-over-shares.ts';
import { budgetsOf, leviesOf, type StoredLevy } from './centre-records.ts';
import { claimsOn } from './claims.ts';
import { knownMembers } from './known-members.ts';
import { paymentHandOvers } from './payment-hand-over.ts';

/** How the levy of a year is taxed and what orders it, by the last one that was released. */
async function orderOf(reads: Reads, year: number): Promise<Pick<Advance, 'vat' | 'order'>> {
  const levies = await leviesOf(reads, sql`levy.year = ${year} and levy.status in ('released', 'replaced')`);
  const last = levies.find(({ status }) => status === 'released') ?? levies[0];
  const { clause = '', resolution = '' } = last ? basisOf(last) : {};
  const reason = [clause, resolution].filter((text) => text !== '').join('; ');
  const after = reason === '' ? '' : `: ${reason}`;
  return {
    vat: last?.vat ?? { code: 'O', ratePermille: 0, basis: '§ 2b UStG' },
    order: { de: `Umlage ${year}${after}`, en: `Levy ${year}${after}` },
  };
}

const atLeastNothing = (amount: bigint): Cents => cents(amount < 0n ? 0n : amount);

/** What changed plans gave back of the instalments of a year, by member. */
async function creditedOf(reads: Reads, year: number, asOf: CivilDate): Promise<ReadonlyMap<string, ReadonlyMap<number, Cents>>> {
  const plans = await plansOf(reads, year);
  const changed = plans.filter(({ tenantId, version, creditCents }) => {
    return creditCents > 0n && currentPlan(plans, tenantId, year, asOf)?.version === version;
  });
  return new Map(changed.map(({ tenantId, instalments, creditCents }) => [tenantId, creditedOff(instalments, creditCents)]));
}

const advanceBook: AdvanceBook = {
  async advancesOf(reads, year, asOf) {
    const claims = claimsOn(await booksOf(reads, null), asOf);
    const order = await orderOf(reads, year);
    const credited = await creditedOf(reads, year, asOf);
    return claims
      .filter(({ item }) => item.kind === 'instalment' && item.year === year && item.amountCents > 0n)
      .sort((a, b) => (a.item.ags < b.item.ags ? -1 : a.item.ags > b.item.ags ? 1 : (a.item.number ?? 0) - (b.item.number ?? 0)))
      .map(({ item, state }) => {
        const number = item.number ?? 0;
        const back = credited.get(item.tenantId)?.get(number) ?? 0n;
        return {
          ...{ tenantId: item.tenantId as TenantId, year, number, dueOn: item.dueOn },
          dueCents: atLeastNothing(item.amountCents - state.reducedCents - back),
          paidCents: atLeastNothing(state.paidCents - back),
          ...{ documentNumber: item.documentNumber, family: 'notice' as const, ...order },
        };
      });
  },
};

/** Instalments as a document orders them; of a changed plan the differences to the version before it. */
function instalmentDifferences(plan: InstalmentPlan, before: InstalmentPlan | null) {
  return plan.instalments.flatMap(({ number, dueOn, amountCents }) => {
    const difference = amountCents - (before?.instalments.find((one) => one.number === number)?.amountCents ?? 0n);
    return difference === 0n ? [] : [{ number, dueOn, amountCents: cents(difference) }];
  });
}

const words = (number: number, year: number, dueOn: string): Bilingual => ({
  de: `${number}. Rate der Umlage ${year}, fällig am ${dueOn.split('-').reverse().join('.')}`,
  en: `Instalment ${number} of the levy ${year}, due on ${dueOn}`,
});

/** What of the member's levy an instalment is, and what it was before. */
function partOf(plan: InstalmentPlan, before: InstalmentPlan | null, number: number): Bilingual {
  const of = (one: InstalmentPlan | null) => one?.instalments.find((part) => part.number === number)?.amountCents ?? 0n;
  const { length } = plan.instalments;
  if (!before)
    return {
      de: `Rate ${number} von ${length} der Umlage von ${euroText(plan.levyCents, 'de')}.`,
      en: `Instalment ${number} of ${length} of the levy of ${euroText(plan.levyCents, 'en')}.`,
    };
  return {
    de: `Umlage bisher ${euroText(before.levyCents, 'de')}, neu ${euroText(plan.levyCents, 'de')}; diese Rate bisher ${euroText(of(before), 'de')}, neu ${euroText(of(plan), 'de')}.`,
    en: `Levy before ${euroText(before.levyCents, 'en')}, now ${euroText(plan.levyCents, 'en')}; this instalment before ${euroText(of(before), 'en')}, now ${euroText(of(plan), 'en')}.`,
  };
}

function basisOf({ lists }: StoredLevy): { clause: string; resolution: string } {
  const unique = (texts: readonly string[]): string => [...new Set(texts)].join(', ');
  return { clause: unique(lists.map(({ clause }) => clause)), resolution: unique(lists.map(({ resolution }) => resolution)) };
}

/** The first released levy of a year is what later ones of it correct. */
async function firstOf(reads: Reads, year: number): Promise<StoredLevy | undefined> {
  const levies = await leviesOf(reads, sql`levy.year = ${year} and levy.status in ('released', 'replaced')`);
  return levies.sort((a, b) => ((a.releasedAt ?? '') < (b.releasedAt ?? '') ? -1 : 1))[0];
}

const levyBillables: BillableSource = {
  async find(reads, _association, sourceId) {
    const [levy] = await leviesOf(reads, sql`levy.id = ${sourceId}::uuid and levy.status in ('released', 'replaced')`);
    if (!levy) return null;
    const { year, vat } = levy;
    const first = await firstOf(reads, year);
    const plans = await plansOf(reads, year);
    const [budget] = await budgetsOf(reads, sql`id = ${levy.budgetId}::uuid`);
    const { clause, resolution } = basisOf(levy);
    const [from, to] = [civilDate(`${year}-01-01`), civilDate(`${year}-12-31`)];
    const rows = await sql<{ centre: TenantId }>`select tenant_id as centre from levy where id = ${levy.id}::uuid`.execute(reads);
    const members = new Map(
      (await knownMembers(reads, rows.rows[0]?.centre as TenantId)).map((member) => [member.tenantId as string, member]),
    );
    const billables = plans
      .filter(({ levyId }) => levyId === levy.id)
      .map((plan) => {
        const before = plans.find(({ tenantId, version }) => tenantId === plan.tenantId && version === plan.version - 1) ?? null;
        // Told once: every instalment is a part of the same levy.
        const steps = explainMemberLevy(levy.result, levy.lists, plan.tenantId).map((one) => ({ depth: 0, ...stepSentence(one) }));
        const lines = instalmentDifferences(plan, before).map(({ number, dueOn, amountCents }, index) => ({
          ...{ lineKey: `instalment:${year}:${number}`, label: words(number, year, dueOn), serviceFamilyCode: '', from, to, amountCents },
          basis: { de: `${clause}; ${resolution}; § 19 GkG NRW`, en: `${clause}; ${resolution}; § 19 GkG NRW` },
          ...{ agreementNumber: budget?.resolution?.reference ?? '', clause, resolution, form: 'statutes' as const },
          vat: { code: vat.code, ratePermille: vat.ratePermille, basis: vat.basis, validFrom: from, validTo: to },
          calculation: partOf(plan, before, number),
          ...(index === 0 ? { steps } : {}),
        }));
        const member = members.get(plan.tenantId);
        return {
          ...{ tenantId: plan.tenantId as TenantId, ags: member?.ags ?? '', memberName: member?.name ?? '', lines },
          totalCents: sumCents(lines.map(({ amountCents }) => amountCents)),
        };
      })
      .filter(({ lines }) => lines.length > 0)
      .sort((a, b) => (a.ags < b.ags ? -1 : a.ags > b.ags ? 1 : 0));
    const corrects = first && first.id !== levy.id ? first.id : null;
    return { sourceId, kind: corrects ? 'correction' : 'regular', corrects, from, to, hash: levy.resultHash, billables };
  },
};

export const offers: readonly Offer[] = [
  offer(advancesPort, advanceBook),
  offer(levyBillablesPort, levyBillables),
  offer(carryOversPort, carryOverBook),
  offer(paymentHandOversPort, paymentHandOvers),
];
