// SPDX-License-Identifier: EUPL-1.2
import type { AgreementCover } from '@domain/desk';
import { admitTenant, type Municipality, usualColour } from '@domain/tenancy';
import { DEFAULT_OFFICE_CALENDAR, type OfficeCalendar } from '@kernel/core';
import type { Staff } from '../person.ts';
import type { MemberPost } from '../plan.ts';
import { membershipRow, settingsRow, slugOf, tenantRow } from '../rows/directory-rows.ts';
import { circumstances, decided, type Scene } from '../scene.ts';
import { signAgreements } from './agreements.ts';
import { invite } from './people.ts';

const POSTS = {
  clerk: { role: 'memberClerk', title: 'Hauptamt', box: 'hauptamt' },
  approver: { role: 'memberApprover', title: 'Fachbereichsleitung', box: 'freigabe' },
  treasurer: { role: 'memberTreasurer', title: 'Kämmerei', box: 'kaemmerei' },
  administrator: { role: 'memberAdministrator', title: 'Administration', box: 'administration' },
} as const satisfies Record<MemberPost, object>;

/** The Thursday evening that town halls keep open, and a Monday of carnival. */
function hoursOf(index: number): OfficeCalendar {
  const { openings } = DEFAULT_OFFICE_CALENDAR;
  if (index % 3 !== 0) return DEFAULT_OFFICE_CALENDAR;
  const evening = [
    { from: 480, to: 720 },
    { from: 840, to: 1080 },
  ];
  return { ...DEFAULT_OFFICE_CALENDAR, openings: { ...openings, 3: [{ from: 480, to: 720 }], 4: evening } };
}

/** Makes a municipality a member, with its people and its agreements. */
export function admitMember(scene: Scene, municipality: Municipality, names: () => string, atMs: number): void {
  const { plan, association, centre, journal } = scene;
  const { ags, name, shortName } = municipality;
  const index = scene.members.length;
  const circle = circumstances(scene, scene.operator, atMs);
  const input = {
    ...{ ags, name, shortName, colour: usualColour(ags), leftOn: null, officeCalendar: hoursOf(index) },
    joinedOn: plan.joiner?.ags === ags ? plan.joiner.on : plan.foundedOn,
    requestsNeedApproval: plan.approving.includes(ags),
    ordersCostUnit: index % 5 === 0,
  };
  const tenants = [centre, ...scene.members.map(({ tenant }) => tenant)];
  const { tenant } = decided(admitTenant({ association, tenants, municipality }, input, circle), name);
  const membershipId = circle.newId();
  journal.put('tenant', tenantRow(tenant, centre.id, circle.at));
  journal.put('membership', membershipRow(tenant, centre.id, membershipId, circle.at));
  journal.put('tenant_settings', settingsRow(tenant));
  const slug = slugOf(shortName);
  const content = { tenant, slug, membershipId, at: circle.at };
  journal.record({
    by: scene.operator,
    at: circle.at,
    action: 'tenancy.admitTenant',
    records: [{ type: 'tenant', id: tenant.id, tenantId: centre.id, content }],
  });

  const logins = plan.memberLogins[ags] ?? [];
  const administration = scene.people[0] ?? scene.operator;
  let joined = 0;
  const person = (post: MemberPost, number = 0): Staff => {
    const { role, title, box } = POSTS[post];
    joined += 1;
    const login = number === 0 && logins.includes(post);
    const email = `${box}${number > 0 ? number + 1 : ''}@${slug}.${plan.seed}.demo.example`;
    const one = {
      tenantId: tenant.id,
      side: 'member',
      name: names(),
      functionTitle: title,
      email,
      roles: [role],
      families: [],
      share: 0,
      login,
    } as const;
    return invite(scene, administration, one, atMs + joined * 1_000);
  };
  const administrator = person('administrator');
  const clerks = [person('clerk'), person('clerk', 1)];
  const treasurer = person('treasurer');
  const approver = input.requestsNeedApproval ? person('approver') : null;
  const agreements = signAgreements(scene, tenant, atMs + (joined + 1) * 1_000);
  const covers = agreements.flatMap(({ id, serviceFamilyCodes, validity }): AgreementCover[] =>
    validity ? [{ agreementId: id as unknown as AgreementCover['agreementId'], familyCodes: serviceFamilyCodes, validity }] : [],
  );
  scene.members.push({ tenant, municipality, slug, clerks, approver, treasurer, administrator, agreements, covers });
}
