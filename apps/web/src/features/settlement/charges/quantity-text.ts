// SPDX-License-Identifier: EUPL-1.2
import * as z from 'zod/mini';
import { formatNumber } from '../../../format/index.ts';
import { translate } from '../../../i18n/index.ts';
import { chargeTexts } from './messages.ts';

/** As many pieces as the interface takes in one entry. */
const MAX_QUANTITY = 2_000_000_000;

/** Whole pieces as they are typed, or the sentence that says what is wrong with them. */
export const quantityText = () =>
  z.pipe(
    z.string().check(
      z.check((context) => {
        const m = translate(chargeTexts);
        const typed = context.value.trim();
        const isNumber = /^\d+$/.test(typed);
        if (isNumber && BigInt(typed) > 0n && BigInt(typed) <= BigInt(MAX_QUANTITY)) return;
        const isTooLarge = isNumber && BigInt(typed) > 0n;
        const message = isTooLarge ? m('quantityTooLarge', { limit: formatNumber(MAX_QUANTITY) }) : m('badQuantity');
        context.issues.push({ code: 'custom', message, input: context.value });
      }),
    ),
    z.transform((text) => Number(text.trim())),
  );
