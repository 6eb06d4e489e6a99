// SPDX-License-Identifier: EUPL-1.2
import type { TenantStanding } from '@contracts/tenancy';
import {
  type Audience,
  displayStaffMember,
  type MemberStanding,
  type Request,
  type RequestDecision,
  type RequestEntry,
  type RequestId,
  type RequestState,
} from '@domain/desk';
import type { CivilDate, TenantId, UserId } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import { bindUseCase, type DecisionRecord, type LoadContext, type TargetRow, type UseCase } from '@platform/use-case';
import type { z } from 'zod';
import { type DeskRepositories, deskRepositories } from './repositories/desk-repositories.ts';
import { type DeskDecision, saveDecision } from './repositories/save-decision.ts';
import type { Saving } from './repositories/saving.ts';

export const useCase = bindUseCase(deskRepositories);

/** Lists every code of a rule: one that is forgotten or unknown does not compile. */
export const codes =
  <Code extends string>() =>
  <const Listed extends readonly Code[]>(...listed: [Code] extends [Listed[number]] ? Listed : never): readonly Code[] =>
    listed as readonly Code[];

type Circle = Pick<LoadContext<unknown>, 'actor' | 'at' | 'today'>;

export async function savingFor(
  { people }: DeskRepositories,
  { actor, at }: Circle,
  { staffShownAs }: Pick<TenantStanding, 'staffShownAs'>,
  named: readonly (UserId | null)[] = [],
): Promise<Saving> {
  const userIds = [...new Set(named.filter((userId) => userId !== null))];
  const staff = actor.body.side === 'centre' ? await people.findStaff(actor.centreId, userIds) : [];
  const shown = staff.map((person) => [person.userId, displayStaffMember(person, 'member', staffShownAs, 'de')] as const);
  return {
    associationId: actor.associationId,
    centreId: actor.centreId,
    at,
    accountId: actor.accountId,
    authorShown: authorShown(actor, staffShownAs),
    shown: new Map(shown),
  };
}

function authorShown(actor: Actor, staffShownAs: TenantStanding['staffShownAs']): string {
  if (actor.body.side === 'member' || actor.userId === null) return actor.name;
  const function_ = { de: actor.functionTitle, en: actor.functionTitle };
  return displayStaffMember({ userId: actor.userId, name: actor.name, function: function_ }, 'member', staffShownAs, 'de');
}

/** For what belongs to the centre itself: its catalogue, its people's months. */
export async function centreSaving(repositories: DeskRepositories, circle: Circle, named: readonly UserId[] = []): Promise<Saving | null> {
  const standing = await repositories.findStanding(circle.actor.centreId, circle.today);
  return standing && savingFor(repositories, circle, standing, named);
}

/** A request with all that its rules look at, locked. */
export interface RequestScene extends RequestState {
  readonly standing: TenantStanding;
  readonly saving: Saving;
}

export async function lockRequestScene(repositories: DeskRepositories, circle: Circle, requestId: RequestId): Promise<RequestScene | null> {
  const request = await repositories.requests.lockRequest(requestId);
  if (!request) return null;
  const standing = await repositories.findStanding(request.tenantId, circle.today);
  if (!standing) return null;
  const tasks = await repositories.tasks.lockTasksOf(request.id);
  // Whoever acts may get a task of the request by it.
  const saving = await savingFor(repositories, circle, standing, [circle.actor.userId]);
  return { request, tasks, calendar: standing.officeCalendar, standing, saving };
}

/** The member as the rules of ordering look at it, with the agreement that covers the family today. */
export async function memberFor(
  repositories: DeskRepositories,
  standing: TenantStanding,
  familyCode: string,
  on: CivilDate,
): Promise<MemberStanding> {
  return {
    tenantId: standing.tenantId,
    membership: standing.membership,
    agreements: await repositories.agreementsOn(standing.tenantId, familyCode, on),
    calendar: standing.officeCalendar,
    wantsApproval: standing.requestsNeedApproval,
  };
}

