// SPDX-License-Identifier: EUPL-1.2

/** Minutes of booked time; base quantity: minutes. */
export const MINUTES_METER = 'desk.minutes';
/** Closed requests; base quantity: pieces. */
export const CASES_METER = 'desk.cases';

export const TIME_ENTRY_SOURCE = 'timeEntry';
export const REQUEST_SOURCE = 'request';
