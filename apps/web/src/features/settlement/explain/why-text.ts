// SPDX-License-Identifier: EUPL-1.2

/** Which amount of a run is asked for, as it stands in the address; apart from the dialog, which is loaded only when it is asked for. */
export const whyText = (memberId: string, poolId: string, monthsFrom: string): string => [memberId, poolId, monthsFrom].join('_');
