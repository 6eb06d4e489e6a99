// SPDX-License-Identifier: EUPL-1.2
import {
  isGiven,
  type JsonAt,
  type RefusalParams,
  readCount,
  readDate,
  readList,
  readObject,
  readOneOf,
  readPermyriad,
  readText,
  wrongAt,
} from '@kernel/core';
import { type AllocationKey, checkKeyParts, type KeyPart } from './key.ts';
import { ruleOfParts } from './key-rule/parts-rule.ts';
import { readKeyRule } from './key-rule/read-rule.ts';
import { byWeight, type KeyRule, plainRule } from './key-rule/rule.ts';
import type { Metric } from './metric.ts';

const METRIC_KINDS = ['hours', 'cases', 'inhabitants', 'equal', 'quantity'] as const;

export function readQuantityMeter(at: JsonAt): `quantity.${string}` {
  const meter = readText(at);
  return /^quantity\.[a-z0-9][a-z0-9-]*$/.test(meter)
    ? (meter as `quantity.${string}`)
    : wrongAt(at, 'METER_UNKNOWN', 'quantity.x', { meter });
}

function readMetric(at: JsonAt): Metric {
  const all = readObject(at, ['kind', 'basis', 'referenceDate', 'meter', 'unit']);
  const kind = readOneOf(all.kind, METRIC_KINDS, 'equal');
  const members: Record<Metric['kind'], readonly string[]> = {
    inhabitants: ['basis', 'referenceDate'],
    quantity: ['meter', 'unit'],
    hours: [],
    cases: [],
    equal: [],
  };
  const own = members[kind];
  for (const name of ['basis', 'referenceDate', 'meter', 'unit'] as const) {
    if (isGiven(all[name]) && !own.includes(name)) wrongAt(all[name], 'UNKNOWN_MEMBER', null, { known: ['kind', ...own] });
  }
  if (kind === 'inhabitants') return { kind, basis: readText(all.basis), referenceDate: readDate(all.referenceDate) };
  if (kind === 'quantity') return { kind, meter: readQuantityMeter(all.meter), unit: readText(all.unit) };
  return { kind };
}

function readKeyPart(at: JsonAt): KeyPart {
  const { sharePercent, metric } = readObject(at, ['sharePercent', 'metric']);
  return { sharePermyriad: readPermyriad(sharePercent), metric: readMetric(metric) };
}

/** Stands where a key could not be read: it makes nothing else look wrong. */
const STAND_IN: KeyRule = plainRule(byWeight({ kind: 'equal' }));

/** How a key shares: 'rule', or 'parts' as its short form. */
export function readKeyRuleOr(rule: JsonAt, parts: JsonAt, named: RefusalParams = {}): KeyRule {
  if (isGiven(rule) && isGiven(parts)) return wrongAt(rule, 'RULE_OR_PARTS', STAND_IN);
  if (isGiven(rule)) return readKeyRule(rule);
  const before = parts.problems.length;
  const read = readList(parts, readKeyPart);
  if (parts.problems.length > before) return STAND_IN;
  const wrong = checkKeyParts(read);
  if (wrong === null) return ruleOfParts(read);
  const inside = (wrong.field ?? 'parts').replace(/^parts/, '').replace(/\.(\d+)/, '[$1]');
  return wrongAt({ ...parts, path: `${parts.path}${inside}` }, wrong.code, STAND_IN, { ...wrong.params, ...named });
}

export function readKey(at: JsonAt): AllocationKey {
  const names = ['id', 'serviceFamilyCode', 'name', 'version', 'validFrom', 'resolution', 'clause', 'rule', 'parts'] as const;
  const { id, serviceFamilyCode, name, version, validFrom, resolution, clause, rule, parts } = readObject(at, names);
  return {
    id: readText(id),
    serviceFamilyCode: readText(serviceFamilyCode),
    name: readText(name),
    version: readCount(version),
    validFrom: readDate(validFrom),
    resolution: readText(resolution),
    clause: readText(clause),
    rule: readKeyRuleOr(rule, parts, { key: String(name.value), version: Number(version.value) }),
  };
}
