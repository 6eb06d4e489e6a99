// SPDX-License-Identifier: EUPL-1.2

/** Names of codes: German, English. */
export type CodeNames = Readonly<Record<string, readonly [de: string, en: string]>>;

/** UNTDID 1001, as far as German invoices use it. */
export const DOCUMENT_KINDS: CodeNames = {
  326: ['Abschlagsrechnung', 'Advance invoice'],
  380: ['Rechnung', 'Invoice'],
  381: ['Gutschrift', 'Credit note'],
  384: ['Rechnungskorrektur', 'Corrected invoice'],
  389: ['Selbst ausgestellte Rechnung', 'Self-billed invoice'],
  875: ['Teilrechnung über Bauleistung', 'Partial construction invoice'],
  876: ['Teilschlussrechnung über Bauleistung', 'Partial final construction invoice'],
  877: ['Schlussrechnung über Bauleistung', 'Final construction invoice'],
};

/** UN/ECE Recommendation 20, the ones that people meet. */
export const UNITS: CodeNames = {
  HUR: ['Std.', 'hours'],
  MIN: ['Min.', 'minutes'],
  DAY: ['Tage', 'days'],
  MON: ['Monate', 'months'],
  ANN: ['Jahre', 'years'],
  C62: ['Stück', 'units'],
  H87: ['Stück', 'pieces'],
  XPP: ['Stück', 'pieces'],
  LS: ['pauschal', 'lump sum'],
  KWH: ['kWh', 'kWh'],
  KGM: ['kg', 'kg'],
  MTR: ['m', 'm'],
  MTK: ['m²', 'm²'],
  MTQ: ['m³', 'm³'],
  LTR: ['l', 'l'],
  P1: ['%', '%'],
};

/** UNTDID 5305 */
export const VAT_CATEGORIES: CodeNames = {
  S: ['USt.', 'VAT'],
  Z: ['USt. Nullsatz', 'VAT zero rated'],
  E: ['steuerfrei', 'exempt from VAT'],
  O: ['nicht steuerbar', 'not subject to VAT'],
  AE: ['Steuerschuld des Empfängers', 'VAT reverse charge'],
  K: ['innergemeinschaftliche Lieferung', 'intra-community supply'],
  G: ['Ausfuhr', 'export'],
  L: ['IGIC (Kanarische Inseln)', 'IGIC (Canary Islands)'],
  M: ['IPSI (Ceuta und Melilla)', 'IPSI (Ceuta and Melilla)'],
};

/** UNTDID 4461 */
export const PAYMENT_MEANS: CodeNames = {
  10: ['bar', 'cash'],
  30: ['Überweisung', 'credit transfer'],
  48: ['Karte', 'card'],
  49: ['Lastschrift', 'direct debit'],
  54: ['Kreditkarte', 'credit card'],
  55: ['Debitkarte', 'debit card'],
  57: ['Dauerauftrag', 'standing order'],
  58: ['SEPA-Überweisung', 'SEPA credit transfer'],
  59: ['SEPA-Lastschrift', 'SEPA direct debit'],
  97: ['Verrechnung', 'clearing between partners'],
};

/** UNTDID 2005: when VAT is due. */
export const VAT_POINTS: CodeNames = {
  3: ['Tag der Rechnung', 'day of issue'],
  35: ['Tag der Lieferung', 'day of delivery'],
  432: ['Tag der Zahlung', 'day of payment'],
};
