// SPDX-License-Identifier: EUPL-1.2
import { tenancyPort } from '@contracts/tenancy';
import {
  type CorrectKeyVersionRefusal,
  correctKeyVersion as correct,
  type KeyPartsRefusal,
  type RuleCheckRefusal,
} from '@domain/settlement';
import { type CivilDate, err, ok, type Refusal } from '@kernel/core';
import { everyCode, idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { useCase } from '../use-case.ts';
import { keyRuleFields, ruleFrom, unknownPopulation } from './key-rule-input.ts';

type Code = Exclude<CorrectKeyVersionRefusal, RuleCheckRefusal> | KeyPartsRefusal | 'RULE_INVALID' | 'POPULATION_UNKNOWN';

/** A published version is known otherwise from now on: by a court's decision, or a resolution that was changed. Only a correction run acts on it. */
export const correctKeyVersion = useCase({
  name: 'settlement.correctKeyVersion',
  action: 'settlement.publishKey',
  input: z.object({
    keyId: idInput<'KeyId'>(),
    keyVersion: z.int().min(1).max(100_000),
    expectedVersion: versionInput,
    resolution: textInput(300, 0),
    clause: textInput(300, 0),
    reason: textInput(300, 0),
    ...keyRuleFields,
  }),
  ofAll: true,
  refusals: everyCode<Code>()(
    ...(['REASON_MISSING', 'RESOLUTION_MISSING', 'CLAUSE_MISSING', 'KEY_VERSION_UNKNOWN', 'NOTHING_CHANGES', 'RULE_INVALID'] as const),
    ...(['POPULATION_UNKNOWN', 'NO_PARTS', 'SHARE_NOT_WHOLE', 'NEGATIVE_SHARE', 'ZERO_SHARE', 'METER_INVALID', 'UNIT_MISSING'] as const),
    ...(['BASIS_MISSING', 'DUPLICATE_METRIC', 'KEY_PARTS_NOT_100'] as const),
  ),
  load: async ({ keys, ports, statements }, { input, actor, at }) => {
    const { centreId, associationId } = actor;
    const key = await keys.lockKey(centreId, input.keyId);
    if (!key) return null;
    const rule = ruleFrom(input);
    const isKnown = (basis: string, on: CivilDate) => ports.get(tenancyPort).hasPopulation(statements, basis, on);
    const unknown = rule.ok ? await unknownPopulation(rule.value, isKnown) : null;
    return { home: { centreId, associationId }, key, rule, unknown, at };
  },
  row: ({ home, key }) => ({ tenantId: home.centreId, type: 'allocationKey', id: key.id, version: key.version }),
  decide: ({ key, rule, unknown }, input, circumstances) => {
    if (!rule.ok) return rule;
    if (unknown) return err(unknown);
    const corrected = correct({ versions: key.versions }, { ...input, version: input.keyVersion, rule: rule.value }, circumstances);
    if (!corrected.ok) return err(corrected.error as Refusal<Code>);
    return ok({ correction: corrected.value, by: circumstances.by.userId, newId: circumstances.newId });
  },
  save: ({ keys }, { correction, by, newId }, { home, at }) => keys.correct(home, correction, { at, by, newId }),
  record: ({ correction }) => ({
    type: 'allocationKey',
    id: correction.key.id,
    content: { ...correction, changes: [{ field: 'rule', from: correction.before.rule, to: correction.key.rule }] },
    messages: [{ name: 'KeyVersionCorrected.v1', payload: { keyId: correction.key.id, keyVersion: correction.key.version } }],
  }),
  outcome: ({ correction }) => ({ keyId: correction.key.id, keyVersion: correction.key.version }),
});
