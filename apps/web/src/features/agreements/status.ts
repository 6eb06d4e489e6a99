// SPDX-License-Identifier: EUPL-1.2
import type { Tone } from '../../ui/index.ts';

export const STATUSES = ['draft', 'active', 'noticeGiven', 'ended', 'discarded'] as const;
export type Status = (typeof STATUSES)[number];

export const STATUS_TONES: Readonly<Record<Status, Tone>> = {
  draft: 'info',
  active: 'success',
  noticeGiven: 'warning',
  ended: 'neutral',
  discarded: 'neutral',
};

/** Under which name the catalogue of texts has the status; 'draft' is the verb there. */
export const statusKey = (status: Status) => (status === 'draft' ? 'draftStatus' : status);
