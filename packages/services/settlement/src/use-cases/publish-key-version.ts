// SPDX-License-Identifier: EUPL-1.2
import { tenancyPort } from '@contracts/tenancy';
import {
  type AllocationKey,
  draftKey,
  type KeyPartsRefusal,
  type PublishKeyRefusal,
  publishKeyVersion as publish,
  type RuleCheckRefusal,
  ruleOfParts,
} from '@domain/settlement';
import { type CivilDate, type CivilMonth, err, type Refusal, type Result, refusal } from '@kernel/core';
import { dateInput, everyCode, idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { useCase } from '../use-case.ts';
import { keyRuleFields, ruleFrom, unknownPopulation } from './key-rule-input.ts';

type Code = Exclude<PublishKeyRefusal, RuleCheckRefusal> | KeyPartsRefusal | 'RULE_INVALID' | 'FAMILY_UNKNOWN' | 'POPULATION_UNKNOWN';

const isOfText = (code: string): boolean => code === 'NAME_MISSING' || code === 'RESOLUTION_MISSING' || code === 'CLAUSE_MISSING';

/** A new key, or the next version of one. */
export const publishKeyVersion = useCase({
  name: 'settlement.publishKeyVersion',
  action: 'settlement.publishKey',
  input: z.object({
    /** Missing: a new key. */
    keyId: idInput<'KeyId'>().optional(),
    expectedVersion: versionInput.optional(),
    name: textInput(120, 0),
    validFrom: dateInput,
    resolution: textInput(300, 0),
    clause: textInput(300, 0),
    serviceFamilyCode: textInput(60),
    ...keyRuleFields,
  }),
  ofAll: true,
  refusals: everyCode<Code>()(
    'FAMILY_UNKNOWN',
    'NAME_MISSING',
    'RESOLUTION_MISSING',
    'CLAUSE_MISSING',
    'NO_PARTS',
    'SHARE_NOT_WHOLE',
    'NEGATIVE_SHARE',
    'ZERO_SHARE',
    'METER_INVALID',
    'UNIT_MISSING',
    'BASIS_MISSING',
    'DUPLICATE_METRIC',
    'KEY_PARTS_NOT_100',
    'FAMILY_CHANGED',
    'VALID_FROM_NOT_LATER',
    'PERIOD_FROZEN',
    'POPULATION_UNKNOWN',
    'RULE_INVALID',
  ),
  load: async ({ keys, gates, ports, statements }, { input, actor, at }) => {
    const { centreId, associationId } = actor;
    const key = input.keyId ? await keys.lockKey(centreId, input.keyId) : null;
    if (input.keyId && !key) return null;
    const rule = ruleFrom(input);
    const isKnown = (basis: string, on: CivilDate) => ports.get(tenancyPort).hasPopulation(statements, basis, on);
    return {
      home: { centreId, associationId },
      key,
      versions: key?.versions ?? [],
      rule,
      unknown: rule.ok ? await unknownPopulation(rule.value, isKnown) : null,
      familyExists: await keys.familyExists(centreId, input.serviceFamilyCode),
      frozenMonths: (await gates.frozenMonths(centreId)) as CivilMonth[],
      at,
    };
  },
  row: ({ home, key }) => ({
    tenantId: home.centreId,
    type: 'allocationKey',
    ...(key ? { id: key.id, version: key.version } : {}),
  }),
  decide: (state, input, circumstances) => {
    type Answer = Result<{ key: AllocationKey; by: typeof circumstances }, Refusal<Code>>;
    const answer = (): Answer => {
      if (!state.familyExists) {
        return err(refusal('FAMILY_UNKNOWN', { field: 'serviceFamilyCode', params: { family: input.serviceFamilyCode } }));
      }
      // A form tells of its name and its resolution before it tells of the rule.
      const rule = state.rule.ok ? state.rule.value : ruleOfParts([{ sharePermyriad: 10_000, metric: { kind: 'equal' } }]);
      const draft = draftKey({ versions: state.versions }, { ...input, rule }, circumstances);
      if (!draft.ok && isOfText(draft.error.code)) return draft as Answer;
      if (!state.rule.ok) return state.rule;
      if (!draft.ok) return draft as Answer;
      const key = publish({ draft: draft.value, versions: state.versions, frozenMonths: state.frozenMonths }, {}, circumstances);
      if (key.ok && state.unknown) return err(state.unknown);
      return key.ok ? { ok: true, value: { key: key.value, by: circumstances } } : (key as Answer);
    };
    return answer();
  },
  save: ({ keys }, { key, by }, { home }) => keys.publish(home, key, { at: by.at, by: by.by.userId, newId: by.newId }),
  record: ({ key }, { versions }) => ({
    type: 'allocationKey',
    id: key.id,
    content: { key, changes: [{ field: 'version', from: versions.length === 0 ? null : key.version - 1, to: key.version }] },
    messages: [{ name: 'KeyVersionPublished.v1', payload: { keyId: key.id, keyVersion: key.version } }],
  }),
  outcome: ({ key }) => ({ keyId: key.id, keyVersion: key.version }),
});
