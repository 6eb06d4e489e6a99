// SPDX-License-Identifier: EUPL-1.2
import { tenancyPort } from '@contracts/tenancy';
import { type AllocationKey, draftKey, type KeyPart, type PublishKeyRefusal, publishKeyVersion as publish } from '@domain/settlement';
import { type CivilDate, type CivilMonth, err, type Refusal, type Result, refusal } from '@kernel/core';
import { dateInput, everyCode, idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { BASIS_NAMES } from '../basis-names.ts';
import { useCase } from '../use-case.ts';
import { keyPartInput, keyPartsFrom } from './key-part-input.ts';

type Code = PublishKeyRefusal | 'FAMILY_UNKNOWN' | 'POPULATION_UNKNOWN';

/** By a count that the register does not know, no run could ever share. */
async function unknownPopulation(
  parts: readonly KeyPart[],
  isKnown: (basis: string, referenceDate: CivilDate) => Promise<boolean>,
): Promise<Refusal<'POPULATION_UNKNOWN'> | null> {
  for (const [index, { metric }] of parts.entries()) {
    if (metric.kind !== 'inhabitants' || (await isKnown(metric.basis, metric.referenceDate))) continue;
    const { basis, referenceDate } = metric;
    return refusal('POPULATION_UNKNOWN', { field: `parts.${index}`, params: { basis: BASIS_NAMES[basis] ?? basis, referenceDate } });
  }
  return null;
}

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
    parts: z.array(keyPartInput).max(20),
  }),
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
  ),
  load: async ({ keys, gates, ports, statements }, { input, actor, at }) => {
    const { centreId, associationId } = actor;
    const key = input.keyId ? await keys.lockKey(centreId, input.keyId) : null;
    if (input.keyId && !key) return null;
    return {
      home: { centreId, associationId },
      key,
      versions: key?.versions ?? [],
      unknown: await unknownPopulation(keyPartsFrom(input.parts), (basis, on) =>
        ports.get(tenancyPort).hasPopulation(statements, basis, on),
      ),
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
      const draft = draftKey({ versions: state.versions }, { ...input, parts: keyPartsFrom(input.parts) }, circumstances);
      if (!draft.ok) return draft;
      const key = publish({ draft: draft.value, versions: state.versions, frozenMonths: state.frozenMonths }, {}, circumstances);
      if (key.ok && state.unknown) return err(state.unknown);
      return key.ok ? { ok: true, value: { key: key.value, by: circumstances } } : key;
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
