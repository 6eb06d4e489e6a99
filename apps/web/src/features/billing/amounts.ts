// SPDX-License-Identifier: EUPL-1.2
import { centsFromWire, formatCents } from '../../format/index.ts';

/** '1.234,50 €', as the screen and the export show it. */
export const amountOf = (value: string): string => formatCents(centsFromWire(value));

/** 'minus' of an amount that comes off. */
export const negated = (value: string): bigint => -centsFromWire(value);

export const isNegative = (value: string): boolean => centsFromWire(value) < 0n;
export const isPositive = (value: string): boolean => centsFromWire(value) > 0n;
export const sumOf = (values: readonly string[]): bigint => values.reduce((sum, value) => sum + centsFromWire(value), 0n);

/** '+12,50 €': a difference always has a sign. */
export const signedAmount = (value: string): string => (isPositive(value) ? `+${amountOf(value)}` : amountOf(value));

/** Without its sign, in cents. */
export const sizeOf = (value: string): bigint => (isNegative(value) ? negated(value) : centsFromWire(value));
