// SPDX-License-Identifier: EUPL-1.2

/** Every code that a use case of the administration may answer beside the standard ones. */
export type AdministrationCode = 'UNKNOWN_TOPIC' | 'ALREADY_ERASED' | 'ALREADY_ENDED' | 'ALREADY_REPEATED';
