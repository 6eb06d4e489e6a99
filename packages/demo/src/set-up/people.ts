// SPDX-License-Identifier: EUPL-1.2
import type { RoleName } from '@contracts/tenancy';
import { type AccountId, addDays, type TenantId, type UserId } from '@kernel/core';
import { grantChanges } from '@services/tenancy';
import type { Person, Staff } from '../person.ts';
import { grantRow, userRow } from '../rows/directory-rows.ts';
import { circumstances, type Scene } from '../scene.ts';

export interface NewPerson {
  readonly tenantId: TenantId;
  readonly side: 'centre' | 'member';
  readonly name: string;
  readonly functionTitle: string;
  readonly email: string;
  readonly roles: readonly RoleName[];
  readonly families: readonly string[];
  readonly share: number;
  readonly login: boolean;
}

/** An audit takes less than half a year, and its role ends by itself. */
const AUDIT_DAYS = 120;

/** Makes somebody a user of a body with these roles, as the administration would have done. */
export function invite(scene: Scene, by: Person, wanted: NewPerson, atMs: number): Staff {
  const { at, today, newId } = circumstances(scene, by, atMs);
  const person: Staff = { ...wanted, userId: newId() as UserId, accountId: newId() as AccountId };
  const { journal } = scene;
  journal.put('tenant_user', userRow(person, today, at));
  const { userId, accountId, tenantId, name, functionTitle, email } = person;
  const written = {
    id: userId,
    tenantId,
    accountId,
    name,
    functionTitle,
    email,
    language: 'de',
    validFrom: today,
    validTo: null,
    version: 1,
  };
  const home = { type: 'user', id: userId, tenantId };
  journal.record({ by, at, action: 'tenancy.inviteUser', records: [{ ...home, content: { user: written, again: false, at } }] });
  for (const role of wanted.roles) {
    const grant = {
      ...{ id: newId(), tenantId, userId, role, tenantIds: [], familyCodes: wanted.families, validFrom: today },
      validTo: role === 'auditor' ? addDays(today, AUDIT_DAYS) : null,
      grantedBy: by.accountId,
      version: 1,
    };
    journal.put('role_grant', grantRow(grant, at));
    const content = { grant, at, acknowledgedConflict: false, changes: grantChanges(grant) };
    journal.record({ by, at, action: 'tenancy.grantRole', records: [{ ...home, content }] });
  }
  scene.people.push(person);
  scene.byUser.set(person.userId, person);
  return person;
}
