// SPDX-License-Identifier: EUPL-1.2

import { REQUEST_ACTIONS } from '@domain/desk';
import { type Builder, enumType, pageType, readField } from '@platform/graphql';
import { findRequest, type WholeRequest } from '../queries/find-request.ts';
import { listCostObjects } from '../queries/list-cost-objects.ts';
import { listRequests } from '../queries/list-requests.ts';
import type { RequestLine } from '../queries/request-columns.ts';
import type { DeskEnums } from './enums.ts';
import { requestPartTypes } from './request-part-types.ts';
import type { taskType } from './task-types.ts';

/** What a list shows of a request; the whole of it shows the same and more. */
const requestInterface = (builder: Builder, enums: DeskEnums) =>
  builder.interfaceRef<RequestLine>('RequestFields').implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      tenantId: t.exposeID('tenantId'),
      tenantName: t.exposeString('tenantName'),
      tenantShortName: t.exposeString('tenantShortName'),
      tenantColour: t.exposeString('tenantColour'),
      number: t.exposeString('number'),
      subject: t.exposeString('subject'),
      serviceId: t.exposeID('serviceId'),
      serviceNameDe: t.exposeString('serviceNameDe'),
      serviceNameEn: t.exposeString('serviceNameEn'),
      familyCode: t.exposeString('familyCode'),
      familyNameDe: t.exposeString('familyNameDe'),
      familyNameEn: t.exposeString('familyNameEn'),
      status: t.field({ type: enums.requestStatus, resolve: ({ status }) => status }),
      priority: t.field({ type: enums.priority, resolve: ({ priority }) => priority }),
      channel: t.field({ type: enums.channel, resolve: ({ channel }) => channel }),
      costUnit: t.exposeString('costUnit', { nullable: true }),
      orderNumber: t.exposeString('orderNumber', { nullable: true }),
      receivedAt: t.expose('receivedAt', { type: 'DateTime' }),
      dueAt: t.expose('dueAt', { type: 'DateTime', nullable: true }),
      overdue: t.exposeBoolean('overdue'),
      closedAt: t.expose('closedAt', { type: 'DateTime', nullable: true }),
      handler: t.exposeString('handler', { nullable: true, description: 'Who has it, as the reader may see the person.' }),
      handlerUserId: t.exposeID('handlerUserId', { nullable: true }),
      requesterName: t.exposeString('requesterName', { nullable: true }),
      version: t.exposeInt('version'),
    }),
  });

/** 'requests' and 'request'. */
export function requestFields(builder: Builder, enums: DeskEnums, task: ReturnType<typeof taskType>) {
  const shared = requestInterface(builder, enums);
  const line = builder.objectRef<RequestLine>('RequestLine').implement({ interfaces: [shared] });
  const parts = requestPartTypes(builder, enums);
  const action = enumType(builder, 'RequestAction', Object.keys(REQUEST_ACTIONS));
  const request = builder.objectRef<WholeRequest>('Request').implement({
    interfaces: [shared],
    fields: (t) => ({
      answers: t.field({ type: [parts.answer], resolve: ({ answers }) => [...answers] }),
      onBehalfOf: t.exposeString('onBehalfOf', { nullable: true }),
      agreementId: t.exposeID('agreementId', { nullable: true }),
      agreementNumber: t.exposeString('agreementNumber', { nullable: true }),
      duplicateOf: t.exposeID('duplicateOf', { nullable: true }),
      duplicateOfNumber: t.exposeString('duplicateOfNumber', { nullable: true }),
      reopenCount: t.exposeInt('reopenCount'),
      clockPausedAt: t.expose('clockPausedAt', { type: 'DateTime', nullable: true }),
      closingCostObject: t.exposeString('closingCostObject', { nullable: true, description: "The centre's own; null for members." }),
      closingReason: t.exposeString('closingReason', { nullable: true, description: "The centre's own; null for members." }),
      statusLineDe: t.exposeString('statusLineDe'),
      statusLineEn: t.exposeString('statusLineEn'),
      actions: t.field({
        type: [action],
        description: 'What the reader may do with it in its status.',
        resolve: ({ actions }: WholeRequest) => [...actions],
      }),
      entries: t.field({ type: [parts.entry], resolve: ({ entries }) => [...entries] }),
      files: t.field({ type: [parts.file], resolve: ({ files }) => [...files] }),
      tasks: t.field({ type: [task], description: 'Empty for members.', resolve: ({ tasks }) => [...tasks] }),
      timeEntries: t.field({ type: [parts.time], resolve: ({ timeEntries }) => [...timeEntries] }),
      timeMinutes: t.exposeInt('timeMinutes'),
    }),
  });
  readField(builder, 'requests', listRequests, pageType(builder, 'Request', line));
  readField(builder, 'costObjects', listCostObjects, ['String'], {
    description: 'The cost objects that requests like this one were closed with last.',
  });
  readField(builder, 'request', findRequest, request, { nullable: true });
  return request;
}
