// SPDX-License-Identifier: EUPL-1.2

/** Types that the platform takes at all; a use case allows some of them. */
export type FileType = 'pdf' | 'png' | 'jpeg' | 'txt' | 'csv' | 'xml' | 'docx' | 'xlsx' | 'odt' | 'eml' | 'zip';

interface TypeFacts {
  readonly mediaType: string;
  /** Lower case, without the dot. */
  readonly extensions: readonly string[];
  readonly content: 'signature' | 'text' | 'zip';
}

export const FILE_TYPES: Readonly<Record<FileType, TypeFacts>> = {
  pdf: { mediaType: 'application/pdf', extensions: ['pdf'], content: 'signature' },
  png: { mediaType: 'image/png', extensions: ['png'], content: 'signature' },
  jpeg: { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'], content: 'signature' },
  txt: { mediaType: 'text/plain', extensions: ['txt'], content: 'text' },
  csv: { mediaType: 'text/csv', extensions: ['csv'], content: 'text' },
  xml: { mediaType: 'application/xml', extensions: ['xml'], content: 'text' },
  eml: { mediaType: 'message/rfc822', extensions: ['eml'], content: 'text' },
  docx: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extensions: ['docx'], content: 'zip' },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extensions: ['xlsx'], content: 'zip' },
  zip: { mediaType: 'application/zip', extensions: ['zip'], content: 'signature' },
  odt: { mediaType: 'application/vnd.oasis.opendocument.text', extensions: ['odt'], content: 'zip' },
};

/** What people may bring in. Archives are only ever made by the house itself. */
export const ALL_FILE_TYPES = (Object.keys(FILE_TYPES) as FileType[]).filter((type) => type !== 'zip');

/** 'pdf' of 'Bericht.PDF'; '' if there is none. */
export const extensionOf = (fileName: string): string => /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';

/** The type that a name claims, if it is among the allowed ones. */
export function typeByName(fileName: string, allowed: readonly FileType[]): FileType | null {
  const extension = extensionOf(fileName);
  return allowed.find((type) => FILE_TYPES[type].extensions.includes(extension)) ?? null;
}
