// SPDX-License-Identifier: EUPL-1.2
import { invariant } from '@kernel/core';
import type { Side } from './actor.ts';

/** What may be permitted: one entry per action name, '<service>.<verb>'. */
export interface ActionDefinition {
  readonly de: string;
  readonly en: string;
  /** The rows carry a service family, and a grant may be limited to some; with 'others' the limit does not hold for one's own rows. */
  readonly byFamily?: boolean | 'others';
  /** Work of one service family, whose code is this: a grant that is limited to other families does not give it. */
  readonly family?: string;
  /** Reading only: what a read-only auditor gets. */
  readonly reads?: boolean;
  /** Takes data out, and changes nothing but the note of who took it along: a read-only auditor gets it as well. */
  readonly takesOut?: boolean;
}
export type ActionTable = Readonly<Record<string, ActionDefinition>>;

/** An action within a role; 'own' limits it to rows whose named column is the actor's user. */
export type RoleAction = string | { readonly action: string; readonly own: OwnColumn };
export const OWN_COLUMNS = ['userId', 'assigneeUserId', 'requesterUserId'] as const;
export type OwnColumn = (typeof OWN_COLUMNS)[number];

export interface RoleDefinition {
  readonly name: string;
  readonly side: Side;
  readonly de: string;
  readonly en: string;
  /** A grant of it must end, at the latest after so many days. */
  readonly longestDays?: number;
}

export interface RoleBook {
  readonly actions: ActionTable;
  readonly roles: readonly RoleDefinition[];
  actionsOf(role: string): readonly RoleAction[];
  /** Pairs of actions that one person should not hold together. */
  readonly conflicts: readonly (readonly [string, string])[];
}

export interface RoleContribution {
  readonly actions: ActionTable;
  /** Role name → actions that the service gives to it. */
  readonly roles: Readonly<Record<string, readonly RoleAction[]>>;
  readonly conflicts?: readonly (readonly [string, string])[];
}

/** The role that reads everything and takes it out, for a limited time, and changes nothing. */
export const AUDITOR = 'auditor';

/** Puts the services' contributions together; an unknown action or role stops the start. */
export function roleBook(roles: readonly RoleDefinition[], contributions: readonly RoleContribution[]): RoleBook {
  const actions: Record<string, ActionDefinition> = {};
  const byRole = new Map<string, RoleAction[]>(roles.map((role) => [role.name, []]));
  for (const contribution of contributions) {
    for (const [name, action] of Object.entries(contribution.actions)) {
      invariant(!(name in actions), `the action ${name} is defined twice`);
      actions[name] = action;
    }
  }
  for (const contribution of contributions) {
    for (const [role, granted] of Object.entries(contribution.roles)) {
      const list = byRole.get(role) ?? (role.startsWith('service:') ? [] : undefined);
      invariant(list, `unknown role ${role}`);
      for (const entry of granted) {
        const name = typeof entry === 'string' ? entry : entry.action;
        invariant(name in actions, `the role ${role} names the unknown action ${name}`);
        invariant(
          typeof entry === 'string' || OWN_COLUMNS.includes(entry.own),
          `the role ${role} has a condition that cannot be translated`,
        );
        list.push(entry);
      }
      byRole.set(role, list);
    }
  }
  const reading = Object.keys(actions).filter((name) => actions[name]?.reads || actions[name]?.takesOut);
  byRole.set(AUDITOR, [...new Set([...(byRole.get(AUDITOR) ?? []), ...reading])]);
  return {
    actions,
    roles,
    actionsOf: (role) => byRole.get(role) ?? [],
    conflicts: contributions.flatMap((contribution) => contribution.conflicts ?? []),
  };
}
