// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../i18n/index.ts';

export const uploadTexts = defineMessages({
  de: {
    fileTooLarge: 'Die Datei ist größer als 25 MB.',
    fileType: 'Diese Art von Datei wird nicht angenommen. Möglich sind PDF, PNG, JPG, TXT, CSV, XML, EML, DOCX, XLSX und ODT.',
    fileEmpty: 'Die Datei ist leer.',
    fileHarmful: 'Die Datei könnte beim Entpacken Schaden anrichten. Speichern Sie das Dokument in Ihrem Programm neu.',
    fileOffline: 'Keine Verbindung. Entfernen Sie die Datei und fügen Sie sie noch einmal hinzu.',
    fileContent: 'Der Inhalt von {name} ist kein {type}.',
    fileFailed: 'Die Datei konnte nicht übertragen werden ({code}).',
  },
  en: {
    fileTooLarge: 'The file is larger than 25 MB.',
    fileType: 'This kind of file is not accepted. Possible are PDF, PNG, JPG, TXT, CSV, XML, EML, DOCX, XLSX and ODT.',
    fileEmpty: 'The file is empty.',
    fileHarmful: 'Unpacking this file could do harm. Save the document anew in the program that you use.',
    fileOffline: 'No connection. Remove the file and add it again.',
    fileContent: 'The content of {name} is no {type}.',
    fileFailed: 'The file could not be transferred ({code}).',
  },
});
