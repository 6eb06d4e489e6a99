// SPDX-License-Identifier: EUPL-1.2
import type { Instant } from '@kernel/core';
import { z } from 'zod';

/** An instant from outside: ISO 8601 with an offset; kept in UTC with milliseconds. */
export const instantInput = z.iso
  .datetime({ offset: true, error: 'NOT_A_DATE' })
  .transform((text) => new Date(text).toISOString() as Instant)
  .meta({ id: 'DateTime' });
