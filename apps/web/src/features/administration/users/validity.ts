// SPDX-License-Identifier: EUPL-1.2
import { formatDate, today } from '../../../format/index.ts';
import type { Tone } from '../../../ui/index.ts';

export type Standing = 'announced' | 'current' | 'ended';

/** Where a span of days stands today. */
export function standingOf(from: string, to: string | null): Standing {
  const now = today();
  if (to !== null && to < now) return 'ended';
  return from > now ? 'announced' : 'current';
}

export const TONES: Readonly<Record<Standing, Tone>> = { announced: 'info', current: 'success', ended: 'neutral' };

export const formatEnd = (to: string | null, open: string): string => (to === null ? open : formatDate(to));
