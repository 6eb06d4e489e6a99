// SPDX-License-Identifier: EUPL-1.2
import { type Refusal, type RefusalParams, refusal } from '@kernel/core';

/** Why a file of a bank is not read at all. Nothing of such a file may be booked. */
export type BankFileCode =
  | 'FILE_EMPTY'
  | 'FILE_TOO_LARGE'
  | 'NOT_A_BANK_FILE'
  | 'OTHER_MESSAGE'
  | 'OTHER_MESSAGE_OUTDATED'
  | 'XML_NOT_TEXT'
  | 'XML_BROKEN'
  | 'XML_WITH_DOCTYPE'
  | 'XML_TOO_DEEP'
  | 'XML_TOO_MANY_ELEMENTS'
  | 'XML_TOO_MANY_ATTRIBUTES'
  | 'XML_TEXT_TOO_LONG'
  | 'ZIP_BROKEN'
  | 'ZIP_EMPTY'
  | 'ZIP_TOO_MANY_FILES'
  | 'ZIP_TOO_LARGE'
  | 'ZIP_RATIO'
  | 'ZIP_PATH'
  | 'ZIP_WITHIN_ZIP'
  | 'ZIP_NAME_TWICE'
  | 'ZIP_ENCRYPTED'
  | 'SWIFT_BROKEN'
  | 'SWIFT_LINE_TOO_LONG'
  | 'TOO_MANY_DETAILS';

export type BankFileRefusal = Refusal<BankFileCode>;

/** Ends a reader in the middle of a file; never leaves this package. */
export class ReadingStopped extends Error {
  readonly refusal: BankFileRefusal;
  constructor(code: BankFileCode, params: RefusalParams = {}) {
    super(code);
    this.refusal = refusal(code, { params });
  }
}
