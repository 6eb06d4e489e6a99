// SPDX-License-Identifier: EUPL-1.2
import { centsToDecimal } from '@kernel/core';
import * as z from 'zod/mini';
import { parseDateInput, parseMinutes, parseTypedAmount } from '../format/index.ts';
import { translate } from '../i18n/index.ts';
import { amountProblem, uiTexts } from '../ui/index.ts';

const missing = (): string => translate(uiTexts)('missing');

/** A text that must be there; blanks around it are cut off. */
export const requiredText = (max = 200) => z.string().check(z.trim(), z.minLength(1, { error: missing }), z.maxLength(max));

/** A mail address, as far as its form tells. */
export const mailAddressText = () =>
  requiredText(254).check(z.regex(/^$|^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/, { error: () => translate(uiTexts)('notMailAddress') }));

/** A choice that must have been made. */
export const requiredChoice = () => z.string({ error: missing }).check(z.minLength(1, { error: missing }));

/** What was typed as an amount → '1234.50'. Three decimals are an error of their own, never rounded. */
export const amountText = () =>
  z.pipe(
    z.string().check(
      z.minLength(1, { error: missing }),
      z.check((context) => {
        const problem = amountProblem(context.value);
        if (problem) context.issues.push({ code: 'custom', message: problem, input: context.value });
      }),
    ),
    z.transform((text) => {
      const parsed = parseTypedAmount(text);
      return parsed.ok ? centsToDecimal(parsed.value) : z.NEVER;
    }),
  );

/** What was typed as a date → CivilDate */
export const dateText = () =>
  z.pipe(
    z.string().check(
      z.minLength(1, { error: missing }),
      z.refine((text) => text === '' || parseDateInput(text) !== null, { error: () => translate(uiTexts)('notDate') }),
    ),
    z.transform((text) => parseDateInput(text) ?? (z.NEVER as never)),
  );
/** What was typed as a date, or nothing → CivilDate or null */
export const optionalDateText = () =>
  z.pipe(
    z
      .string()
      .check(z.refine((text) => text.trim() === '' || parseDateInput(text) !== null, { error: () => translate(uiTexts)('notDate') })),
    z.transform((text) => parseDateInput(text)),
  );
/** More than this is no time of one day, and no entry has it. */
export const MINUTES_A_DAY = 1440;

/** What was typed as a duration → whole minutes of one day */
export const minutesText = () =>
  z.pipe(
    z.string().check(
      z.minLength(1, { error: missing }),
      z.check((context) => {
        const minutes = parseMinutes(context.value);
        if (context.value === '' || (minutes !== null && minutes > 0 && minutes <= MINUTES_A_DAY)) return;
        const message = translate(uiTexts)(minutes === null ? 'notDuration' : 'notWithinDay');
        context.issues.push({ code: 'custom', message, input: context.value });
      }),
    ),
    z.transform((text) => parseMinutes(text) ?? (z.NEVER as never)),
  );
