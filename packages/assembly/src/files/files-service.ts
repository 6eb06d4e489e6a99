// SPDX-License-Identifier: EUPL-1.2
import { ROLES } from '@contracts/tenancy';
import { AUDITOR } from '@platform/authorization';
import { defineService } from '@platform/service';
import { findFile } from './find-file.ts';
import { storeFile } from './store-file.ts';

/** Files as such: brought in before a record names them, taken out by whoever may see their side of the counter. */
export const filesService = defineService({
  name: 'files',
  title: { de: 'Dateien', en: 'Files' },
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
      what: { de: 'Dateien: Name der Datei und wer sie hochgeladen hat', en: 'Files: name of the file, and who uploaded it' },
      of: { de: 'Benutzerinnen und Benutzer', en: 'Users' },
      purpose: {
        de: 'Dateien zu Vorgängen und wer sie eingebracht hat; der Inhalt liegt verschlüsselt',
        en: 'Files of the work and who brought them in; the content lies encrypted',
      },
    },
  ],
  messages: { de: {}, en: {} },
});
