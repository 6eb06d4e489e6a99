// SPDX-License-Identifier: EUPL-1.2
import { vatTimeline } from '@domain/agreements';
import {
  type CostKind,
  enterDirectCharge,
  enterPoolCost,
  enterQuantity,
  type PoolCost,
  reversePoolCost,
  vatRuleOn,
} from '@domain/settlement';
import { type CivilDate, type CivilMonth, cents, isValidOn, monthOf } from '@kernel/core';
import { gateRow } from '../rows/desk-rows.ts';
import { directChargeRow, poolCostRow, quantityRow } from '../rows/settlement-rows.ts';
import { circumstances, decided, type Scene, type SharedPool, withRole } from '../scene.ts';
import { enterCentreCosts } from '../set-up/cost-centres.ts';
import { isCovered } from './standing.ts';

interface Posting {
  readonly kind: CostKind;
  readonly label: string;
  readonly amountCents: bigint;
}

/** A part of an amount, up to 15 % off. */
const about = ({ luck }: Scene, amount: bigint): bigint => (amount * BigInt(luck.between(85, 115))) / 100n + BigInt(luck.below(100));

function postingsOf(scene: Scene, { sharing }: SharedPool, month: CivilMonth): Posting[] {
  const worked = BigInt(scene.minutes.get(`${sharing.familyCode} ${month}`) ?? 0);
  const small = scene.plan.requestsADay < 50 ? 20n : 1n;
  const [year, number] = month.split('-');
  const staff = worked * sharing.centsPerMinute + about(scene, sharing.fixedStaffCents / small);
  const material = sharing.material.map((label): Posting => {
    const part = sharing.materialCents / small / BigInt(sharing.material.length);
    return { kind: 'material', label, amountCents: about(scene, part) };
  });
  return [
    { kind: 'staff', label: `Personalkosten ${number}/${year}`, amountCents: staff },
    ...material,
    { kind: 'overhead', label: `Gemeinkosten ${number}/${year}`, amountCents: about(scene, sharing.overheadCents / small) },
    ...(sharing.income
      ? [{ kind: 'income' as const, label: sharing.income.label, amountCents: sharing.income.cents / small + (worked % 9_000n) }]
      : []),
  ];
}

/** Finance enters the month's costs of a pool; now and then one is taken back and entered anew. */
function enterCosts(scene: Scene, shared: SharedPool, month: CivilMonth, startMs: number): number {
  const { journal, centre, luck } = scene;
  const by = withRole(scene, 'finance');
  const { pool, keyVersions } = shared;
  let atMs = startMs;
  const put = (action: string, cost: PoolCost): void => {
    const { at } = circumstances(scene, by, atMs);
    journal.put('pool_cost', poolCostRow(scene, cost, by.accountId, at));
    journal.record({ by, at, action, records: [{ type: 'poolCost', id: cost.id, tenantId: centre.id, content: cost }] });
  };
  journal.put('reading_gate', gateRow(centre.id, month));
  const enter = ({ kind, label, amountCents }: Posting): PoolCost => {
    atMs += 20_000;
    // Income has a number of its own kind; it leaves the course of chance as it was.
    const voucher = `${month.replace('-', '')}-${kind === 'income' ? 'E1' : luck.between(1000, 9999)}`;
    const state = { pool, keyVersions, frozenMonths: scene.frozen, foundedOn: scene.plan.foundedOn };
    const input = { month, kind, amountCents: cents(amountCents), label, voucher };
    const cost = decided(enterPoolCost(state, input, circumstances(scene, by, atMs)), label);
    put('settlement.enterPoolCost', cost);
    return cost;
  };
  for (const posting of postingsOf(scene, shared, month)) {
    const cost = enter(posting);
    if (posting.kind !== 'material' || !luck.chance(3)) continue;
    atMs += 40_000;
    const input = { month, reason: `Zahlendreher: ${posting.label}` };
    const state = { cost, reversedBy: null, frozenMonths: scene.frozen };
    put('settlement.reversePoolCost', decided(reversePoolCost(state, input, circumstances(scene, by, atMs)), 'a counter-entry'));
    enter({ ...posting, amountCents: posting.amountCents + 900n });
  }
  return atMs;
}

