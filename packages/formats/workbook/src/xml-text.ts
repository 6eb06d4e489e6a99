// SPDX-License-Identifier: EUPL-1.2

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as XML holds it. */
export const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

/** What XML has no sign for, and what looks like the way to write it (ECMA-376, 22.9.2.19). */
const UNWRITABLE = /_(?=x[0-9a-fA-F]{4}_)|(?![\t\n])\p{Cc}|[\ufffe\uffff]/gu;

/** Text of a cell: line breaks as '\n', controls as '_x000B_', half characters as the sign for what is unknown. */
export const cellText = (text: string): string =>
  escapeXml(
    text
      .toWellFormed()
      .replace(/\r\n?/g, '\n')
      .replace(UNWRITABLE, (sign) => `_x${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}_`),
  );
