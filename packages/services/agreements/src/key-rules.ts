// SPDX-License-Identifier: EUPL-1.2
import type { PublishedKey } from '@contracts/settlement';
import type { KeyCitation } from '@domain/agreements';
import { type Refusal, refusal } from '@kernel/core';

export type KeyCode = 'KEY_UNKNOWN' | 'KEY_FITS_OTHER_FAMILY';

/** Signed text and running rule are one thing: what is cited must be a published key of that family. */
export function citationRefusal(citations: readonly KeyCitation[], keys: readonly PublishedKey[]): Refusal<KeyCode> | null {
  for (const { serviceFamilyCode: family, keyId, keyVersion } of citations) {
    const key = keys.find((one) => one.keyId === keyId && one.keyVersion === keyVersion);
    if (!key) return refusal('KEY_UNKNOWN', { field: 'keyCitations', params: { family, version: keyVersion } });
    if (key.serviceFamilyCode !== family)
      return refusal('KEY_FITS_OTHER_FAMILY', { field: 'keyCitations', params: { family, key: key.name, fits: key.serviceFamilyCode } });
  }
  return null;
}
