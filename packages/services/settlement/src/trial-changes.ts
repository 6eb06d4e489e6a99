// SPDX-License-Identifier: EUPL-1.2
import { tenancyPort } from '@contracts/tenancy';
import { type AllocationKey, type Assumption, type Change, type Meter, newcomer, type RunInput } from '@domain/settlement';
import { err, firstDay, type Instant, ok, type Refusal, type Result, refusal } from '@kernel/core';
import type { Reads } from '@platform/database';
import { choiceInput, dateInput, idInput, type Ports, textInput } from '@platform/use-case';
import { z } from 'zod';
import { readRule } from './rule-trial.ts';

/** 64 kB hold a table of 396 members in a mix of ten. */
const LONGEST_RULE = 65_536;

/** One change of a scenario; which of the values it has depends on the kind. */
export const changeInputSchema = z
  .object({
    kind: choiceInput('WhatIfKind', ['key', 'population', 'joins', 'leaves']),
    keyId: idInput<'KeyId'>().nullish(),
    /** Whose version the rule is; without it this key's own. */
    likeKeyId: idInput<'KeyId'>().nullish(),
    /** A version that is published; or a rule of its own. */
    keyVersion: z.int().min(1).max(100_000).nullish(),
    rule: textInput(LONGEST_RULE).nullish(),
    fromBasis: textInput(60).nullish(),
    fromDate: dateInput.nullish(),
    toBasis: textInput(60).nullish(),
    toDate: dateInput.nullish(),
    ags: textInput(12).nullish(),
    /** First day of the membership; without it the first day of the period. */
    joinsOn: dateInput.nullish(),
    families: z.array(textInput(60)).max(100).nullish(),
    uses: z
      .array(
        z
          .object({ serviceFamilyCode: textInput(60), meter: textInput(80), quantity: z.int().min(0).max(1_000_000_000) })
          .meta({ id: 'WhatIfUse' }),
      )
      .max(200)
      .nullish(),
    memberId: idInput<'TenantId'>().nullish(),
    lastDay: dateInput.nullish(),
  })
  .meta({ id: 'WhatIfChange' });

type Given = z.output<typeof changeInputSchema>;

export interface Prepared {
  readonly changes: readonly Change[];
  /** Of the municipalities that join, in the order of the changes. */
  readonly assumptions: readonly (Assumption & { readonly memberName: string })[];
}

interface Place {
  readonly field: string;
  readonly reads: Reads;
  readonly ports: Ports;
  readonly known: Instant;
  readonly input: RunInput;
  readonly keys: readonly AllocationKey[];
}

type One = Result<Prepared, Refusal[]>;
const just = (change: Change): One => ok({ changes: [change], assumptions: [] });
const incomplete = (field: string): One => err([refusal('CHANGE_INCOMPLETE', { field })]);

function keyChange({ keyId, likeKeyId, keyVersion, rule }: Given, { field, keys }: Place): One {
  if (!keyId) return incomplete(`${field}.keyId`);
  if (rule) {
    const read = readRule(rule);
    if (!read.ok) return err(read.error.map((found) => ({ ...found, field: `${field}.rule.${found.field ?? ''}` })));
    return just({ kind: 'key', keyId, rule: read.value });
  }
  if (!keyVersion) return incomplete(`${field}.keyVersion`);
  const version = keys.find((key) => key.id === (likeKeyId ?? keyId) && key.version === keyVersion);
  if (!version) return err([refusal('NO_SUCH_KEY_VERSION', { field: `${field}.keyVersion` })]);
  return just({ kind: 'key', keyId, rule: version.rule });
}

function populationChange({ fromBasis, fromDate, toBasis, toDate }: Given, { field }: Place): One {
  if (!(fromBasis && fromDate)) return incomplete(`${field}.from`);
  if (!(toBasis && toDate)) return incomplete(`${field}.to`);
  return just({
    kind: 'population',
    from: { basis: fromBasis, referenceDate: fromDate },
    to: { basis: toBasis, referenceDate: toDate },
  });
}

const isMeter = (meter: string): meter is Meter => meter === 'desk.minutes' || meter === 'desk.cases' || meter.startsWith('quantity.');

async function joinChange(given: Given, { field, reads, ports, known, input }: Place): Promise<One> {
  if (!given.ags) return incomplete(`${field}.ags`);
  const found = await ports.get(tenancyPort).findMunicipality(reads, given.ags, known);
  if (!found) return err([refusal('NO_SUCH_MUNICIPALITY', { field: `${field}.ags` })]);
  const uses = (given.uses ?? []).flatMap(({ serviceFamilyCode, meter, quantity }) =>
    isMeter(meter) ? [{ serviceFamilyCode, meter, quantity: BigInt(quantity) }] : [],
  );
  const joining = newcomer(input, {
    ...found,
    from: given.joinsOn ?? firstDay(input.period.from),
    families: given.families ?? [],
    uses,
  });
  return ok({ changes: [joining.change], assumptions: joining.assumptions.map((one) => ({ ...one, memberName: found.name })) });
}

function leaveChange({ memberId, lastDay }: Given, { field }: Place): One {
  if (!memberId) return incomplete(`${field}.memberId`);
  if (!lastDay) return incomplete(`${field}.lastDay`);
  return just({ kind: 'leaves', tenantId: memberId, lastDay });
}

function prepareOne(given: Given, place: Place): One | Promise<One> {
  switch (given.kind) {
    case 'key':
      return keyChange(given, place);
    case 'population':
      return populationChange(given, place);
    case 'joins':
      return joinChange(given, place);
    default:
      return leaveChange(given, place);
  }
}

/** What was asked for as changes of the domain: keys by their versions, municipalities from the register with what they would use. */
export async function prepareChanges(given: readonly Given[], place: Omit<Place, 'field'>): Promise<One> {
  const changes: Change[] = [];
  const assumptions: Prepared['assumptions'][number][] = [];
  const refusals: Refusal[] = [];
  for (const [index, one] of given.entries()) {
    const prepared = await prepareOne(one, { ...place, field: `changes.${index}` });
    if (!prepared.ok) refusals.push(...prepared.error);
    else {
      changes.push(...prepared.value.changes);
      assumptions.push(...prepared.value.assumptions);
    }
  }
  return refusals.length > 0 ? err(refusals) : ok({ changes, assumptions });
}
