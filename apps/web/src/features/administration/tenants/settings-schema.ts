// SPDX-License-Identifier: EUPL-1.2
import * as z from 'zod/mini';
import { dateText, requiredText } from '../../../forms/index.ts';
import { translate } from '../../../i18n/index.ts';
import { tenantTexts } from './messages.ts';
import { parseClock } from './tenant-fields.ts';

const clockText = () =>
  z.pipe(
    z.string().check(z.refine((text) => parseClock(text) !== null, { error: () => translate(tenantTexts)('timeInvalid') })),
    z.transform((text) => parseClock(text) ?? 0),
  );

export const schema = z.object({
  name: requiredText(300),
  shortName: requiredText(30),
  colour: z.string(),
  requestsNeedApproval: z.boolean(),
  ordersCostUnit: z.boolean(),
  openings: z.array(z.object({ weekday: z.string(), from: clockText(), to: clockText() })),
  closures: z.array(z.object({ date: dateText(), name: requiredText(100) })),
});

export type SettingsInput = z.input<typeof schema>;
export type SettingsOutput = z.output<typeof schema>;
