// SPDX-License-Identifier: EUPL-1.2
import type { RoleName } from '@contracts/tenancy';
import type { Agreement, VatPosition } from '@domain/agreements';
import type { AgreementCover, CatalogueService, Request, Task, TimeEntry, TimeSheet } from '@domain/desk';
import type { AllocationKey, Pool } from '@domain/settlement';
import type { Association, Municipality, Tenant } from '@domain/tenancy';
import {
  businessDayOf,
  type Circumstances,
  type CivilDate,
  type CivilMonth,
  type Instant,
  type Refusal,
  type Result,
  type TenantId,
  type UserId,
} from '@kernel/core';
import type { DemoService } from './data/catalogue-shape.ts';
import type { DemoSharing } from './data/sharing.ts';
import type { EventQueue } from './event-queue.ts';
import type { IdsOfTime } from './ids-of-time.ts';
import type { Journal } from './journal.ts';
import type { Luck } from './luck.ts';
import type { Person, Staff } from './person.ts';
import type { AssociationPlan, Timetable } from './plan.ts';
import type { WorkingTime } from './working-time.ts';

/** A member with its people and what it has signed. */
export interface Member {
  readonly tenant: Tenant;
  readonly municipality: Municipality;
  readonly slug: string;
  readonly clerks: readonly Staff[];
  readonly approver: Staff | null;
  readonly treasurer: Staff;
  readonly administrator: Staff;
  readonly agreements: readonly Agreement[];
  readonly covers: readonly AgreementCover[];
}

/** A request with its tasks as they stand, and who works on it. */
export interface CaseFile {
  request: Request;
  tasks: readonly Task[];
  readonly member: Member;
  readonly demoService: DemoService;
  service: CatalogueService;
  handler: Staff | null;
}

export interface Upload {
  readonly tenantId: TenantId;
  readonly fileName: string;
  readonly content: Buffer;
}

export interface Offer {
  readonly demo: DemoService;
  readonly service: CatalogueService;
}

export interface SharedPool {
  readonly sharing: DemoSharing;
  readonly pool: Pool;
  keyVersions: readonly AllocationKey[];
}

/** Everything of one association while its year goes by. */
export interface Scene {
  readonly plan: AssociationPlan;
  readonly timetable: Timetable;
  readonly luck: Luck;
  readonly ids: IdsOfTime;
  readonly time: WorkingTime;
  readonly queue: EventQueue;
  readonly journal: Journal;
  readonly association: Association;
  readonly centre: Tenant;
  readonly operator: Person;
  readonly people: Staff[];
  readonly byUser: Map<string, Staff>;
  readonly members: Member[];
  readonly offers: Offer[];
  readonly pools: SharedPool[];
  /** How services are taxed where an agreement says nothing. */
  readonly vatPositions: VatPosition[];
  /** Parts of the centre that serve the pools. */
  readonly costCentres: { readonly id: string; readonly name: string; readonly monthlyCents: bigint }[];
  readonly open: Map<UserId, CaseFile[]>;
  readonly files: CaseFile[];
  readonly entries: Map<string, TimeEntry[]>;
  readonly sheets: Map<string, TimeSheet>;
  /** Minutes by family and month, for the costs. */
  readonly minutes: Map<string, number>;
  /** Ids of readings by the record and version that they measure, for reversals. */
  readonly readings: Map<string, string>;
  /** The last number that a member's requests of a year have drawn. */
  readonly numbers: Map<string, number>;
  /** Who was given which request's task by a lead. */
  readonly assigned: { readonly person: Staff; readonly file: CaseFile; readonly atMs: number }[];
  readonly frozen: CivilMonth[];
  /** Bytes of files that rows will name, until they are stored. */
  readonly uploads: Upload[];
}

const todayOf = new Map<string, CivilDate>();

/** The business day of an instant; the same hour has the same one. */
function dayOf(at: Instant): CivilDate {
  const hour = at.slice(0, 13);
  let day = todayOf.get(hour);
  if (day === undefined) {
    day = businessDayOf(at);
    todayOf.set(hour, day);
  }
  return day;
}

export const instantOf = (atMs: number): Instant => new Date(atMs).toISOString() as Instant;

export function circumstances({ ids }: Pick<Scene, 'ids'>, person: Person, atMs: number): Circumstances {
  const at = instantOf(atMs);
  return {
    by: { userId: person.userId, accountId: person.accountId, side: person.side },
    at,
    today: dayOf(at),
    newId: () => ids.at(atMs),
  };
}

/** A refusal in the demo is a mistake of the demo. */
export function decided<T>(result: Result<T, Refusal>, what: string): T {
  if (result.ok) return result.value;
  throw new Error(`the demo was refused ${what}: ${JSON.stringify(result.error)}`);
}

export const withRole = ({ people }: Pick<Scene, 'people'>, role: RoleName): Staff => {
  const found = people.find((person) => person.side === 'centre' && person.roles.includes(role));
  if (!found) throw new Error(`the demo has nobody with the role ${role}`);
  return found;
};
