// SPDX-License-Identifier: EUPL-1.2
import { invariant } from '@kernel/core';
import type { MetadataSchema } from '../attachment.ts';
import { withSchemas } from './metadata-packet.ts';
import { ObjectFile } from './object-file.ts';

/**
 * The compiler writes PDF/A-3a or PDF/UA-1, never both in one file, and knows no properties of others. A tagged PDF/A-3a lacks two
 * things for PDF/UA-1: its identification in the metadata and the wish that a window shows the title (ISO 14289-1, 7.1). The page
 * content is the same in both.
 */
export function archivalAndAccessible(pdf: Uint8Array, further: readonly MetadataSchema[]): Uint8Array {
  const file = new ObjectFile(pdf);
  const catalogue = file.catalogue();
  const preferences = '/ViewerPreferences <<';
  invariant(catalogue.includes(preferences) && !catalogue.includes('/DisplayDocTitle'), 'the catalogue is another than expected');
  file.replaceCatalogue(catalogue.replace(preferences, `${preferences}\n    /DisplayDocTitle true`));
  file.replaceMetadata(withSchemas(file.metadata(), further));
  return file.bytes();
}
