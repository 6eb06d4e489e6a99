// SPDX-License-Identifier: EUPL-1.2

/** Why keys or ciphertext could not be used. None of these is bad input of a user: each needs the operator. */
export type KeyErrorCode =
  | 'MASTER_KEY_FILE_MISSING'
  | 'MASTER_KEY_FILE_OPEN_TO_OTHERS'
  | 'MASTER_KEY_FILE_MALFORMED'
  | 'MASTER_KEY_UNKNOWN'
  | 'TENANT_KEY_UNKNOWN'
  | 'TENANT_KEY_NOT_AUTHENTIC'
  | 'CIPHERTEXT_MALFORMED'
  | 'CIPHERTEXT_VERSION_UNKNOWN'
  | 'CIPHERTEXT_NOT_AUTHENTIC';

export type KeyErrorParams = Readonly<Record<string, string | number>>;

/** Thrown, never a refusal; the message names ids and places, never secrets or plain text. */
export class KeyError extends Error {
  override readonly name = 'KeyError';
  readonly code: KeyErrorCode;
  /** What the message names, for a sentence in another language. */
  readonly params: KeyErrorParams;

  constructor(code: KeyErrorCode, message: string, params: KeyErrorParams = {}) {
    super(`${code}: ${message}`);
    this.code = code;
    this.params = params;
  }
}
