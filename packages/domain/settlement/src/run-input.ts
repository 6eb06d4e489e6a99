// SPDX-License-Identifier: EUPL-1.2
import type { Cents, CivilDate, CivilMonth, Fraction, Instant, Validity } from '@kernel/core';
import type { CarriedQuantity } from './corrections.ts';
import type { CentreMethod } from './cost-centres/methods.ts';
import type { AgreementBasis, DirectCharge } from './direct-charge.ts';
import type { AllocationKey } from './key.ts';
import { keyRuleJson } from './key-rule/canonical-rule.ts';
import type { PartyException, PartyLimits } from './key-rule/rule.ts';
import type { PartyReservation } from './key-rule/rule-facts.ts';
import type { Pool, PoolCost, SharedKind } from './pool.ts';
import type { Meter, MonthSpan, ReadingTotal } from './reading.ts';
import type { VatRule } from './vat-rule.ts';

/** Version of the rules of a run; part of every hash, so that a change of rules cannot pass as the same run. */
export const RUN_RULES_VERSION = 4;

export interface RunPopulation {
  readonly basis: string;
  readonly referenceDate: CivilDate;
  readonly inhabitants: number;
}

/** A tenant of the association that may bear costs. */
export interface RunMember {
  readonly tenantId: string;
  /** Official municipality key; decides last between equal remainders. */
  readonly ags: string;
  readonly name: string;
  /** Days of membership. */
  readonly validity: Validity;
  readonly populations: readonly RunPopulation[];
}

/** What a term of an agreement holds for: one pool; null for every pool whose service the agreement is for. */
interface OfPool {
  readonly poolId: string | null;
}
/** A minimum and a maximum of this member by its agreement; they go before the key's limits for all. */
export type AgreementLimits = Omit<PartyLimits, 'party'> & OfPool;
/** A member that is exempt, counts by a factor, or bears a fixed share or amount by its agreement. */
export type AgreementException = Omit<PartyException, 'party'> & OfPool;
/** Capacity that the agreement reserves for the member. */
export type AgreementReservation = Omit<PartyReservation, 'party'> & { readonly resolution: string };

/** What makes a member pay for a service: an agreement with its dates. No agreement, no share. */
export interface AgreementCitation extends Omit<AgreementBasis, 'vat'> {
  readonly tenantId: string;
  /** null: for all services of the association (statutes). An agreement for the family itself goes before it. */
  readonly serviceFamilyCode: string | null;
  readonly validity: Validity;
  /** How the service is taxed in the course of time; a month goes by the rule of its last day. Without a rule nothing is charged. */
  readonly vat: readonly VatRule[];
  readonly limits: readonly AgreementLimits[];
  readonly exceptions: readonly AgreementException[];
  readonly reservations: readonly AgreementReservation[];
}

/** What was counted of a member on a day, apart from inhabitants: pupils, devices, shelf metres. */
export interface RunCount {
  readonly tenantId: string;
  /** As a rule names it: 'pupils' for the measure of kind 'stock' with this stock. */
  readonly stock: string;
  readonly on: CivilDate;
  readonly value: Fraction;
}

/** What somebody used who is no member. */
export interface RunNonMemberUse {
  readonly customer: string;
  readonly name: string;
  readonly serviceFamilyCode: string;
  readonly meter: Meter;
  readonly month: CivilMonth;
  readonly quantity: bigint;
}

/** A cost entry, or the sum of several of one month and kind. */
export interface RunCost extends Pick<PoolCost, 'id' | 'month' | 'kind' | 'amountCents'> {
  /** How many entries a sum holds; left out of a single one. */
  readonly entries?: number;
}

/** How many entries stand behind costs. */
export const countEntries = (costs: readonly RunCost[]): number => costs.reduce((sum, { entries }) => sum + (entries ?? 1), 0);

/** What a support centre did for another one or for a pool over the period; a centre's services have one unit. */
export interface CentreService {
  readonly fromCentre: string;
  readonly to: { readonly kind: 'centre' | 'pool'; readonly id: string };
  readonly quantity: bigint;
}

/** Support cost centres (Hilfskostenstellen), settled once over the period; what a pool gets is divided over its stretches by their days. */
export interface RunCostCentres {
  readonly method: CentreMethod;
  /** Ids in the order in which they are closed; for step-down only. null: the one that receives the least goes first. */
  readonly order: readonly string[] | null;
  /** Who resolved method and order, as it is printed. */
  readonly resolution: string;
  readonly centres: readonly { readonly id: string; readonly name: string; readonly costs: readonly RunCost[] }[];
  readonly services: readonly CentreService[];
}

export interface RunPool extends Pool {
  readonly costs: readonly RunCost[];
}
export type RunDirectCharge = Pick<
  DirectCharge,
  'id' | 'tenantId' | 'serviceFamilyCode' | 'occurredOn' | 'amountCents' | 'label' | 'basis' | 'sourceRef'
>;

/** Everything a run is made from. The order of the lists means nothing. */
export interface RunInput {
  readonly association: { readonly id: string; readonly name: string };
  readonly period: MonthSpan;
  /** Only what was known by then is in the readings. */
  readonly cut: Instant;
  readonly members: readonly RunMember[];
  readonly pools: readonly RunPool[];
  /** All published versions of the pools' keys. */
  readonly keys: readonly AllocationKey[];
  readonly readings: readonly ReadingTotal[];
  /** What the run before left open of its corrections; of members that take no part as well. */
  readonly carried: readonly CarriedQuantity[];
  readonly directCharges: readonly RunDirectCharge[];
  readonly agreements: readonly AgreementCitation[];
  readonly counts: readonly RunCount[];
  readonly nonMemberUses: readonly RunNonMemberUse[];
  /** null: the association has none. */
  readonly costCentres: RunCostCentres | null;
}

/** Sums by kind, as they count: income below zero. */
export type KindAmounts = Readonly<Record<SharedKind, Cents>>;

/**
 * A key as it is hashed. Its name belongs to no version: one for later months may give it another, and changes nothing before. Its rule stands in
 * the normal form: what means the same is the same.
 */
export const namelessKey = ({ name: _name, rule, ...key }: AllocationKey) => ({ ...key, rule: keyRuleJson(rule) });

/** The inputs with the names that the keys had when the preview was made: what two people have seen is what is printed. */
export function withKeyNames(input: RunInput, before: readonly Pick<AllocationKey, 'id' | 'version' | 'name'>[]): RunInput {
  const nameOf = (key: AllocationKey): string =>
    before.find(({ id, version }) => id === key.id && version === key.version)?.name ?? key.name;
  return { ...input, keys: input.keys.map((key) => ({ ...key, name: nameOf(key) })) };
}
