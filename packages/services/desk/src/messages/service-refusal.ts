// SPDX-License-Identifier: EUPL-1.2

/** Refusals of what the rules of the desk do not know: files, and where time stands. */
export type ServiceRefusalCode = 'FILE_NOT_FOUND' | 'FILE_FOR_OWN_SIDE' | 'FILE_ATTACHED_ALREADY' | 'MEMBER_MISSING';
