// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';

/** Said by who posts into a settled month and knows that only a correction of that settlement counts the entry. */
export const forCorrectionField = { forCorrection: z.boolean().optional() };
