// SPDX-License-Identifier: EUPL-1.2
export { type Advance, type AdvanceBook, advancesPort } from './advances-port.ts';
export { type CarryOverBook, type CarryOverShare, carryOversPort } from './carry-overs-port.ts';
