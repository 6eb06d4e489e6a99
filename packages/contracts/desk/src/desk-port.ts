// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate, CivilMonth, Instant } from '@kernel/core';
import type { Reads } from '@platform/database';
import { definePort } from '@platform/use-case';

/** What stands behind a reading, in words that its member may read. */
export interface DescribedSource {
  readonly type: string;
  readonly id: string;
  readonly on: CivilDate;
  /** The person as members see it. */
  readonly person: string | null;
  readonly text: string;
  readonly requestId: string | null;
  readonly requestNumber: string | null;
  readonly requestSubject: string | null;
  /** What was corrected here, oldest first. */
  readonly changes: readonly SourceChange[];
}

/** 'replaces': the record stands in place of another, 'replacedBy': another stands in its place, 'takenBack': nothing does. */
export const SOURCE_CHANGES = ['replaces', 'replacedBy', 'takenBack'] as const;

/** One step of a correction, with the other record as it stands; for 'takenBack' the record that no longer counts. */
export interface SourceChange {
  readonly kind: (typeof SOURCE_CHANGES)[number];
  readonly at: Instant;
  readonly on: CivilDate;
  readonly minutes: number;
  readonly text: string;
}

/** People's months with booked time that nobody has confirmed yet. */
export interface UnconfirmedMonths {
  /** Signed off by the person, waiting for the confirmation. */
  readonly signed: number;
  /** Not even signed off. */
  readonly open: number;
}

export interface DeskPort {
  unconfirmedMonths(reads: Reads, period: { readonly from: CivilMonth; readonly to: CivilMonth }): Promise<UnconfirmedMonths>;
  describeSources(reads: Reads, sources: readonly { type: string; id: string }[]): Promise<readonly DescribedSource[]>;
}

export const deskPort = definePort<DeskPort>('desk');
