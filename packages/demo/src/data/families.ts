// SPDX-License-Identifier: EUPL-1.2
import type { LocalizedText } from '@domain/desk';

export interface DemoFamily {
  readonly code: string;
  readonly name: LocalizedText;
  /** How many of a hundred requests it gets. */
  readonly requestWeight: number;
}

export const FAMILIES: readonly DemoFamily[] = [
  { code: 'payments', name: { de: 'Zahlungsverkehr und Kasse', en: 'Payments and treasury' }, requestWeight: 19 },
  { code: 'payroll', name: { de: 'Personalabrechnung', en: 'Payroll' }, requestWeight: 22 },
  { code: 'archive', name: { de: 'Archiv und Registratur', en: 'Archive and records' }, requestWeight: 8 },
  { code: 'staffing', name: { de: 'Springerdienst', en: 'Substitute staffing' }, requestWeight: 14 },
  { code: 'schoolIt', name: { de: 'Schul-IT', en: 'School IT' }, requestWeight: 25 },
  { code: 'purchasing', name: { de: 'Gemeinsame Beschaffung', en: 'Joint purchasing' }, requestWeight: 8 },
  { code: 'cooperation', name: { de: 'Zusammenarbeit und Gremien', en: 'Cooperation and committees' }, requestWeight: 4 },
  { code: 'overhead', name: { de: 'Geschäftsstelle', en: 'Central office' }, requestWeight: 0 },
];
