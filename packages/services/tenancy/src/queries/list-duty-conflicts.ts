// SPDX-License-Identifier: EUPL-1.2
import { dutyConflicts, type RoleBook } from '@platform/authorization';
import { idInput, query } from '@platform/use-case';
import { z } from 'zod';
import type { MatrixAction } from './show-role-matrix.ts';

export interface DutyConflictRow {
  readonly userId: string;
  readonly userName: string;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly actions: readonly MatrixAction[];
  readonly roles: readonly string[];
  /** Empty where the user's own roles suffice. */
  readonly deputyships: readonly ThroughDeputyship[];
}

export interface ThroughDeputyship {
  readonly forName: string;
  readonly validFrom: string;
  readonly validTo: string;
}

/** Persons who today hold what two should hold. */
export const listDutyConflicts = query({
  name: 'tenancy.listDutyConflicts',
  action: 'tenancy.readUsers',
  input: z.object({ tenantId: idInput<'TenantId'>().optional() }),
  run: async (reads, { input, today, book, permitted }): Promise<readonly DutyConflictRow[]> => {
    const held = await reads
      .selectFrom('role_grant')
      .innerJoin('tenant_user as owner', (join) =>
        join.onRef('owner.id', '=', 'role_grant.user_id').onRef('owner.tenant_id', '=', 'role_grant.tenant_id'),
      )
      .innerJoin('tenant', 'tenant.id', 'role_grant.tenant_id')
      .leftJoin('deputy', (join) =>
        join
          .onRef('deputy.user_id', '=', 'owner.id')
          .onRef('deputy.tenant_id', '=', 'owner.tenant_id')
          .on('deputy.valid_from', '<=', today)
          .on('deputy.valid_to', '>=', today),
      )
      .leftJoin('tenant_user as stand_in', (join) =>
        join
          .onRef('stand_in.id', '=', 'deputy.deputy_user_id')
          .onRef('stand_in.tenant_id', '=', 'deputy.tenant_id')
          .on((eb) => eb.or([eb('stand_in.valid_to', 'is', null), eb('stand_in.valid_to', '>=', today)])),
      )
      .select(['role_grant.user_id as userId', 'role_grant.role', 'owner.name', 'role_grant.tenant_id as tenantId'])
      .select(['tenant.short_name as tenantName', 'stand_in.id as standInId', 'stand_in.name as standInName'])
      .select(['deputy.valid_from as validFrom', 'deputy.valid_to as validTo'])
      .where(permitted({ tenantId: 'role_grant.tenant_id' }))
      .where('role_grant.valid_from', '<=', today)
      .where((eb) => eb.or([eb('role_grant.valid_to', 'is', null), eb('role_grant.valid_to', '>=', today)]))
      .where((eb) => eb.or([eb('owner.valid_to', 'is', null), eb('owner.valid_to', '>=', today)]))
      .$if(input.tenantId !== undefined, (rows) => rows.where('role_grant.tenant_id', '=', input.tenantId ?? ''))
      .orderBy('owner.name')
      .execute();
    const inWords = (name: string): MatrixAction => ({
      name,
      own: null,
      de: book.actions[name]?.de ?? name,
      en: book.actions[name]?.en ?? name,
    });
    const lent = held.flatMap(lentRole);
    const hands = [...held.map((own): Hand => ({ ...own, deputyFor: null })), ...lent];
    return dutyConflicts(book, hands).flatMap(({ userId, actions, roles }) => {
      const user = hands.find((one) => one.userId === userId);
      if (!user) return [];
      const ofUser = { userId, userName: user.name, tenantId: user.tenantId, tenantName: user.tenantName };
      return [{ ...ofUser, actions: actions.map(inWords), roles, deputyships: through(book, hands, userId, actions) }];
    });
  },
});

/** A role in somebody's hand; as a deputy's it is the represented user's. */
interface Hand {
  readonly userId: string;
  readonly role: string;
  readonly name: string;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly deputyFor: ThroughDeputyship | null;
}

interface HeldRow extends Omit<Hand, 'deputyFor'> {
  readonly standInId: string | null;
  readonly standInName: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

function lentRole({ standInId, standInName, validFrom, validTo, ...own }: HeldRow): Hand[] {
  if (!standInId || !standInName || !validFrom || !validTo) return [];
  return [{ ...own, userId: standInId, name: standInName, deputyFor: { forName: own.name, validFrom, validTo } }];
}

/** The deputyships without which the user would not hold both duties. */
function through(book: RoleBook, hands: readonly Hand[], userId: string, pair: readonly string[]): ThroughDeputyship[] {
  const gives = (role: string, action: string): boolean =>
    book.actionsOf(role).some((entry) => (typeof entry === 'string' ? entry : entry.action) === action);
  const ofUser = hands.filter((hand) => hand.userId === userId);
  const missing = pair.filter((action) => !ofUser.some(({ role, deputyFor }) => deputyFor === null && gives(role, action)));
  const needed = ofUser.flatMap(({ role, deputyFor }) => (deputyFor && missing.some((action) => gives(role, action)) ? [deputyFor] : []));
  return [...new Map(needed.map((one) => [Object.values(one).join(), one])).values()];
}
