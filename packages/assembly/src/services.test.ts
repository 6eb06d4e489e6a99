// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { assembly } from './services.ts';

const { services, useCases } = assembly({ demo: true });

test('every use case has a name in the histories, in both languages', () => {
  const labels = Object.assign({}, ...services.map((service) => service.labels ?? {})) as Record<string, { de: string; en: string }>;
  expect([...useCases.keys()].filter((name) => !labels[name]?.de || !labels[name]?.en)).toEqual([]);
});

/** Failed jobs are shown and repeated by the administration, but belong to the platform. */
const OF_THE_PLATFORM = ['jobs.repeatFailedJob', 'jobs.listFailedJobs'];

test('what a service declares bears its name', () => {
  const foreign = services.flatMap(({ name, topics, useCases: own, queries }) =>
    [...Object.keys(topics ?? {}), ...own.map((useCase) => useCase.name), ...queries.map((query) => query.name)].filter(
      (declared) => !declared.startsWith(`${name}.`) && !OF_THE_PLATFORM.includes(declared),
    ),
  );
  expect(foreign).toEqual([]);
});
