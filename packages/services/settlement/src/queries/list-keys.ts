// SPDX-License-Identifier: EUPL-1.2
import { type KeyPart, type KeyRule, keySentence, metricPhrase, metricUnit, partsOfRule, type RuleNames } from '@domain/settlement';
import { type CivilDate, endOfDayKnown } from '@kernel/core';
import { dateInput, query, textInput } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { BASIS_NAMES } from '../basis-names.ts';
import { storedRule } from '../key-rows.ts';
import { knownAt } from '../known-at.ts';
import { ruleNames, sentencesOf } from '../rule-trial.ts';

const keyIdInput = z.uuid({ error: 'NOT_AN_ID' }).meta({ id: 'ID' });

interface VersionJson {
  readonly keyVersion: number;
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate | null;
  readonly resolution: string;
  readonly clause: string;
  readonly rule: unknown;
  readonly correctionReason: string | null;
  readonly publishedAt: string;
  readonly publishedBy: string | null;
}

const shownPart = ({ sharePermyriad, metric }: KeyPart) => ({
  sharePermyriad,
  kind: metric.kind,
  basis: metric.kind === 'inhabitants' ? metric.basis : null,
  referenceDate: metric.kind === 'inhabitants' ? metric.referenceDate : null,
  code: metric.kind === 'quantity' ? metric.meter.slice('quantity.'.length) : null,
  unit: metric.kind === 'quantity' ? metric.unit : null,
  phrase: { de: metricPhrase(metric, 'de', BASIS_NAMES), en: metricPhrase(metric, 'en', BASIS_NAMES) },
  unitName: { de: metricUnit(metric, 'de'), en: metricUnit(metric, 'en') },
});

const sentenceOf = (parts: readonly KeyPart[]) => ({
  de: keySentence({ parts }, 'de', BASIS_NAMES),
  en: keySentence({ parts }, 'en', BASIS_NAMES),
});

/** A version as it is shown: the rule as data and as a sentence, and its parts where it says no more than parts can. */
function shownRule(json: unknown, names: RuleNames) {
  const rule: KeyRule = storedRule(json);
  const parts = partsOfRule(rule);
  return {
    rule: JSON.stringify(json),
    parts: (parts ?? []).map(shownPart),
    sentence: parts ? sentenceOf(parts) : sentencesOf(rule, names),
  };
}

/** Keys with all their versions as they are known now or were known at the end of a day, the newest first, and the sentence that each means. */
export const listKeys = query({
  name: 'settlement.listKeys',
  action: 'settlement.readKeys',
  input: z.object({ serviceFamilyCode: textInput(60).optional(), keyId: keyIdInput.optional(), knownOn: dateInput.optional() }),
  run: async (reads, { input, at }) => {
    const known = input.knownOn === undefined ? at : endOfDayKnown(input.knownOn, at);
    const { rows } = await sql<{
      id: string;
      version: number;
      service_family_code: string;
      family_name: string | null;
      name: string;
      pools: string[];
      versions: VersionJson[];
    }>`
      select key.id, key.version, key.service_family_code, key.name,
        (select min(family.name_de) from service_family as family where family.association_id = key.association_id and family.code = key.service_family_code) as family_name,
        (select coalesce(jsonb_agg(pool.name order by pool.name), '[]') from pool where pool.key_id = key.id and pool.active) as pools,
        (select coalesce(jsonb_agg(jsonb_build_object('keyVersion', version.key_version, 'validFrom', version.valid_from, 'validTo', version.valid_to,
            'resolution', version.resolution, 'clause', version.clause, 'rule', version.rule, 'correctionReason', version.correction_reason,
            'publishedAt', (select min(first.known_from) from key_version as first
              where first.tenant_id = version.tenant_id and first.key_id = version.key_id and first.key_version = version.key_version),
            'publishedBy', person.name) order by version.key_version desc), '[]')
          from key_version as version
          left join tenant_user as person on person.tenant_id = version.tenant_id and person.id = version.published_by
          where version.tenant_id = key.tenant_id and version.key_id = key.id 
            and ${knownAt('version', known)}) as versions
      from allocation_key as key
      where (${input.serviceFamilyCode ?? null}::text is null or key.service_family_code = ${input.serviceFamilyCode ?? null})
        and (${input.keyId ?? null}::uuid is null or key.id = ${input.keyId ?? null})
      order by key.service_family_code, key.name, key.id`.execute(reads);
    const members = await reads.selectFrom('tenant').select(['id', 'name']).where('kind', '=', 'member').execute();
    const names = ruleNames(members.map(({ id, name }) => ({ tenantId: id, name })));
    return rows
      .filter(({ versions }) => versions.length > 0)
      .map((row) => ({
        id: row.id,
        version: row.version,
        serviceFamilyCode: row.service_family_code,
        familyName: row.family_name ?? row.service_family_code,
        name: row.name,
        pools: row.pools,
        versions: row.versions.map(({ rule, publishedAt, ...version }) => ({
          ...version,
          publishedAt: new Date(publishedAt).toISOString(),
          ...shownRule(rule, names),
        })),
      }));
  },
});

export type KeyRow = Awaited<ReturnType<typeof listKeys.run>>[number];

export const findKey = query({
  name: 'settlement.findKey',
  action: 'settlement.readKeys',
  input: z.object({ keyId: keyIdInput, knownOn: dateInput.optional() }),
  run: async (reads, context): Promise<KeyRow | null> => (await listKeys.run(reads, context))[0] ?? null,
});
