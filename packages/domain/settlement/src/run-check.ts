// SPDX-License-Identifier: EUPL-1.2
import { firstDay, lastDay, type Refusal, refusal } from '@kernel/core';
import type { AgreementBasis } from './direct-charge.ts';
import { checkRule, type RuleCheckRefusal } from './key-rule/check-rule.ts';
import type { RunInput, RunMember } from './run-input.ts';
import type { SpanRefusal } from './span.ts';

/** In order of precedence. A run lists all that it finds. */
export type RunInputRefusal =
  | SpanRefusal
  | 'NO_MEMBERS'
  | 'DUPLICATE_MEMBER'
  | 'POPULATION_INVALID'
  | 'DUPLICATE_POOL'
  | 'DUPLICATE_COST'
  | 'COST_OUTSIDE_PERIOD'
  | RuleCheckRefusal
  | 'DUPLICATE_KEY_VERSION'
  | 'READING_OUTSIDE_PERIOD'
  | 'READING_WITHOUT_MEMBER'
  | 'DIRECT_CHARGE_OUTSIDE_PERIOD'
  | 'DIRECT_CHARGE_WITHOUT_MEMBER'
  | 'CHARGE_WITHOUT_BASIS';

type Found = Refusal<RunInputRefusal>[];

function duplicates(ids: readonly string[]): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const id of ids) (seen.has(id) ? twice : seen).add(id);
  return [...twice];
}

function checkMember(member: RunMember, field: string): Found {
  const seen = new Set<string>();
  const found: Found = [];
  for (const { basis, referenceDate, inhabitants } of member.populations) {
    const id = `${basis}:${referenceDate}`;
    if (!Number.isSafeInteger(inhabitants) || inhabitants < 0 || seen.has(id)) {
      found.push(refusal('POPULATION_INVALID', { field, params: { member: member.name, basis, referenceDate } }));
    }
    seen.add(id);
  }
  return found;
}

function checkMembers({ members }: RunInput): Found {
  if (members.length === 0) return [refusal('NO_MEMBERS', { field: 'members' })];
  return [
    ...duplicates(members.map((member) => member.tenantId)).map((tenantId) =>
      refusal('DUPLICATE_MEMBER' as const, { field: 'members', params: { member: tenantId } }),
    ),
    ...members.flatMap((member, index) => checkMember(member, `members.${index}.populations`)),
  ];
}

function checkPools({ pools, costCentres, period }: RunInput): Found {
  const found: Found = duplicates(pools.map((pool) => pool.id)).map((pool) =>
    refusal('DUPLICATE_POOL', { field: 'pools', params: { pool } }),
  );
  const bearers = [
    ...pools.map(({ name, costs }) => ({ field: 'pools', name, costs })),
    ...(costCentres?.centres ?? []).map(({ name, costs }) => ({ field: 'costCentres', name, costs })),
  ];
  const costs = bearers.flatMap((bearer) => bearer.costs.map((cost) => ({ ...bearer, cost })));
  for (const cost of duplicates(costs.map(({ cost: { id } }) => id)))
    found.push(refusal('DUPLICATE_COST', { field: 'pools', params: { cost } }));
  for (const { field, name, cost } of costs) {
    if (cost.month >= period.from && cost.month <= period.to) continue;
    found.push(refusal('COST_OUTSIDE_PERIOD', { field, params: { pool: name, month: cost.month, cost: cost.id } }));
  }
  return found;
}

function checkKeys({ keys }: RunInput): Found {
  const found: Found = [];
  for (const [index, key] of keys.entries()) {
    for (const wrong of checkRule(key.rule)) {
      const params = { ...wrong.params, key: key.name, version: key.version };
      found.push({ ...wrong, field: `keys.${index}.rule.${wrong.field ?? ''}`, params });
    }
  }
  const ids = [...keys.map((key) => `${key.id}, ${key.version}`), ...keys.map((key) => `${key.id}, ${key.validFrom}`)];
  return [...found, ...duplicates(ids).map((key) => refusal('DUPLICATE_KEY_VERSION' as const, { field: 'keys', params: { key } }))];
}

function checkReadings({ readings, members, period }: RunInput): Found {
  const known = new Set(members.map((member) => member.tenantId));
  const found: Found = [];
  for (const { tenantId, meter, month } of readings) {
    const [isOutside, isUnknown] = [month < period.from || month > period.to, !known.has(tenantId)];
    if (!(isOutside || isUnknown)) continue;
    const details = { field: 'readings', params: { member: tenantId, meter, month } };
    if (isOutside) found.push(refusal('READING_OUTSIDE_PERIOD', details));
    if (isUnknown) found.push(refusal('READING_WITHOUT_MEMBER', details));
  }
  return found;
}

/** A charge at real cost has no key with a resolution behind it: the agreement must name one. */
const lackOf = ({ agreementNumber, clause, resolution }: AgreementBasis): string | null => {
  if (agreementNumber.trim() === '') return 'agreement';
  if (clause.trim() === '') return 'clause';
  return (resolution ?? '').trim() === '' ? 'resolution' : null;
};

function checkDirectCharges({ directCharges, members, period }: RunInput): Found {
  const known = new Map(members.map((member) => [member.tenantId, member.name]));
  const [from, to] = [firstDay(period.from), lastDay(period.to)];
  const found: Found = [];
  for (const { id, tenantId, label, occurredOn, basis } of directCharges) {
    const details = { field: 'directCharges', params: { charge: id, label, date: occurredOn, member: known.get(tenantId) ?? tenantId } };
    if (occurredOn < from || occurredOn > to) found.push(refusal('DIRECT_CHARGE_OUTSIDE_PERIOD', details));
    if (!known.has(tenantId)) found.push(refusal('DIRECT_CHARGE_WITHOUT_MEMBER', details));
    const lacks = lackOf(basis);
    if (lacks) found.push(refusal('CHARGE_WITHOUT_BASIS', { ...details, params: { ...details.params, lacks } }));
  }
  for (const charge of duplicates(directCharges.map(({ id }) => id))) {
    found.push(refusal('DUPLICATE_COST', { field: 'directCharges', params: { cost: charge } }));
  }
  return found;
}

/** All that is wrong with the inputs in themselves, before anything is shared. */
export function checkRunInput(input: RunInput): Found {
  return [...checkMembers(input), ...checkPools(input), ...checkKeys(input), ...checkReadings(input), ...checkDirectCharges(input)];
}
