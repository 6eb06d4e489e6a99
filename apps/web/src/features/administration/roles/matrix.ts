// SPDX-License-Identifier: EUPL-1.2

export interface MatrixAction {
  readonly name: string;
  readonly label: string;
  readonly own: boolean;
}
export interface MatrixRole {
  readonly name: string;
  readonly label: string;
  readonly side: string;
  readonly longestDays: number | null;
  readonly actions: readonly MatrixAction[];
}
export type Grip = 'yes' | 'own' | 'no';

export interface MatrixRow {
  readonly name: string;
  readonly label: string;
  /** One for each role, in their order. */
  readonly grips: readonly Grip[];
}

export interface MatrixArea {
  readonly area: string;
  readonly rows: readonly MatrixRow[];
}

export interface MatrixFilter {
  readonly service?: string | undefined;
  readonly role?: string | undefined;
  readonly side?: string | undefined;
  readonly q?: string | undefined;
}

const areaOf = (action: string): string => action.split('.')[0] ?? '';

/** In the order of a member's way through the house; what is not known here stands at the end. */
const ORDER: readonly string[] = ['tenancy', 'agreements', 'desk', 'settlement', 'files', 'administration', 'jobs'];
const placeOf = (area: string): number => (ORDER.includes(area) ? ORDER.indexOf(area) : ORDER.length);

export const areasOf = (actions: readonly { readonly name: string }[]): readonly string[] =>
  [...new Set(actions.map(({ name }) => areaOf(name)))].sort((one, other) => placeOf(one) - placeOf(other) || one.localeCompare(other));

const gripOf = (role: MatrixRole, name: string): Grip => {
  const held = role.actions.filter((action) => action.name === name);
  if (held.length === 0) return 'no';
  return held.every(({ own }) => own) ? 'own' : 'yes';
};

/** Turns the roles with their actions into lines: an action, and who has it; grouped by the service that the action belongs to. */
export function matrixOf(
  all: readonly MatrixRole[],
  filter: MatrixFilter,
): { readonly roles: readonly MatrixRole[]; readonly areas: readonly MatrixArea[] } {
  const roles = all.filter((role) => (!filter.side || role.side === filter.side) && (!filter.role || role.name === filter.role));
  const words = new Map(roles.flatMap(({ actions }) => actions.map(({ name, label }) => [name, label] as const)));
  const wanted = (filter.q ?? '').trim().toLowerCase();
  const rows = [...words]
    .filter(([name, label]) => (!filter.service || areaOf(name) === filter.service) && label.toLowerCase().includes(wanted))
    .map(([name, label]): MatrixRow => ({ name, label, grips: roles.map((role) => gripOf(role, name)) }))
    .sort((one, other) => one.label.localeCompare(other.label));
  const areas = areasOf(rows).map((area) => ({
    area,
    rows: rows.filter(({ name }) => areaOf(name) === area),
  }));
  return { roles, areas };
}