export const requestRow = ({ request }: { readonly request: Request }): TargetRow => ({
  tenantId: request.tenantId,
  familyCode: request.familyCode,
  requesterUserId: request.requesterUserId,
  type: 'request',
  id: request.id,
  version: request.version,
});

/** What a kind of use case leaves to be said; row, save, record and outcome are the same for all of it. */
export type Definition<Schema extends z.ZodType, State, Decision, Code extends string> = Pick<
  UseCase<DeskRepositories, Schema, State, Decision, Code, unknown>,
  'name' | 'action' | 'input' | 'refusals' | 'load' | 'decide'
> & { readonly twoPeople?: true } & Pick<UseCase<DeskRepositories, Schema, State, Decision, Code, unknown>, 'ofAll' | 'secondPerson'>;

type Saved = { readonly saving: Saving };

/** A use case about an existing request. */
export const requestUseCase = <
  Schema extends z.ZodType,
  State extends Saved & { readonly request: Request },
  Decision extends RequestDecision,
  Code extends string,
>(
  definition: Definition<Schema, State, Decision, Code>,
) => newRequestUseCase<Schema, State, Decision, Code>({ ...definition, row: requestRow });

/** A use case that makes a request; which row it stands for must be said. */
export const newRequestUseCase = <Schema extends z.ZodType, State extends Saved, Decision extends RequestDecision, Code extends string>(
  definition: Definition<Schema, State, Decision, Code> & { readonly row: (state: State) => TargetRow },
) =>
  useCase<Schema, State, Decision, Code, { requestId: RequestId }>({
    ...definition,
    save: (repositories, decision, { saving }) => saveDecision(repositories, decision, saving),
    record: (decision) => recordsOf({ type: 'request', id: decision.request.id, tenantId: decision.request.tenantId }, decision),
    outcome: ({ request }) => ({ requestId: request.id }),
  });

interface Root {
  readonly type: 'request' | 'task' | 'timeEntry' | 'timeSheet' | 'service';
  readonly id: string;
  readonly tenantId: TenantId;
}

/** For whom a decision is, by the entries that it leaves; without any it is the centre's own affair. */
function audienceOf({ entries }: DeskDecision): Audience {
  const audiences = entries.map(({ audience }) => audience);
  if (audiences.includes('both')) return 'both';
  return audiences.includes('member') ? 'member' : 'centre';
}

/** Why, as the histories show it; what stays inside the member is not among it. */
const reasonOf = ({ entries, why }: DeskDecision): string | null =>
  why ?? entries.find(({ kind, audience, text }) => kind === 'event' && audience !== 'member' && text !== '')?.text ?? null;

/** The centre's auditors read whole decisions: what a member's people write to each other stands in its entry alone. */
const withoutMemberTexts = (entries: readonly RequestEntry[]) =>
  entries.map((entry) => (entry.audience === 'member' ? { ...entry, text: '' } : entry));

/**
 * The root's record holds the decision whole. Every other record that it touched gets an entry of its own, with its changes
 * and a pointer to the root, so that each history is complete.
 */
export function recordsOf(root: Root, decision: DeskDecision): readonly DecisionRecord[] {
  const { messages, changes, why: _why, ...rest } = decision;
  const reason = reasonOf(decision);
  const touched = [
    ...decision.requests.map((request) => ({ type: 'request', record: request })),
    ...decision.tasks.map((task) => ({ type: 'task', record: task })),
    ...decision.timeEntries.map((entry) => ({ type: 'timeEntry', record: entry })),
  ];
  return [
    {
      ...root,
      content: { ...rest, entries: withoutMemberTexts(decision.entries), changes, audience: audienceOf(decision), reason },
      messages: messages.map(({ name, tenantId, ids }) => ({ name, payload: ids, tenantId: tenantId ?? root.tenantId })),
    },
    ...touched.map(({ type, record }) => ({
      type,
      id: record.id,
      tenantId: record.tenantId,
      content: {
        because: { type: root.type, id: root.id },
        created: record.version === 1 ? record : null,
        changes: changes.filter((change) => change.id === record.id),
        audience: 'centre',
        reason,
      },
    })),
  ];
}
