// SPDX-License-Identifier: EUPL-1.2
import type { AgreementForm, ChargeLine } from './billable.ts';

export const FAMILIES = ['notice', 'invoice'] as const;
/** notice (Bescheid): a levy under the statutes; invoice (Rechnung): a service under an agreement. */
export type Family = (typeof FAMILIES)[number];

export const DOCUMENT_KINDS = ['advance', 'annual', 'correction'] as const;
/** advance: over instalments; annual: over a settled period; correction: over differences. */
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export const familyOf = (form: AgreementForm): Family => (form === 'statutes' ? 'notice' : 'invoice');

export interface Group {
  readonly key: string;
  readonly family: Family;
  readonly year: number;
  readonly lines: readonly ChargeLine[];
}

export const OUTSIDE_MARK = '-outside';

export const groupKey = (family: Family, year: number, vatCode: string): string =>
  `${family}-${year}${family === 'invoice' && vatCode === 'O' ? OUTSIDE_MARK : ''}`;

/**
 * A document holds what one family orders for the services of one year, since the law changes with the years; an invoice moreover either
 * what is outside VAT or what is within it, since EN 16931 does not let them stand together (BR-O-11 to BR-O-14).
 */
export function groupsOf(lines: readonly ChargeLine[]): readonly Group[] {
  const groups = new Map<string, { family: Family; year: number; lines: ChargeLine[] }>();
  for (const line of lines) {
    const family = familyOf(line.form);
    const year = Number(line.to.slice(0, 4));
    const key = groupKey(family, year, line.vat.code);
    const group = groups.get(key) ?? { family, year, lines: [] };
    group.lines.push(line);
    groups.set(key, group);
  }
  // Notices first, then by year.
  return [...groups.entries()].map(([key, group]) => ({ key, ...group })).sort(groupOrder);
}

export const groupOrder = (a: Group, b: Group): number =>
  FAMILIES.indexOf(a.family) - FAMILIES.indexOf(b.family) || a.year - b.year || (a.key < b.key ? -1 : 1);
