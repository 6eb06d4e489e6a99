// SPDX-License-Identifier: EUPL-1.2
import {
  type BookTimeInput,
  type BookTimeRefusalCode,
  type BookTimeState,
  bookTime as decide,
  type Request,
  type RequestId,
  STANDARD_TIME_RULES,
  type Task,
  type TaskId,
} from '@domain/desk';
import { err, monthOf, type Refusal, refusal, type UserId } from '@kernel/core';
import { choiceInput, dateInput, idInput, type LoadContext, systemNewId, textInput } from '@platform/use-case';
import { z } from 'zod';
import { codes, savingFor } from '../desk-use-case.ts';
import type { DeskRepositories } from '../repositories/desk-repositories.ts';
import type { Saving } from '../repositories/saving.ts';
import { timeUseCase } from '../time-use-case.ts';

const input = z.object({
  kind: choiceInput('TimeKind', ['billable', 'internal']),
  requestId: idInput<'RequestId'>().nullish(),
  taskId: idInput<'TaskId'>().nullish(),
  tenantId: idInput<'TenantId'>().nullish(),
  familyCode: textInput(60).nullish(),
  workedOn: dateInput,
  minutes: z.int(),
  activity: textInput(60),
  note: textInput(2000, 0).nullish(),
});
type Input = z.output<typeof input>;

interface State extends BookTimeState {
  readonly familyCode: string;
  readonly familyKnown: boolean;
  readonly forCentre: boolean;
  readonly userId: UserId;
  readonly saving: Saving;
}

/** The request and task that the work was done for: of a task with a request, both; null where one is out of reach. */
async function loadSubject(
  { requests, tasks }: DeskRepositories,
  { input: { taskId, requestId } }: LoadContext<Input>,
): Promise<{ request: Request | null; task: Task | null } | null> {
  const task = taskId ? await tasks.findTask(taskId as TaskId) : null;
  const wanted = (requestId ?? task?.requestId ?? null) as RequestId | null;
  const request = wanted ? await requests.findRequest(wanted) : null;
  return (taskId && !task) || (wanted && !request) ? null : { request, task };
}

async function needsAgreement({ catalogue }: DeskRepositories, request: Request | null, familyCode: string): Promise<boolean> {
  const service = request && (await catalogue.findService(request.serviceId));
  return service ? service.needsAgreement : catalogue.familyNeedsAgreement(familyCode);
}

const isFamily = async ({ catalogue }: DeskRepositories, familyCode: string): Promise<boolean> =>
  (await catalogue.listFamilies()).some(({ code }) => code === familyCode);

async function load(repositories: DeskRepositories, context: LoadContext<Input>): Promise<State | null> {
  const { actor, today } = context;
  const { workedOn } = context.input;
  const subject = await loadSubject(repositories, context);
  if (!subject || actor.userId === null) return null;
  const { request, task } = subject;
  const tenantId =
    request?.tenantId ?? task?.tenantId ?? (context.input.tenantId as State['tenantId'] | null | undefined) ?? actor.centreId;
  // A member that is not the one of the request or task is no member at all.
  if (context.input.tenantId && context.input.tenantId !== tenantId) return null;
  const familyCode = request?.familyCode ?? task?.familyCode ?? context.input.familyCode ?? '';
  await repositories.times.lockPerson(actor.centreId, actor.userId);
  // Asked at once: none depends on another, and all are answered behind the lock.
  const [standing, sheet, dayMinutes, agreements, needed, familyKnown] = await Promise.all([
    repositories.findStanding(tenantId, today),
    repositories.times.getSheet(actor.centreId, actor.userId, monthOf(workedOn), systemNewId),
    repositories.times.dayMinutes(actor.userId, workedOn),
    repositories.agreementsOn(tenantId, familyCode, workedOn),
    needsAgreement(repositories, request, familyCode),
    request !== null || task !== null || isFamily(repositories, familyCode),
  ]);
  if (!standing) return null;
  return {
    tenantId,
    request,
    task,
    familyCode,
    familyKnown,
    forCentre: tenantId === actor.centreId,
    sheetStatus: sheet.status,
    dayMinutes,
    agreements,
    needsAgreement: needed,
    rules: STANDARD_TIME_RULES,
    userId: actor.userId,
    saving: await savingFor(repositories, context, standing),
  };
}

/** Work for a member stands at a member, work of the centre at the centre: no key may count the centre as a member. */
function refuseHome(
  state: State,
  kind: BookTimeInput['kind'],
): Refusal<'INTERNAL_TIME_FOR_MEMBER' | 'MEMBER_MISSING' | 'FAMILY_UNKNOWN'> | null {
  if (kind === 'internal' && !state.forCentre) return refusal('INTERNAL_TIME_FOR_MEMBER', { field: 'kind' });
  if (kind === 'billable' && state.forCentre) return refusal('MEMBER_MISSING', { field: 'tenantId' });
  return state.familyKnown ? null : refusal('FAMILY_UNKNOWN', { field: 'familyCode', params: { code: state.familyCode } });
}

export const bookTime = timeUseCase({
  name: 'desk.bookTime',
  action: 'desk.bookTime',
  input,
  refusals: codes<BookTimeRefusalCode | 'MEMBER_MISSING' | 'FAMILY_UNKNOWN'>()(
    'MEMBER_MISSING',
    'FAMILY_UNKNOWN',
    'MINUTES_OUT_OF_RANGE',
    'DATE_IN_FUTURE',
    'ACTIVITY_UNKNOWN',
    'ACTIVITY_DOES_NOT_FIT',
    'TOO_LONG',
    'TOO_LONG_AGO',
    'MONTH_SIGNED_OFF',
    'DAY_OVERFULL',
    'INTERNAL_TIME_FOR_MEMBER',
    'TASK_OF_OTHER_REQUEST',
    'REQUEST_NOT_APPROVED',
    'REQUEST_CLOSED',
    'NO_VALID_AGREEMENT',
  ),
  load,
  row: ({ tenantId, familyCode, userId }) => ({ tenantId, familyCode, userId, type: 'timeEntry' }),
  decide: (state, { kind, workedOn, minutes, activity, note }, circumstances) => {
    const wrong = refuseHome(state, kind);
    if (wrong) return err(wrong);
    return decide(state, { kind, familyCode: state.familyCode, workedOn, minutes, activity, note: note ?? '' }, circumstances);
  },
});
