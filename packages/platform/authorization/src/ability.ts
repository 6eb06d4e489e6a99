// SPDX-License-Identifier: EUPL-1.2
import { AbilityBuilder, createMongoAbility, type MongoAbility, subject } from '@casl/ability';
import type { TenantId } from '@kernel/core';
import type { ActiveGrant, Actor } from './actor.ts';
import type { ActionDefinition, OwnColumn, RoleBook } from './roles.ts';

/** The row that a decision is about, as far as permissions look at it. */
export interface SubjectRow {
  readonly tenantId: TenantId;
  /** Several where the row stands for a person, who may work for several families: it is within reach by any one of them. */
  readonly familyCode?: string | readonly string[] | null;
  readonly userId?: string | null;
  readonly assigneeUserId?: string | null;
  readonly requesterUserId?: string | null;
}

export type Ability = MongoAbility;

const ROW = 'Row';
const abilities = new WeakMap<Actor, Ability>();

/** Work of a family to which the grant is not given. */
export const isOutside = ({ familyCodes }: ActiveGrant, definition: ActionDefinition | undefined): boolean =>
  definition?.family !== undefined && familyCodes !== null && !familyCodes.includes(definition.family);

/** For which rows a grant gives an action; null: for none. */
function rowsOf(actor: Actor, grant: ActiveGrant, definition: ActionDefinition | undefined, own: OwnColumn | null) {
  if (isOutside(grant, definition)) return null;
  const byFamily = grant.familyCodes !== null && definition?.byFamily && !(definition.byFamily === 'others' && own);
  return {
    tenantId: { $in: [...grant.tenantIds] },
    ...(byFamily ? { familyCode: { $in: [...(grant.familyCodes ?? [])] } } : {}),
    ...(own ? { [own]: grant.deputyFor ?? actor.userId } : {}),
  };
}

/** What the actor may do, as CASL rules over action names; computed once per actor. */
export function abilityOf(actor: Actor, book: RoleBook): Ability {
  const known = abilities.get(actor);
  if (known) return known;
  const { can, build } = new AbilityBuilder<Ability>(createMongoAbility);
  for (const grant of actor.grants) {
    for (const entry of book.actionsOf(grant.role)) {
      const action = typeof entry === 'string' ? entry : entry.action;
      const rows = rowsOf(actor, grant, book.actions[action], typeof entry === 'string' ? null : entry.own);
      if (rows) can(action, ROW, rows);
    }
  }
  const ability = build();
  abilities.set(actor, ability);
  return ability;
}

/** May the actor do this anywhere at all? */
export const mayAnywhere = (actor: Actor, book: RoleBook, action: string): boolean => abilityOf(actor, book).can(action, ROW);

/** May the actor do this with this row? */
export const may = (actor: Actor, book: RoleBook, action: string, row: SubjectRow): boolean =>
  abilityOf(actor, book).can(action, subject(ROW, { ...row }) as never);

/** The conditions under which the action is allowed; any one suffices. */
export interface Condition {
  readonly tenantIds: readonly TenantId[];
  readonly familyCodes: readonly string[] | null;
  readonly own: { readonly column: string; readonly userId: string } | null;
}

/** CASL's rules for an action in the closed form that can become SQL; anything else is a bug and throws. */
export function conditionsFor(actor: Actor, book: RoleBook, action: string): readonly Condition[] {
  return abilityOf(actor, book)
    .rulesFor(action, ROW)
    .map((rule) => {
      const { tenantId, familyCode, ...own } = (rule.conditions ?? {}) as Record<string, unknown>;
      const entries = Object.entries(own);
      const first = entries[0];
      const inverted = rule.inverted || entries.length > 1;
      if (inverted) throw new Error(`a rule for ${action} cannot be translated`);
      return {
        tenantIds: (tenantId as { $in: TenantId[] }).$in,
        familyCodes: (familyCode as { $in: string[] } | undefined)?.$in ?? null,
        own: first ? { column: first[0], userId: String(first[1]) } : null,
      };
    });
}

/** Every tenant for which the actor may do the action. */
export function tenantsFor(actor: Actor, book: RoleBook, action: string): TenantId[] {
  return [...new Set(conditionsFor(actor, book, action).flatMap((condition) => condition.tenantIds))];
}
