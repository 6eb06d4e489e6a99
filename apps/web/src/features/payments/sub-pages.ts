// SPDX-License-Identifier: EUPL-1.2
import type { BothLanguages } from '../../feature.ts';

const BODY = '/a/$association/$body/payments' as const;
const READ = ['payments.read'] as const;

interface SubPage {
  readonly to: `${typeof BODY}/${
    | 'orders'
    | 'payees'
    | 'setup'
    | 'runs'
    | 'register'
    | 'mandates'
    | 'closings'
    | 'evidence'
    | 'statements'
    | 'reconciliation'
    | 'items'}`;
  readonly label: BothLanguages;
  /** Shown to whom may do one of these. */
  readonly actions: readonly string[];
  readonly side?: 'centre' | 'member';
}

/** The pages of payments in the order of the work. */
export const SUB_PAGES: readonly SubPage[] = [
  { to: `${BODY}/orders`, label: { de: 'Auszahlungen', en: 'Payment orders' }, actions: READ },
  { to: `${BODY}/runs`, label: { de: 'Zahlungsläufe', en: 'Payment runs' }, actions: ['payments.readRuns'] },
  { to: `${BODY}/mandates`, label: { de: 'Lastschriften', en: 'Direct debits' }, actions: ['payments.readRuns'] },
  { to: `${BODY}/register`, label: { de: 'Belegregister', en: 'Voucher register' }, actions: READ },
  { to: `${BODY}/payees`, label: { de: 'Empfänger', en: 'Payees' }, actions: READ },
  { to: `${BODY}/statements`, label: { de: 'Kontoauszüge', en: 'Statements' }, actions: READ },
  { to: `${BODY}/reconciliation`, label: { de: 'Zuordnung', en: 'Matching' }, actions: READ },
  { to: `${BODY}/items`, label: { de: 'Offene Posten', en: 'Open items' }, actions: READ },
  { to: `${BODY}/closings`, label: { de: 'Tagesabschlüsse', en: 'Closings' }, actions: READ },
  { to: `${BODY}/evidence`, label: { de: 'Prüfübersicht', en: 'Evidence' }, actions: READ },
  { to: `${BODY}/setup`, label: { de: 'Einrichtung', en: 'Set-up' }, actions: READ },
];
