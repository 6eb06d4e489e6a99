// SPDX-License-Identifier: EUPL-1.2

/** 'DE02 1203 …' as people read it, in one line. */
export const formatIban = (iban: string): string => iban.replace(/(.{4})(?=.)/g, '$1\u00a0');
