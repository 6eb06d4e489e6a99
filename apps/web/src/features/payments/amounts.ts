// SPDX-License-Identifier: EUPL-1.2
import { centsFromWire, formatCents } from '../../format/index.ts';

/** '1.234,50 €', as the screen and the export show it; a dash where nothing is known. */
export const amountOf = (value: string | null | undefined): string => (value == null ? '–' : formatCents(centsFromWire(value)));

/** '2026-00017', as the voucher register writes it. */
export const registerNumber = ({ year, number }: { readonly year: number; readonly number: number }): string =>
  `${year}-${String(number).padStart(5, '0')}`;
