// SPDX-License-Identifier: EUPL-1.2

/** What is known about a file; 'unscanned' is shown to users, never taken for 'clean'. */
export type ScanState = 'unscanned' | 'clean' | 'infected';

/** A virus scanner reads the plain bytes of a stored file. Where none is configured, files stay 'unscanned'. */
export interface VirusScan {
  scan(content: AsyncIterable<Uint8Array>): Promise<Exclude<ScanState, 'unscanned'>>;
}
