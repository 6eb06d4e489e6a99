// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate, Instant } from '@kernel/core';

/** A day as Prisma writes it into a date column. */
export const dateColumn = (date: CivilDate): Date => new Date(`${date}T00:00:00Z`);
export const fromDateColumn = (value: Date): CivilDate => value.toISOString().slice(0, 10) as CivilDate;

/** An instant as Prisma writes it into a timestamptz column. */
export const instantColumn = (at: Instant): Date => new Date(at);
export const fromInstantColumn = (value: Date): Instant => value.toISOString() as Instant;

/** For columns that may be empty. */
export const orNull = <A, B>(value: A | null, map: (value: A) => B): B | null => (value === null ? null : map(value));
