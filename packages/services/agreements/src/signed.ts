// SPDX-License-Identifier: EUPL-1.2

/** What a member may see of its agreements: until the signature they are the centre's. */
export const SIGNED = ['active', 'noticeGiven', 'ended'];
