// SPDX-License-Identifier: EUPL-1.2
import { type AssociationId, type CivilDate, type Instant, invariant, ok, type TenantId, type UserId } from '@kernel/core';
import type { ActionTable, RoleAction } from '@platform/authorization';
import { dateColumn, type Writes } from '@platform/database';
import { type AnyUseCase, bindUseCase, type Handler, idInput, jsonInput, type Message } from '@platform/use-case';
import { z } from 'zod';
import { type NotificationDraft, notificationBook, notificationMessages } from './notification-book.ts';
import type { NotificationParams, TopicCatalogue } from './topic.ts';

/** A user to be told, in the body whose user it is. */
export interface Recipient {
  readonly tenantId: string;
  readonly userId: string;
}

/** What a rule gets to see of the message. */
export type ToldMessage = Pick<Message, 'id' | 'tenantId' | 'payload' | 'causeAccountId'>;

/** "On this message, tell these users." */
export interface NotificationRule {
  readonly on: `${string}.v${number}`;
  readonly topic: string;
  /** Users who are to know; who is no user any more, and whoever caused it, is left out. Reads within the message's tenant and the centre. */
  readonly recipients: (writes: Writes, message: ToldMessage, today: CivilDate) => Promise<readonly Recipient[]>;
  /** What the sentence needs; what the message does not carry is read where the recipients are. */
  readonly params?: (message: ToldMessage, writes: Writes) => NotificationParams | Promise<NotificationParams>;
  /** Path below the recipient's body: 'requests/<id>'. */
  readonly link: (message: ToldMessage, params: NotificationParams) => string;
  /** Also tells the person who caused it, such as the end of long work. */
  readonly tellCauser?: boolean;
}

interface Notifying {
  readonly name: string;
  readonly actions: ActionTable;
  readonly roles: Readonly<Record<string, readonly RoleAction[]>>;
  readonly useCases: readonly AnyUseCase[];
  readonly handlers?: Readonly<Record<string, readonly Handler[]>>;
  readonly topics?: TopicCatalogue;
  readonly labels?: Readonly<Record<string, { readonly de: string; readonly en: string }>>;
}

/**
 * A service that also tells users what has happened: withNotifications(defineService({…}), TOPICS, rules). Each rule becomes an
 * idempotent handler in the worker that inserts the notifications; their mails follow by NotificationCreated.v1.
 */
export function withNotifications<S extends Notifying>(service: S, topics: TopicCatalogue, rules: readonly NotificationRule[]): S {
  const action = `${service.name}.notify`;
  const role = `service:${service.name}`;
  for (const { topic } of rules) invariant(topic in topics, `the topic ${topic} has no words`);
  const messages = [...new Set(rules.map(({ on }) => on))];
  const made = messages.map((on) => {
    const useCase = notifyUseCase(
      service.name,
      action,
      on,
      topics,
      rules.filter((rule) => rule.on === on),
    );
    return { on, useCase, handler: handlerOf(service.name, useCase) };
  });
  const handlers = { ...service.handlers };
  for (const { on, handler } of made) handlers[on] = [...(handlers[on] ?? []), handler];
  return {
    ...service,
    actions: { ...service.actions, [action]: { de: 'Benachrichtigungen erzeugen', en: 'Create notifications' } },
    roles: { ...service.roles, [role]: [...(service.roles[role] ?? []), action] },
    useCases: [...service.useCases, ...made.map(({ useCase }) => useCase)],
    handlers,
    topics: { ...service.topics, ...topics },
    labels: {
      ...service.labels,
      ...Object.fromEntries(made.map(({ useCase }) => [useCase.name, { de: 'Benachrichtigt', en: 'Notified' }])),
    },
  };
}

const messageInput = z.object({
  id: idInput(),
  tenantId: idInput<'TenantId'>(),
  associationId: idInput<'AssociationId'>(),
  payload: jsonInput,
  causeAccountId: idInput().nullable(),
});

interface Found extends Recipient {
  readonly rule: NotificationRule;
  readonly params: NotificationParams;
}

const handlerOf = (service: string, useCase: AnyUseCase): Handler => ({
  name: useCase.name.slice(service.length + 1),
  service,
  useCase,
  input: ({ id, tenantId, associationId, payload, causeAccountId }) => ({ id, tenantId, associationId, payload, causeAccountId }),
});

function notifyUseCase(
  service: string,
  action: string,
  on: string,
  topics: TopicCatalogue,
  rules: readonly NotificationRule[],
): AnyUseCase {
  return bindUseCase((writes) => writes)({
    name: `${service}.notifyOf${on.replace(/\.v(\d+)$/, (_, version) => (version === '1' ? '' : `V${version}`))}`,
    action,
    input: messageInput,
    refusals: [],
    load: async (writes, { input, today }) => ({
      message: input,
      found: await recipientsOf(writes, rules, input as ToldMessage, today),
    }),
    row: ({ message }) => ({ tenantId: message.tenantId, type: 'message', id: message.id }),
    decide: ({ message, found }, _input, { newId, at }) =>
      ok({
        associationId: message.associationId as AssociationId,
        at,
        drafts: found.map(
          ({ rule, tenantId, userId, params }): NotificationDraft => ({
            id: newId(),
            tenantId: tenantId as TenantId,
            userId: userId as UserId,
            topic: rule.topic,
            params,
            link: rule.link(message as ToldMessage, params),
          }),
        ),
      }),
    alsoWrites: (_state, { drafts }) => drafts.map(({ tenantId }) => tenantId),
    save: (writes, { associationId, at, drafts }) => notificationBook(writes, topics).append(drafts, { associationId, at: at as Instant }),
    // One entry for each body whose users were told; nothing where nobody was.
    record: ({ drafts }, { message }) =>
      [...new Set(drafts.map(({ tenantId }) => tenantId))].map((tenantId) => {
        const told = drafts.filter((draft) => draft.tenantId === tenantId);
        return {
          type: 'message',
          id: message.id,
          tenantId,
          content: { audience: 'centre', message: on, told: told.map(({ id, userId, topic }) => ({ id, userId, topic })) },
          messages: notificationMessages(told),
        };
      }),
    outcome: ({ drafts }) => ({ told: drafts.length }),
  });
}

async function recipientsOf(writes: Writes, rules: readonly NotificationRule[], message: ToldMessage, today: CivilDate): Promise<Found[]> {
  const day = dateColumn(today);
  const found: Found[] = [];
  for (const rule of rules) {
    const wanted = await rule.recipients(writes, message, today);
    if (wanted.length === 0) continue;
    const params = (await rule.params?.(message, writes)) ?? {};
    const users = await writes.tenantUser.findMany({
      where: {
        OR: wanted.map(({ tenantId, userId }) => ({ tenantId, id: userId })),
        AND: [{ validFrom: { lte: day } }, { OR: [{ validTo: null }, { validTo: { gte: day } }] }],
      },
      select: { tenantId: true, id: true, accountId: true },
      orderBy: { id: 'asc' },
    });
    for (const user of users) {
      if (!rule.tellCauser && user.accountId === message.causeAccountId) continue;
      found.push({ rule, params, tenantId: user.tenantId, userId: user.id });
    }
  }
  return found;
}
