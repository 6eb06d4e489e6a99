// SPDX-License-Identifier: EUPL-1.2

export { DayFilter, type DayRange, RangeFilter, rangeOfDays } from './day-filter.tsx';
export { everyRow } from './every-row.ts';
export { doerOf, History } from './history.tsx';
export { KnownOnBanner, KnownOnField, knownDay, NotKnownYet } from './known-on.tsx';
export { OwnHistory } from './record-history.tsx';
export { shownValue } from './shown-value.ts';
export { useAddress } from './use-address.ts';
export { usePages } from './use-pages.ts';
