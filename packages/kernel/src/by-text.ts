// SPDX-License-Identifier: EUPL-1.2

/** Sorts by code unit: the same in every locale, in PostgreSQL's "C" collation and in canonical JSON. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
