// SPDX-License-Identifier: EUPL-1.2
import { foundAssociation, type Municipality } from '@domain/tenancy';
import { addDays, DEFAULT_OFFICE_CALENDAR } from '@kernel/core';
import { inventedNames } from '../data/names.ts';
import { eventQueue } from '../event-queue.ts';
import { idsOfTime } from '../ids-of-time.ts';
import { journal } from '../journal.ts';
import { luckFrom } from '../luck.ts';
import type { Person } from '../person.ts';
import { type AssociationPlan, type Timetable, takenIntoUse } from '../plan.ts';
import { associationRow, settingsRow, tenantRow } from '../rows/directory-rows.ts';
import { circumstances, decided, instantOf, type Scene } from '../scene.ts';
import { workingTime } from '../working-time.ts';
import { defineCatalogue } from './catalogue.ts';
import { defineCostCentres } from './cost-centres.ts';
import { publishKeys } from './keys.ts';
import { admitMember } from './members.ts';
import { invite } from './people.ts';
import { publishVatPositions } from './vat-positions.ts';

/** How far working days are counted beyond the last day, for what is planned and does not happen any more. */
const BEYOND_DAYS = 120;

/** Founds the association and takes over what there was: people, catalogue, keys, members, agreements. */
export function foundScene(plan: AssociationPlan, timetable: Timetable, register: readonly Municipality[]): Scene {
  const luck = luckFrom(`${timetable.today}/${plan.seed}`);
  const ids = idsOfTime(luck.branch('ids'));
  const first = takenIntoUse(timetable);
  const time = workingTime(first, addDays(timetable.today, BEYOND_DAYS), DEFAULT_OFFICE_CALENDAR);
  const startMs = time.at(first, 7 * 60);
  const nobody = { userId: null, accountId: null, side: 'operator', roles: [], families: [], share: 0, login: false } as const;
  const founder = { ...nobody, tenantId: '' as Person['tenantId'], name: 'Betreiber', functionTitle: 'Betreiber', email: '' };
  const circle = circumstances({ ids }, founder, startMs);
  const { name, shortName, centreName, centreShortName, foundedOn } = plan;
  const founded = decided(
    foundAssociation({ associations: [] }, { name, shortName, land: 'NW', foundedOn, centreName, centreShortName }, circle),
    'an association',
  );
  const { association, centre } = founded;
  const operator: Person = { ...founder, tenantId: centre.id };
  const correlations = luck.branch('correlations');
  const correlationIds = idsOfTime(correlations);
  const scene: Scene = {
    ...{ plan, timetable, luck, ids, time, association, centre, operator },
    queue: eventQueue(),
    journal: journal({
      associationId: association.id,
      centreId: centre.id,
      correlation: (at) => correlationIds.at(Date.parse(at)),
    }),
    ...{
      people: [],
      members: [],
      offers: [],
      pools: [],
      vatPositions: [],
      costCentres: [],
      files: [],
      frozen: [],
      assigned: [],
      uploads: [],
    },
    ...{ open: new Map(), entries: new Map(), sheets: new Map(), minutes: new Map() },
    ...{ byUser: new Map(), readings: new Map(), numbers: new Map() },
  };
  const at = instantOf(startMs);
  scene.journal.put('association', associationRow(association, centre.id, at));
  scene.journal.put('tenant', tenantRow(centre, centre.id, at));
  scene.journal.put('tenant_settings', settingsRow(centre));
  const record = { type: 'association', id: association.id, content: founded };
  scene.journal.record({ by: operator, at, action: 'tenancy.foundAssociation', records: [record] });
  furnish(scene, register, startMs);
  return scene;
}

function furnish(scene: Scene, register: readonly Municipality[], startMs: number): void {
  const { plan, time, timetable } = scene;
  const names = inventedNames(plan.firstName);
  const minute = 60_000;
  let atMs = startMs;
  for (const [index, post] of plan.posts.entries()) {
    const { functionTitle, roles, families, share, login } = post;
    const own = families.filter((code) => plan.families.some((family) => family.code === code));
    const name = names();
    const email = `${login ?? `${name.slice(5).toLowerCase()}.${index}`}@${plan.mailDomain}`;
    const wanted = {
      tenantId: scene.centre.id,
      side: 'centre',
      name,
      functionTitle,
      email,
      roles,
      families: own,
      share,
      login: !!login,
    } as const;
    const join = (joinMs: number): void => {
      invite(scene, scene.people[0] ?? scene.operator, wanted, joinMs);
    };
    // The auditor came a month ago; everybody else was there from the beginning.
    if (roles.includes('auditor')) scene.queue.plan(time.at(time.dayAfter(addDays(timetable.today, -30), 0), 9 * 60), join);
    else {
      atMs += minute;
      join(atMs);
    }
  }
  atMs = defineCatalogue(scene, atMs + minute);
  atMs = publishKeys(scene, atMs + minute);
  publishVatPositions(scene, atMs);
  defineCostCentres(scene, atMs);
  for (const municipality of register.filter(plan.isMember)) {
    if (municipality.ags === plan.joiner?.ags) {
      const announced = time.dayAfter(addDays(plan.joiner.on, -20), 0);
      scene.queue.plan(time.at(announced, 10 * 60), (joinMs) => admitMember(scene, municipality, names, joinMs));
    } else {
      atMs += minute;
      admitMember(scene, municipality, names, atMs);
    }
  }
}
