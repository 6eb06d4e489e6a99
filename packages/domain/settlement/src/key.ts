// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, type CivilMonth, type Decide, err, monthOf, ok, type Refusal, refusal } from '@kernel/core';
import { checkRule, type RuleCheckRefusal } from './key-rule/check-rule.ts';
import type { KeyRule } from './key-rule/rule.ts';
import { type Metric, metricId } from './metric.ts';

/** 10000 permyriad are 100 %. */
export const WHOLE_PERMYRIAD = 10_000;

export interface KeyPart {
  /** Share of the cost in ten-thousandths, a positive whole number. */
  readonly sharePermyriad: number;
  readonly metric: Metric;
}

/** One published version of a key. It never changes; a new resolution makes a new version. */
export interface AllocationKey {
  readonly id: string;
  readonly serviceFamilyCode: string;
  readonly name: string;
  /** 1, 2, 3 … without gaps. */
  readonly version: number;
  /** Holds for whole months: a month goes by the version that is valid on its first day. */
  readonly validFrom: CivilDate;
  /** Who resolved it and when, as it is printed beside every amount. */
  readonly resolution: string;
  /** The clause of the statutes or the agreement that orders this key. */
  readonly clause: string;
  /** How the cost is shared; a key made of parts is the rule that ruleOfParts makes of them. Parties are named by tenantId. */
  readonly rule: KeyRule;
}

/** A key as it is being prepared: everything but the number of its version. */
export type KeyDraft = Omit<AllocationKey, 'version'>;

/** In order of precedence. */
export type KeyPartsRefusal =
  | 'NO_PARTS'
  | 'SHARE_NOT_WHOLE'
  | 'NEGATIVE_SHARE'
  | 'ZERO_SHARE'
  | 'METER_INVALID'
  | 'UNIT_MISSING'
  | 'BASIS_MISSING'
  | 'DUPLICATE_METRIC'
  | 'KEY_PARTS_NOT_100';

/** In order of precedence. */
export type DraftKeyRefusal =
  | 'NAME_MISSING'
  | 'RESOLUTION_MISSING'
  | 'CLAUSE_MISSING'
  | RuleCheckRefusal
  | 'FAMILY_CHANGED'
  | 'VALID_FROM_NOT_LATER';
/** In order of precedence. */
export type PublishKeyRefusal = DraftKeyRefusal | 'PERIOD_FROZEN';

const METER = /^quantity\.[a-z0-9][a-z0-9-]*$/;

function checkPart(part: KeyPart, field: string): Refusal<KeyPartsRefusal> | null {
  const { sharePermyriad, metric } = part;
  if (!Number.isSafeInteger(sharePermyriad)) return refusal('SHARE_NOT_WHOLE', { field });
  if (sharePermyriad < 0) return refusal('NEGATIVE_SHARE', { field, params: { sharePermyriad } });
  if (sharePermyriad === 0) return refusal('ZERO_SHARE', { field });
  if (metric.kind === 'quantity' && !METER.test(metric.meter)) return refusal('METER_INVALID', { field, params: { meter: metric.meter } });
  if (metric.kind === 'quantity' && metric.unit.trim() === '') return refusal('UNIT_MISSING', { field });
  if (metric.kind === 'inhabitants' && metric.basis.trim() === '') return refusal('BASIS_MISSING', { field });
  return null;
}

/** The first thing wrong with the parts of a key, or null. */
export function checkKeyParts(parts: readonly KeyPart[]): Refusal<KeyPartsRefusal> | null {
  if (parts.length === 0) return refusal('NO_PARTS', { field: 'parts' });
  const seen = new Set<string>();
  let sum = 0;
  for (const [index, part] of parts.entries()) {
    const wrong = checkPart(part, `parts.${index}`);
    if (wrong) return wrong;
    const id = metricId(part.metric);
    if (seen.has(id)) return refusal('DUPLICATE_METRIC', { field: `parts.${index}`, params: { metric: id } });
    seen.add(id);
    sum += part.sharePermyriad;
  }
  if (sum !== WHOLE_PERMYRIAD) {
    return refusal('KEY_PARTS_NOT_100', {
      field: 'parts',
      params: { sumPermyriad: sum, sum: percentText(sum, 'de'), sumEn: percentText(sum, 'en') },
    });
  }
  return null;
}

