// SPDX-License-Identifier: EUPL-1.2
import { ACTIVITIES, type Activity } from '@domain/desk';
import { query } from '@platform/use-case';
import { z } from 'zod';

/** Kinds of work that time can be booked on; they are rules, not rows. */
export const listActivities = query({
  name: 'desk.listActivities',
  action: 'desk.readCatalogue',
  input: z.object({}),
  run: async (): Promise<readonly Activity[]> => ACTIVITIES,
});
