// SPDX-License-Identifier: EUPL-1.2
import type { TenantId } from '@kernel/core';
import type { Reads } from '@platform/database';
import { sql } from 'kysely';

/** One field of a record, before and after. Values are plain JSON, money a decimal string. */
export interface HistoryChange {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** Who did something, as the reader may see it: a person's name, or the function where the association shows its staff that way. */
export interface HistoryEntry {
  /** Number of the link in the chain of the record's tenant. */
  readonly sequence: string;
  readonly at: string;
  /** '<service>.<behaviour>'; its words stand in the labels of the service. */
  readonly action: string;
  /** Of what a service did: the person who ordered it, null where nobody did. Otherwise null: the values were erased. */
  readonly by: string | null;
  readonly bySide: 'centre' | 'member' | 'service' | 'operator';
  /** As whose deputy, by name; of the centre's staff only where the association shows them by name. */
  readonly inPlaceOf: readonly string[];
  readonly changes: readonly HistoryChange[];
  /** Why, where the decision says so; of the other side's decisions it is not shown to members. */
  readonly reason: string | null;
  readonly erased: boolean;
}

export interface HistoryOf {
  /** The home of the record. */
  readonly tenantId: TenantId;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly viewer: { readonly side: 'centre' | 'member' };
  /** Use cases that members do not hear of, beside every decision whose 'audience' is the centre. */
  readonly internalActions?: readonly string[];
}

const LIMIT = 500;

/**
 * The history of a record, oldest first, at most 500 entries: what was done, never what was refused.
 * The caller has made sure that the viewer may see the record itself.
 */
export async function recordHistory(reads: Reads, of: HistoryOf): Promise<readonly HistoryEntry[]> {
  const rows = await reads
    .selectFrom('audit_entry as e')
    .leftJoin('audit_value as v', (join) => join.onRef('v.tenant_id', '=', 'e.tenant_id').onRef('v.sequence', '=', 'e.sequence'))
    .leftJoin('association as a', 'a.id', 'e.association_id')
    .select(['e.sequence', 'e.at', 'e.action', 'e.actor_kind', 'e.acting_tenant_id', 'v.content'])
    .select(['a.staff_shown_as', 'a.tenant_id as centre_id', PLACES.as('places'), ORDERER.as('orderer')])
    .where('e.tenant_id', '=', of.tenantId)
    .where('e.subject_type', '=', of.subjectType)
    .where('e.subject_id', '=', of.subjectId)
    .where('e.outcome', '=', 'done')
    .orderBy('e.sequence', 'desc')
    .limit(LIMIT)
    .execute();
  return rows
    .reverse()
    .map((row) => ({ row, content: parseAuditContent(row.content) }))
    .filter(({ row, content }) => of.viewer.side === 'centre' || !isInternal(row.action, content, of.internalActions ?? []))
    .map(({ row, content }) => {
      const bySide = sideOf(row);
      const foreign = of.viewer.side === 'member' && bySide !== 'member';
      const seen = { viewerSide: of.viewer.side, actorSide: bySide, staffShownAs: row.staff_shown_as };
      return {
        sequence: String(row.sequence),
        at: row.at,
        action: row.action,
        by: row.content === null ? null : shownActor(content, row.orderer, seen),
        bySide,
        inPlaceOf: shownPlaces(row.places, seen),
        changes: changesOf(content.decided, of.subjectId),
        reason: foreign ? null : textOf(content.decided, 'reason'),
        erased: row.content === null,
      };
    });
}

/** What stands behind a commitment: who decided, and what. */
export interface AuditContent {
  readonly by: string | null;
  readonly byFunction: string | null;
  /** Users as whose deputy it was done; empty where one's own roles sufficed. */
  readonly inPlaceOf: readonly string[];
  readonly decided: unknown;
}

export function parseAuditContent(content: string | null): AuditContent {
  const parsed = content === null ? {} : (JSON.parse(content) as Partial<Record<keyof AuditContent, unknown>>);
  const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
  return { by: text(parsed.by), byFunction: text(parsed.byFunction), inPlaceOf: listOf(parsed.inPlaceOf), decided: parsed.decided ?? null };
}

const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []);

