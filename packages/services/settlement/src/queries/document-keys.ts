// SPDX-License-Identifier: EUPL-1.2
import type { CentreMethod } from '@domain/settlement';
import type { CivilDate } from '@kernel/core';
import type { Reads } from '@platform/database';
import type { DocumentedTable } from '@platform/service';
import { query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { storedRule } from '../key-rows.ts';
import { ruleNames, sentencesOf } from '../rule-trial.ts';

interface KeyOfPool {
  readonly pool: string;
  readonly key: string;
  readonly version: number;
  readonly since: string;
  readonly clause: string;
  readonly resolution: string;
  readonly rule: unknown;
}

async function keysOn(reads: Reads, today: CivilDate): Promise<DocumentedTable> {
  const { rows } = await sql<KeyOfPool>`
    select pool.name as pool, key.name as key, version.key_version as version, to_char(version.valid_from, 'DD.MM.YYYY') as since,
      version.clause, version.resolution, version.rule
    from pool join allocation_key as key on key.tenant_id = pool.tenant_id and key.id = pool.key_id
    join key_version as version on version.tenant_id = key.tenant_id and version.key_id = key.id and version.known_to is null
      and version.valid_from <= ${today}::date and (version.valid_to is null or version.valid_to >= ${today}::date)
    where pool.active order by pool.name, version.key_version`.execute(reads);
  const members = await reads.selectFrom('tenant').select(['id', 'name']).where('kind', '=', 'member').execute();
  const names = ruleNames(members.map(({ id, name }) => ({ tenantId: id, name })));
  return {
    title: 'Kostentöpfe und Verteilungsschlüssel',
    intro:
      'Welcher Kostentopf heute nach welcher Fassung welches Schlüssels verteilt wird, was der Schlüssel sagt, und wer das beschlossen hat.',
    columns: ['Kostentopf', 'Schlüssel', 'Fassung seit', 'Verteilung', 'Bestimmung', 'Beschluss'],
    rows: rows.map(({ pool, key, version, since, clause, resolution, rule }) => [
      ...[pool, key, `${version} seit ${since}`, sentencesOf(storedRule(rule), names).de],
      ...[clause, resolution],
    ]),
  };
}

const METHODS: Readonly<Record<CentreMethod, string>> = {
  direct: 'Anbauverfahren: Kosten gehen nur an die Kostentöpfe; Leistungen der Hilfskostenstellen untereinander bleiben außer Betracht.',
  'step-down': 'Stufenleiterverfahren: Die Hilfskostenstellen werden nacheinander abgerechnet; an schon abgerechnete geht nichts zurück.',
  reciprocal: 'Gleichungsverfahren: Gegenseitige Leistungen werden zugleich und mit genauen Brüchen verrechnet.',
};

interface MethodRow {
  readonly method: CentreMethod;
  /** Names, in the resolved order. */
  readonly ordered: readonly string[];
  readonly resolution: string;
  readonly since: string;
  readonly until: string | null;
}

/** The order plays a part in step-down alone; without one the least received services decide. */
const orderText = ({ method, ordered }: MethodRow): string => {
  if (method !== 'step-down') return 'ohne Bedeutung';
  return ordered.length === 0 ? 'nach den geringsten empfangenen Leistungen' : ordered.join(', dann ');
};

async function methodsKnown(reads: Reads): Promise<DocumentedTable> {
  const { rows } = await sql<MethodRow>`
    select method.method, method.resolution, to_char(method.valid_from, 'DD.MM.YYYY') as since, to_char(method.valid_to, 'DD.MM.YYYY') as until,
      (select coalesce(jsonb_agg(centre.name order by place.number), '[]')
        from unnest(method.centre_order) with ordinality as place (id, number)
        join cost_centre as centre on centre.tenant_id = method.tenant_id and centre.id::text = place.id::text) as ordered
    from cost_centre_method as method where method.known_to is null order by method.valid_from`.execute(reads);
  return {
    title: 'Verrechnung der Hilfskostenstellen',
    intro:
      'Nach welchem Verfahren und in welcher Reihenfolge die Kosten der Hilfskostenstellen auf die Kostentöpfe kommen, und wer das beschlossen hat.',
    columns: ['Gilt ab', 'Gilt bis', 'Verfahren', 'Reihenfolge', 'Beschluss'],
    rows: rows.map((row) => [row.since, row.until ?? '', METHODS[row.method], orderText(row), row.resolution]),
  };
}

/** Pools with the keys by which they are shared today, and how support centres are settled, for the process documentation. */
export const documentKeys = query({
  name: 'settlement.documentKeys',
  action: 'settlement.readKeys',
  input: z.object({}),
  run: async (reads, { today }): Promise<readonly DocumentedTable[]> => [await keysOn(reads, today), await methodsKnown(reads)],
});
