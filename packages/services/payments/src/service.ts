// SPDX-License-Identifier: EUPL-1.2
import { type TopicCatalogue, withNotifications } from '@platform/notifications';
import { defineService, historyType, type UseCaseLabels } from '@platform/service';
import type { Handler } from '@platform/use-case';
import { actions, roles } from './actions.ts';
import { parts } from './parts.ts';

const all = <T>(of: (part: (typeof parts)[number]) => readonly T[] | undefined): T[] => parts.flatMap((part) => of(part) ?? []);

const labels: UseCaseLabels = Object.assign({}, ...parts.map((part) => part.labels));

/** Several rooms may answer one message. */
const handlers: Record<string, readonly Handler[]> = {};
for (const part of parts)
  for (const [message, added] of Object.entries(part.handlers ?? {})) handlers[message] = [...(handlers[message] ?? []), ...added];

const service = defineService({
  name: 'payments',
  title: { de: 'Zahlungsabwicklung', en: 'Payment processing' },
  actions,
  roles,
  useCases: all(({ useCases }) => useCases),
  queries: all(({ queries }) => queries),
  longUseCases: all(({ longUseCases }) => longUseCases),
  handlers,
  schedules: all(({ schedules }) => schedules),
  waiting: all(({ waiting }) => waiting),
  needs: all(({ needs }) => needs),
  downloads: all(({ downloads }) => downloads),
  ownFiles: all(({ ownFiles }) => ownFiles),
  graphql: (builder) => {
    const step = historyType(builder, 'Payment', labels);
    for (const part of parts) part.graphql(builder, step);
  },
  personalData: all(({ personalData }) => personalData),
  labels,
  messages: {
    de: Object.assign({}, ...parts.map(({ messages }) => messages.de)),
    en: Object.assign({}, ...parts.map(({ messages }) => messages.en)),
  },
});

const topics: TopicCatalogue = Object.assign({}, ...parts.map((part) => part.topics ?? {}));

/** From the bank's file to a closing that can be proved: orders, files, statements, matching, the day's closing. */
export const payments = withNotifications(
  service,
  topics,
  all(({ rules }) => rules),
);