/** '35 %', '33,5 %'; in English '33.5 %'. */
export function percentText(permyriad: number, language: 'de' | 'en'): string {
  const absolute = Math.abs(permyriad);
  const decimals = String(absolute % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  const whole = `${permyriad < 0 ? '-' : ''}${(absolute - (absolute % 100)) / 100}`;
  return `${decimals === '' ? whole : `${whole}${language === 'de' ? ',' : '.'}${decimals}`} %`;
}

const latest = (versions: readonly AllocationKey[]): AllocationKey | undefined =>
  versions.reduce<AllocationKey | undefined>(
    (last, version) => (last === undefined || version.version > last.version ? version : last),
    undefined,
  );

function checkDraft(draft: KeyDraft, versions: readonly AllocationKey[]): Refusal<DraftKeyRefusal> | null {
  if (draft.name.trim() === '') return refusal('NAME_MISSING', { field: 'name' });
  if (draft.resolution.trim() === '') return refusal('RESOLUTION_MISSING', { field: 'resolution' });
  if (draft.clause.trim() === '') return refusal('CLAUSE_MISSING', { field: 'clause' });
  const [rule] = checkRule(draft.rule);
  if (rule) return { ...rule, field: `rule.${rule.field ?? ''}` };
  const last = latest(versions);
  if (last && last.serviceFamilyCode !== draft.serviceFamilyCode) return refusal('FAMILY_CHANGED', { field: 'serviceFamilyCode' });
  if (last && draft.validFrom <= last.validFrom) {
    return refusal('VALID_FROM_NOT_LATER', { field: 'validFrom', params: { lastValidFrom: last.validFrom, lastVersion: last.version } });
  }
  return null;
}

export type DraftKeyInput = Omit<KeyDraft, 'id'>;

/** Prepares a new key, or the next version of the key whose versions are given. */
export const draftKey: Decide<{ readonly versions: readonly AllocationKey[] }, DraftKeyInput, KeyDraft, DraftKeyRefusal> = (
  { versions },
  input,
  { newId },
) => {
  const draft: KeyDraft = {
    id: latest(versions)?.id ?? newId(),
    serviceFamilyCode: input.serviceFamilyCode,
    name: input.name.trim(),
    validFrom: input.validFrom,
    resolution: input.resolution.trim(),
    clause: input.clause.trim(),
    rule: input.rule,
  };
  const wrong = checkDraft(draft, versions);
  return wrong ? err(wrong) : ok(draft);
};

export interface PublishKeyState {
  readonly draft: KeyDraft;
  readonly versions: readonly AllocationKey[];
  readonly frozenMonths: readonly CivilMonth[];
}

/** Makes the draft the next version. A version can no longer change what a frozen month was settled by. */
export const publishKeyVersion: Decide<PublishKeyState, Record<never, never>, AllocationKey, PublishKeyRefusal> = ({
  draft,
  versions,
  frozenMonths,
}) => {
  const wrong: Refusal<PublishKeyRefusal> | null = checkDraft(draft, versions);
  if (wrong) return err(wrong);
  const last = latest(versions);
  const from = monthOf(draft.validFrom);
  const frozen = last === undefined ? undefined : [...frozenMonths].sort().find((month) => month >= from);
  if (frozen !== undefined) return err(refusal('PERIOD_FROZEN', { field: 'validFrom', params: { month: frozen } }));
  return ok({ ...draft, version: (last?.version ?? 0) + 1 });
};

/** The version that is valid on the day: the latest one that began by then, or null before the first. */
export function keyOn(versions: readonly AllocationKey[], date: CivilDate): AllocationKey | null {
  let found: AllocationKey | null = null;
  for (const version of versions) {
    if (version.validFrom <= date && (found === null || version.validFrom > found.validFrom)) found = version;
  }
  return found;
}

/** The versions of one key out of many. */
export const versionsOf = (keys: readonly AllocationKey[], keyId: string): AllocationKey[] => keys.filter((key) => key.id === keyId);