/** The names of those in whose place an entry's values 'v' say that it was done, as far as the reader may see them at all. */
export const PLACES = sql<readonly string[]>`(select coalesce(jsonb_agg(absent.name order by absent.name), '[]')
  from jsonb_array_elements_text(coalesce(v.content::jsonb -> 'inPlaceOf', '[]')) as place(id)
  join tenant_user as absent on absent.id = place.id::uuid)`;

export const shownPlaces = (places: readonly string[], seen: SeenBy): readonly string[] => (isHidden(seen) ? [] : places);

interface SeenBy {
  readonly viewerSide: 'centre' | 'member';
  readonly actorSide: HistoryEntry['bySide'];
  readonly staffShownAs: string | null;
}

const isHidden = ({ viewerSide, actorSide, staffShownAs }: SeenBy): boolean =>
  viewerSide === 'member' && actorSide !== 'member' && staffShownAs !== 'name';

/** Members see the centre's staff as the association has decided; everybody else is seen by name. */
export function shownName(content: Pick<AuditContent, 'by' | 'byFunction'>, seen: SeenBy): string | null {
  return isHidden(seen) ? content.byFunction : content.by;
}

/** Who ordered what a service did: the owner of the account that caused it, as the body knows that person that the entry belongs to. */
export interface Orderer {
  readonly name: string;
  readonly functionTitle: string;
  readonly side: 'centre' | 'member';
}

/** The orderer of an entry 'e' of the association 'a'; null for people, for the operator, and for what nobody ordered. */
export const ORDERER = sql<Orderer | null>`(select jsonb_build_object('name', person.name, 'functionTitle', person.function_title,
    'side', case when person.tenant_id = a.tenant_id then 'centre' else 'member' end)
  from tenant_user as person
  where e.actor_kind = 'service' and person.account_id = e.actor_account_id
  order by person.tenant_id = a.tenant_id desc, person.tenant_id = e.acting_tenant_id desc, person.tenant_id limit 1)`;

/** Like shownName; the name of a service says nothing to anybody, so that of its orderer stands there. */
export function shownActor(content: Pick<AuditContent, 'by' | 'byFunction'>, orderer: Orderer | null, seen: SeenBy): string | null {
  if (seen.actorSide !== 'service') return shownName(content, seen);
  return orderer && shownName({ by: orderer.name, byFunction: orderer.functionTitle }, { ...seen, actorSide: orderer.side });
}

/** On which side of the counter the actor of an entry stood. */
export function sideOf(row: { actor_kind: string; acting_tenant_id: string | null; centre_id: string | null }): HistoryEntry['bySide'] {
  if (row.actor_kind === 'service' || row.actor_kind === 'operator') return row.actor_kind;
  return row.centre_id !== null && row.acting_tenant_id === row.centre_id ? 'centre' : 'member';
}

/** The changes that a decision lists, those of other records left out. */
export function changesOf(decided: unknown, subjectId: string): readonly HistoryChange[] {
  const listed = fieldOf(decided, 'changes');
  if (!Array.isArray(listed)) return [];
  return listed
    .filter((change) => typeof fieldOf(change, 'field') === 'string' && [undefined, subjectId].includes(fieldOf(change, 'id') as never))
    .map((change) => ({
      field: String(fieldOf(change, 'field')),
      from: fieldOf(change, 'from') ?? null,
      to: fieldOf(change, 'to') ?? null,
    }));
}

const isInternal = (action: string, content: AuditContent, internalActions: readonly string[]): boolean =>
  internalActions.includes(action) || fieldOf(content.decided, 'audience') === 'centre';

const fieldOf = (value: unknown, field: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[field] : undefined;

function textOf(value: unknown, field: string): string | null {
  const found = fieldOf(value, field);
  return typeof found === 'string' && found !== '' ? found : null;
}
