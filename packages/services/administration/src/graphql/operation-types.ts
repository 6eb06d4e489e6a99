// SPDX-License-Identifier: EUPL-1.2

import type { RefusalParams } from '@kernel/core';
import { type Builder, enumType, mutationField, pageType, type RefusalCatalogue, readField, watchField } from '@platform/graphql';
import { type FailedJobRow, listFailedJobs, repeatFailedJob } from '@platform/jobs';
import type { TopicCatalogue } from '@platform/notifications';
import { type FailedMailRow, listFailedMails } from '../queries/list-failed-mails.ts';
import { findLongWork, LONG_WORK_STATES, type LongWorkRow, listLongWork } from '../queries/list-long-work.ts';
import type { Language } from '../settings.ts';
import { cancelLongWork } from '../use-cases/cancel-long-work.ts';

interface Parts {
  readonly label: (action: string, language: Language) => string;
  readonly topics: () => TopicCatalogue;
  readonly messages: RefusalCatalogue<string>;
  /** The sentence of a refusal, from the service that said it. */
  readonly why: (refusal: { service: string; code: string; params: RefusalParams | null }, language: Language) => string | null;
}

/** Failed jobs and long work. Answers the type of long work, which mutations that order some show as their payload. */
export function operationFields(builder: Builder, { label, topics, messages, why }: Parts): unknown {
  const State = enumType(builder, 'LongWorkState', LONG_WORK_STATES);
  const LongWork = builder.objectRef<LongWorkRow>('LongWork').implement({
    description: 'Work that takes long: what was ordered, how far it is.',
    fields: (t) => ({
      id: t.exposeID('id'),
      name: t.exposeString('name'),
      label: t.string({ resolve: ({ name }, _args, { language }) => label(name, language) }),
      state: t.field({ type: State, resolve: ({ state }: LongWorkRow) => state }),
      step: t.exposeString('step', { nullable: true }),
      done: t.exposeInt('done'),
      total: t.exposeInt('total', { description: '0 as long as nobody knows.' }),
      orderedByName: t.exposeString('orderedByName', { nullable: true }),
      createdAt: t.expose('createdAt', { type: 'DateTime' }),
      startedAt: t.expose('startedAt', { type: 'DateTime', nullable: true }),
      finishedAt: t.expose('finishedAt', { type: 'DateTime', nullable: true }),
      cancelRequestedAt: t.expose('cancelRequestedAt', { type: 'DateTime', nullable: true }),
      secondsLeft: t.int({
        nullable: true,
        description: 'As far as the pace so far tells; null before there is one and after the end.',
        resolve: (row, _args, { platform }) => secondsLeft(row, platform.clock()),
      }),
      outcome: t.field({ type: 'JSON', nullable: true, resolve: ({ outcome }) => outcome }),
      failure: t.field({ type: 'JSON', nullable: true, resolve: ({ failure }) => failure }),
      failureText: t.string({
        nullable: true,
        description: 'Why nothing came of it, where a rule said no.',
        resolve: ({ name, failure }, _args, { language }) => {
          const { code, params } = (failure ?? {}) as { code?: string; params?: RefusalParams };
          return code === undefined ? null : why({ service: name.split('.')[0] ?? name, code, params: params ?? null }, language);
        },
      }),
      version: t.exposeInt('version'),
    }),
  });
  const FailedJob = builder.objectRef<FailedJobRow>('FailedJob').implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      job: t.exposeString('job'),
      label: t.string({
        nullable: true,
        description: 'null where no use case goes by this name.',
        resolve: ({ job }, _args, { language }) => {
          const words = label(job, language);
          return words === job ? null : words;
        },
      }),
      failure: t.exposeString('failure'),
      attempts: t.exposeInt('attempts'),
      failedAt: t.expose('failedAt', { type: 'DateTime' }),
      repeatedAt: t.expose('repeatedAt', { type: 'DateTime', nullable: true }),
      version: t.exposeInt('version'),
    }),
  });
  readField(builder, 'longWork', listLongWork, pageType(builder, 'LongWork', LongWork));
  readField(builder, 'longWorkById', findLongWork, LongWork, { nullable: true });
  watchField<LongWorkRow>(builder, 'longWork', findLongWork, LongWork, {
    topic: ({ commandId }) => `longCommand/${commandId}`,
    isLast: ({ finishedAt }) => finishedAt !== null,
    description: 'How far it is, at the start and after each step, until it has ended.',
  });
  readField(builder, 'failedJobs', listFailedJobs, [FailedJob]);
  const FailedMail = builder.objectRef<FailedMailRow>('FailedMail').implement({
    description: 'A mail that the mail server has refused for good.',
    fields: (t) => ({
      id: t.exposeID('id'),
      tenantName: t.exposeString('tenantName', { nullable: true }),
      userName: t.exposeString('userName', { nullable: true }),
      topicName: t.string({ resolve: ({ topic }, _args, { language }) => topics()[topic]?.[language].name ?? topic }),
      failure: t.exposeString('failure', { nullable: true }),
      createdAt: t.expose('createdAt', { type: 'DateTime' }),
    }),
  });
  readField(builder, 'failedMails', listFailedMails, [FailedMail]);
  mutationField(builder, repeatFailedJob, {
    messages,
    payload: { failedJobs: { type: [FailedJob], query: listFailedJobs, input: () => ({}) } },
  });
  mutationField(builder, cancelLongWork, {
    messages,
    payload: { work: { type: LongWork, query: findLongWork, input: (outcome) => outcome, nullable: true } },
  });
  return LongWork;
}

function secondsLeft({ state, startedAt, done, total }: LongWorkRow, now: Date): number | null {
  if (state !== 'running' || startedAt === null || done < 1 || total <= done) return null;
  const elapsedMs = Math.max(0, now.getTime() - Date.parse(startedAt));
  return Math.ceil(((elapsedMs / done) * (total - done)) / 1_000);
}
