// SPDX-License-Identifier: EUPL-1.2
import { type Answers, submitRequest as decide, type ServiceId, type TakeInRefusalCode } from '@domain/desk';
import type { TenantId } from '@kernel/core';
import { idInput, jsonInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import { codes, memberFor, newRequestUseCase, savingFor } from '../desk-use-case.ts';
import type { DeskRepositories } from '../repositories/desk-repositories.ts';

/** What a member and the centre fill in alike. Lengths and what is missing are the rules' business. */
export const takeInShape = {
  serviceId: idInput<'ServiceId'>(),
  subject: textInput(1000, 0),
  answers: jsonInput,
  costUnit: textInput(200, 0).nullish(),
  orderNumber: textInput(200, 0).nullish(),
};

export const takeInValues = (input: {
  subject: string;
  answers: object;
  costUnit?: string | null | undefined;
  orderNumber?: string | null | undefined;
}) => ({
  subject: input.subject,
  answers: input.answers as Answers,
  costUnit: input.costUnit ?? null,
  orderNumber: input.orderNumber ?? null,
});

export const TAKE_IN_CODES = codes<TakeInRefusalCode>()(
  'SERVICE_INACTIVE',
  'MEMBERSHIP_NOT_VALID',
  'NO_VALID_AGREEMENT',
  'SUBJECT_MISSING',
  'TOO_LONG',
  'FIELD_REQUIRED',
  'NOT_A_TEXT',
  'NOT_A_WHOLE_NUMBER',
  'NOT_AN_AMOUNT',
  'NOT_A_DATE',
  'NOT_A_CHOICE',
  'NOT_YES_OR_NO',
  'UNKNOWN_FIELD',
);

/** What a request of the body is taken in against; null where body or service are out of reach. */
export async function loadTakeIn(
  repositories: DeskRepositories,
  circle: Parameters<typeof savingFor>[1],
  tenantId: TenantId,
  serviceId: ServiceId,
) {
  const standing = await repositories.findStanding(tenantId, circle.today);
  const service = await repositories.catalogue.findService(serviceId);
  if (!standing || !service) return null;
  const number = await repositories.requests.drawNumber(tenantId, Number(circle.today.slice(0, 4)));
  if (number === null) return null;
  const member = await memberFor(repositories, standing, service.familyCode, circle.today);
  return { service, member, number, saving: await savingFor(repositories, circle, standing) };
}

export const takeInRow = ({ member, service }: NonNullable<Awaited<ReturnType<typeof loadTakeIn>>>) => ({
  tenantId: member.tenantId,
  familyCode: service.familyCode,
  type: 'request',
});

export const submitRequest = newRequestUseCase({
  name: 'desk.submitRequest',
  action: 'desk.submitRequest',
  input: z.object(takeInShape),
  refusals: TAKE_IN_CODES,
  load: (repositories, context) => loadTakeIn(repositories, context, context.actor.body.tenantId, context.input.serviceId as ServiceId),
  decide: (state, input, circumstances) => decide(state, takeInValues(input), circumstances),
  row: takeInRow,
});
