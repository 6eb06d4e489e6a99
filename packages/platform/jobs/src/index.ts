// SPDX-License-Identifier: EUPL-1.2
export { type AssociationTenants, removeExpired, tenantsOf } from './association-directory.ts';
export { type FailedJobRow, JOB_ACTIONS, listFailedJobs, repeatFailedJob } from './failed-jobs.ts';
export type { Upkeep } from './perform-work.ts';
export type { Delivery } from './plan-message.ts';
export { migrateQueue } from './queue-schema.ts';
export { type Jobs, type JobsHealth, type JobsOptions, startJobs } from './start-jobs.ts';
