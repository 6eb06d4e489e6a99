// SPDX-License-Identifier: EUPL-1.2
import { ROLES } from '@contracts/tenancy';
import { AUDITOR } from '@platform/authorization';
import { defineService } from '@platform/service';
import { findFile } from './find-file.ts';
import { storeFile } from './store-file.ts';

/** Files as such: brought in before a record names them, taken out by whoever may see their side of the counter. */
export const filesService = defineService({
  name: 'files',
  actions: {
    'files.store': { de: 'Dateien hochladen', en: 'upload files' },
    'files.read': { de: 'Dateien herunterladen', en: 'download files', reads: true },
  },
  roles: Object.fromEntries(ROLES.filter(({ name }) => name !== AUDITOR).map(({ name }) => [name, ['files.store', 'files.read']])),
  useCases: [storeFile],
  queries: [findFile],
  labels: { 'files.storeFile': { de: 'Datei hochgeladen', en: 'File uploaded' } },
  personalData: [
    {
      table: 'stored_file',
      columns: ['name', 'uploaded_by'],
      of: 'users',
      purpose: 'to show who brought in which file; the bytes lie encrypted',
    },
  ],
  messages: { de: {}, en: {} },
});
