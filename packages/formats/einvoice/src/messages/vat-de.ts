// SPDX-License-Identifier: EUPL-1.2
import type { VatRuleId } from '../rules/rule-ids.ts';
import { familySentences } from './rule-sentences.ts';

const SENTENCES: readonly string[] = [
  'Zur Kategorie {category} passen die Positionen und die Steueraufschlüsselung (BG-23) nicht zusammen: {rows}.',
  'Eine Position der Kategorie {category} verlangt: {registered}.',
  'Ein Nachlass der Kategorie {category} verlangt: {registered}.',
  'Ein Zuschlag der Kategorie {category} verlangt: {registered}.',
  'Der Steuersatz einer Position der Kategorie {category} ist falsch: {rate}.',
  'Der Steuersatz eines Nachlasses der Kategorie {category} ist falsch: {rate}.',
  'Der Steuersatz eines Zuschlags der Kategorie {category} ist falsch: {rate}.',
  'Der Steuerbetrag der Kategorie {category} wird auf {found} gerechnet; die Positionen, Nachlässe und Zuschläge ergeben {expected}.',
  'Die Steuer der Kategorie {category} ist {found}; richtig ist {expected}.',
  'Zur Kategorie {category} in der Steueraufschlüsselung: {exemption}.',
];

const ONE_ROW = 'es muss genau eine Zeile geben, wenn die Kategorie vorkommt';
const ROWS = 'was vorkommt, muss in der Aufschlüsselung stehen und umgekehrt';
const SELLER = 'Umsatzsteuer-ID oder Steuernummer des Verkäufers oder Umsatzsteuer-ID seines Steuervertreters';
const SELLER_VAT = 'Umsatzsteuer-ID des Verkäufers oder seines Steuervertreters';
const ZERO = 'er muss 0 sein';
const NO_REASON = 'ein Befreiungsgrund ist nicht erlaubt';
const REASON = 'der Grund der Befreiung fehlt (BT-120 oder BT-121)';

const common = { rows: ONE_ROW, registered: SELLER, rate: ZERO, exemption: REASON };

export const vatDe: Readonly<Record<VatRuleId, string>> = {
  ...familySentences('S', SENTENCES, {
    ...common,
    category: 'S (Regelsteuersatz)',
    rows: ROWS,
    rate: 'er muss größer als 0 sein',
    exemption: NO_REASON,
  }),
  ...familySentences('Z', SENTENCES, { ...common, category: 'Z (Nullsatz)', exemption: NO_REASON }),
  ...familySentences('E', SENTENCES, { ...common, category: 'E (steuerbefreit)' }),
  ...familySentences('AE', SENTENCES, {
    ...common,
    category: 'AE (Steuerschuld des Empfängers)',
    registered: `${SELLER}, dazu Umsatzsteuer-ID oder Registernummer des Käufers`,
  }),
  ...familySentences('G', SENTENCES, { ...common, category: 'G (Ausfuhr)', registered: SELLER_VAT }),
  ...familySentences('IC', SENTENCES, {
    ...common,
    category: 'K (innergemeinschaftliche Lieferung)',
    registered: `${SELLER_VAT}, dazu Umsatzsteuer-ID des Käufers`,
  }),
  ...familySentences('AF', SENTENCES, {
    ...common,
    category: 'L (Kanarische Inseln)',
    rows: ROWS,
    rate: 'er muss angegeben und darf nicht negativ sein',
    exemption: NO_REASON,
  }),
  ...familySentences('AG', SENTENCES, {
    ...common,
    category: 'M (Ceuta und Melilla)',
    rows: ROWS,
    rate: 'er muss angegeben und darf nicht negativ sein',
    exemption: NO_REASON,
  }),
  ...familySentences('O', SENTENCES, {
    ...common,
    category: 'O (nicht steuerbar)',
    registered: 'keine Umsatzsteuer-ID von Verkäufer, Steuervertreter oder Käufer',
    rate: 'es darf keinen geben',
  }),
  'BR-IC-11': 'Eine innergemeinschaftliche Lieferung braucht ein Lieferdatum (BT-72) oder einen Abrechnungszeitraum (BG-14).',
  'BR-IC-12': 'Eine innergemeinschaftliche Lieferung braucht das Land, in das geliefert wurde (BT-80).',
  'BR-O-11': 'Neben „nicht steuerbar“ (O) darf es keine andere Kategorie in der Steueraufschlüsselung geben.',
  'BR-O-12': 'Ist die Rechnung nicht steuerbar (O), darf keine Position eine andere Kategorie haben.',
  'BR-O-13': 'Ist die Rechnung nicht steuerbar (O), darf kein Nachlass eine andere Kategorie haben.',
  'BR-O-14': 'Ist die Rechnung nicht steuerbar (O), darf kein Zuschlag eine andere Kategorie haben.',
  'BR-B-01': 'Die geteilte Zahlung (B) gibt es nur in Rechnungen innerhalb Italiens.',
  'BR-B-02': 'Geteilte Zahlung (B) und Regelsteuersatz (S) dürfen nicht in einer Rechnung stehen.',
};
