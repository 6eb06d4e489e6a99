// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, isValidOn } from '@kernel/core';
import type { Grant } from './repositories/role-repository.ts';
import type { BodyUser } from './repositories/user-repository.ts';

const ADMINISTRATORS = ['centreAdministrator', 'memberAdministrator'];

/** Users of the body who administer it on the day, for everything. */
const administratorsOn = (users: readonly BodyUser[], grants: readonly Grant[], date: CivilDate): Set<string> =>
  new Set(
    users
      .filter((user) => isValidOn({ from: user.validFrom, to: user.validTo }, date))
      .map((user) => user.id)
      .filter((id) =>
        grants.some(
          (grant) =>
            grant.userId === id &&
            ADMINISTRATORS.includes(grant.role) &&
            grant.tenantIds.length === 0 &&
            isValidOn({ from: grant.validFrom, to: grant.validTo }, date),
        ),
      ),
  );

/** Whether a change leaves a body that could administer itself on a day without anybody who can. */
export const leavesNobody = (
  before: { users: readonly BodyUser[]; grants: readonly Grant[] },
  after: { users: readonly BodyUser[]; grants: readonly Grant[] },
  date: CivilDate,
): boolean => administratorsOn(before.users, before.grants, date).size > 0 && administratorsOn(after.users, after.grants, date).size === 0;
