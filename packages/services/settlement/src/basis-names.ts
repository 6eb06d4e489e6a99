// SPDX-License-Identifier: EUPL-1.2

/** How the official counts are called inside the sentence of a key. */
export const BASIS_NAMES: Readonly<Record<string, string>> = {
  census2022: 'Zensus 2022',
  update2022Census2011: 'Fortschreibung auf Grundlage des Zensus 2011',
  update2024: 'Fortschreibung auf Grundlage des Zensus 2022',
};
