// SPDX-License-Identifier: EUPL-1.2

/** The long work that a release is. */
export const RELEASE_WORK = 'settlement.carryOutRelease';

/** How far a release is, of RELEASE_STEPS; measured on a year of ten million entries. */
export const RELEASE_PROGRESS = { collected: 19, settled: 24, selected: 32, frozen: 88, published: 98 } as const;
export const RELEASE_STEPS = 100;
export type ReleaseStage = keyof typeof RELEASE_PROGRESS;