/** What members are counted by: payslips, devices, shelf metres. */
function enterQuantities(scene: Scene, { sharing }: SharedPool, day: CivilDate, startMs: number): number {
  const { quantity, familyCode } = sharing;
  if (!quantity) return startMs;
  const by = withRole(scene, 'finance');
  let atMs = startMs;
  for (const member of scene.members) {
    if (!isValidOn(member.tenant.validity, day) || !isCovered(member, familyCode, day)) continue;
    atMs += 3_000;
    const circle = circumstances(scene, by, atMs);
    const size = Math.floor(member.municipality.populations.update2024 / quantity.inhabitantsEach);
    const input = {
      ...{ tenantId: member.tenant.id, serviceFamilyCode: familyCode, code: quantity.code, occurredOn: day, label: quantity.label },
      quantity: BigInt(Math.max(2, size + scene.luck.between(-2, 3))),
    };
    const entry = decided(
      enterQuantity({ frozenMonths: scene.frozen, memberSince: member.tenant.validity.from }, input, circle),
      quantity.label,
    );
    scene.journal.put('reading', quantityRow(scene, entry, circle.newId(), by.accountId, circle.at));
    scene.journal.put('reading_gate', gateRow(member.tenant.id, monthOf(day)));
    const records = [{ type: 'quantity', id: entry.id, tenantId: member.tenant.id, content: entry }];
    scene.journal.record({ by, at: circle.at, action: 'settlement.enterQuantity', records });
  }
  return atMs;
}

const DIRECT = [
  { familyCode: 'schoolIt', label: 'Ersatz einer Anzeigetafel', cents: 184_900n },
  { familyCode: 'archive', label: 'Digitalisierung von Bauakten', cents: 236_000n },
  { familyCode: 'payroll', label: 'Sonderauswertung Personalkosten', cents: 41_650n },
  { familyCode: 'payments', label: 'Kassenautomat, Wartung', cents: 59_500n },
  { familyCode: 'purchasing', label: 'Bekanntmachung einer Vergabe', cents: 23_800n },
] as const;

/** Costs that one member alone has caused, at their real amount. */
function enterCharges(scene: Scene, day: CivilDate, startMs: number): void {
  const { luck, journal, members } = scene;
  const by = withRole(scene, 'finance');
  let atMs = startMs;
  for (let left = luck.between(1, 4); left > 0; left--) {
    const wanted = luck.pick(DIRECT);
    const member = luck.pick(members.filter((one) => isValidOn(one.tenant.validity, day) && isCovered(one, wanted.familyCode, day)));
    const agreement = member?.agreements.find(
      ({ serviceFamilyCodes, validity }) => validity && isValidOn(validity, day) && serviceFamilyCodes.includes(wanted.familyCode),
    );
    const citation = agreement?.keyCitations.find(({ serviceFamilyCode }) => serviceFamilyCode === wanted.familyCode);
    if (!member || !agreement || !citation) continue;
    const rules = vatTimeline(agreement.vatTreatments, scene.vatPositions, { form: agreement.form, serviceFamilyCode: wanted.familyCode });
    const vat = vatRuleOn(rules, day);
    if (!vat) continue;
    atMs += 60_000;
    const circle = circumstances(scene, by, atMs);
    const { id: agreementId, number: agreementNumber, form } = agreement;
    const basis = { agreementId, agreementNumber, form, clause: citation.clause, resolution: citation.resolution, vat };
    const { familyCode, label } = wanted;
    const amountCents = cents(about(scene, wanted.cents));
    const input = { tenantId: member.tenant.id, serviceFamilyCode: familyCode, occurredOn: day, amountCents, label, sourceRef: null };
    const charge = decided(
      enterDirectCharge({ basis, frozenMonths: scene.frozen, memberSince: member.tenant.validity.from }, input, circle),
      label,
    );
    journal.put('direct_charge', directChargeRow(scene, charge, agreement.id, by.accountId, circle.at));
    journal.put('reading_gate', gateRow(member.tenant.id, monthOf(day)));
    const records = [{ type: 'directCharge', id: charge.id, tenantId: member.tenant.id, content: charge }];
    journal.record({ by, at: circle.at, action: 'settlement.enterDirectCharge', records });
  }
}

/** On the last working day of a month finance enters what it has cost and what was counted. */
export function planBooks(scene: Scene, month: CivilMonth): void {
  const { time, queue, pools } = scene;
  const day = time.inMonth(month).at(-1);
  if (!day) throw new Error('a month has working days');
  queue.plan(time.at(day, 15 * 60), (startMs) => {
    let atMs = startMs;
    for (const shared of pools) atMs = enterQuantities(scene, shared, day, atMs + 10_000);
    enterCharges(scene, day, atMs + 60_000);
  });
  // In the evening, when the month's last hours are booked.
  queue.plan(time.at(day, 18 * 60 + 30), (startMs) => {
    let atMs = startMs;
    for (const shared of pools) atMs = enterCosts(scene, shared, month, atMs + 10_000);
    enterCentreCosts(scene, month, atMs + 10_000);
  });
}
