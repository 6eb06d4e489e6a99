// SPDX-License-Identifier: EUPL-1.2
export { type DescribedSource, type DeskPort, deskPort, SOURCE_CHANGES, type SourceChange, type UnconfirmedMonths } from './desk-port.ts';
export { CASES_METER, MINUTES_METER, REQUEST_SOURCE, TIME_ENTRY_SOURCE } from './sources.ts';
