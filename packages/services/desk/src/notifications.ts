// SPDX-License-Identifier: EUPL-1.2
import { businessDayOf, type CivilMonth, type Instant, type TenantId, type UserId } from '@kernel/core';
import type { Writes } from '@platform/database';
import { type NotificationRule, type Recipient, roleHolders, type ToldMessage } from '@platform/notifications';
import { peopleRepository } from './repositories/people-repository.ts';
import type { topics } from './topics.ts';

type Recipients = NotificationRule['recipients'];
type TopicName = keyof typeof topics;

const idIn = ({ payload }: ToldMessage, name: string): string => String(payload[name]);
const requestOf = (writes: Writes, message: ToldMessage) => writes.request.findFirst({ where: { id: idIn(message, 'requestId') } });
const taskOf = (writes: Writes, message: ToldMessage) => writes.task.findFirst({ where: { id: idIn(message, 'taskId') } });
const sheetOf = (writes: Writes, message: ToldMessage) => writes.timeSheet.findFirst({ where: { id: idIn(message, 'timeSheetId') } });

/** Who asked; a request that came by telephone or letter has nobody to be told here. */
const requester: Recipients = async (writes, message) => {
  const request = await requestOf(writes, message);
  return request?.requesterUserId ? [{ tenantId: request.tenantId, userId: request.requesterUserId }] : [];
};

/** The people of the body who may approve what a colleague of theirs asks for. */
const approvers: Recipients = async (writes, message, today) => {
  const request = await requestOf(writes, message);
  if (!request) return [];
  const held = { tenantId: request.tenantId, familyCodes: [request.familyCode], on: today };
  const found = await roleHolders(writes, ['memberApprover'], held);
  return found.filter(({ userId }) => userId !== request.requesterUserId);
};

async function ofCentre(writes: Writes, userIds: readonly (string | null)[]): Promise<readonly Recipient[]> {
  const centreId = (await writes.association.findFirst())?.tenantId;
  return centreId === undefined ? [] : userIds.flatMap((userId) => (userId === null ? [] : [{ tenantId: centreId, userId }]));
}

/** Who works on the request at the moment; without anybody it stands in the queue for all. */
const workers: Recipients = async (writes, message) => {
  const tasks = await writes.task.findMany({
    where: { requestId: idIn(message, 'requestId'), status: { in: ['claimed', 'inProgress', 'onHold'] } },
  });
  return ofCentre(
    writes,
    tasks.map(({ assigneeUserId }) => assigneeUserId),
  );
};

const assignee: Recipients = async (writes, message) => ofCentre(writes, [(await taskOf(writes, message))?.assigneeUserId ?? null]);

/** The leads of the families for which the person works. */
const approversOfMonths: Recipients = async (writes, message, today) => {
  const sheet = await sheetOf(writes, message);
  if (sheet?.status !== 'signed') return [];
  const month = sheet.month as CivilMonth;
  const familyCodes = await peopleRepository(writes).familiesInMonth(sheet.tenantId as TenantId, sheet.userId as UserId, month);
  const found = await roleHolders(writes, ['teamLead'], { tenantId: sheet.tenantId, familyCodes, on: today });
  return found.filter(({ userId }) => userId !== sheet.userId);
};

const personOfMonth: Recipients = async (writes, message) => {
  const sheet = await sheetOf(writes, message);
  return sheet ? [{ tenantId: sheet.tenantId, userId: sheet.userId }] : [];
};

/** The same message stands for both sides' replies; its entry says whose it is. */
const repliedBy =
  (side: 'member' | 'centre', recipients: Recipients): Recipients =>
  async (writes, message, today) => {
    const entry = await writes.requestEntry.findFirst({ where: { id: idIn(message, 'entryId') } });
    return (entry?.side === 'member' ? 'member' : 'centre') === side ? recipients(writes, message, today) : [];
  };

const aboutRequest = (on: NotificationRule['on'], topic: TopicName, recipients: Recipients): NotificationRule => ({
  on,
  topic,
  recipients,
  params: async (message, writes) => ({ number: (await requestOf(writes, message))?.number ?? '' }),
  link: (message) => `requests/${idIn(message, 'requestId')}`,
});

const aboutTask = (on: NotificationRule['on']): NotificationRule => ({
  on,
  topic: 'desk.taskAssigned',
  recipients: assignee,
  params: async (message, writes) => {
    const task = await taskOf(writes, message);
    const request = task?.requestId ? await writes.request.findFirst({ where: { id: task.requestId } }) : null;
    const due = task?.dueAt ? { due: businessDayOf(task.dueAt.toISOString() as Instant) } : {};
    return { taskId: idIn(message, 'taskId'), ...(request ? { number: request.number } : {}), ...due };
  },
  link: ({ payload }) => (payload['requestId'] ? `requests/${String(payload['requestId'])}` : 'tasks?queue=mine'),
});

/** A lead has many people and is told whose month it is; everybody knows their own. */
const months = {
  ofOthers: { page: 'time/months', params: (message: ToldMessage) => ({ timeSheetId: idIn(message, 'timeSheetId') }) },
  own: { page: 'time', params: () => ({}) },
};

const aboutMonth = (
  on: NotificationRule['on'],
  topic: TopicName,
  recipients: Recipients,
  whose: keyof typeof months,
): NotificationRule => ({
  on,
  topic,
  recipients,
  params: async (message, writes) => ({ month: (await sheetOf(writes, message))?.month ?? '', ...months[whose].params(message) }),
  link: (_message, { month }) => `${months[whose].page}?month=${month}`,
});

/** Who is told of what happens at the desk. New requests are told to nobody: the queue shows them to all who may take them. */
export const rules: readonly NotificationRule[] = [
  aboutRequest('RequestAwaitsApproval.v1', 'desk.requestAwaitsApproval', approvers),
  aboutRequest('RequestApproved.v1', 'desk.requestApproved', requester),
  aboutRequest('RequestDeclined.v1', 'desk.requestDeclined', requester),
  aboutRequest('RequestAnswered.v1', 'desk.requestAnswered', requester),
  aboutRequest('RequestWaiting.v1', 'desk.requestWaiting', requester),
  aboutRequest('RequestClosed.v1', 'desk.requestClosed', requester),
  aboutRequest('RequestReplied.v1', 'desk.centreReplied', repliedBy('centre', requester)),
  aboutRequest('RequestReplied.v1', 'desk.memberReplied', repliedBy('member', workers)),
  aboutTask('TaskAssigned.v1'),
  aboutTask('TaskCreated.v1'),
  aboutMonth('MonthSignedOff.v1', 'desk.monthSignedOff', approversOfMonths, 'ofOthers'),
  aboutMonth('MonthReopened.v1', 'desk.monthReopened', personOfMonth, 'own'),
];
