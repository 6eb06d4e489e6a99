// SPDX-License-Identifier: EUPL-1.2

/** The legal forms of an agreement, as the law calls them (GkG NRW, VwVfG NRW, BGB). */
export const FORMS = [
  { value: 'statutes', de: 'Verbandssatzung', en: 'Statutes of the association' },
  { value: 'publicLawAgreement', de: 'Öffentlich-rechtliche Vereinbarung', en: 'Agreement under public law' },
  { value: 'serviceContract', de: 'Leistungsvertrag', en: 'Service contract' },
  { value: 'administrativeAgreement', de: 'Verwaltungsvereinbarung', en: 'Administrative agreement' },
] as const;
