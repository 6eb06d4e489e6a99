// SPDX-License-Identifier: EUPL-1.2
import type { PAYMENT_FIELDS } from '@contracts/treasury';
import type { Sentence } from '@platform/graphql';

type Field = (typeof PAYMENT_FIELDS)[number];

const FIELDS: Readonly<Record<'de' | 'en', Readonly<Record<Field, string>>>> = {
  de: {
    ...{
      amount: 'Betrag',
      creditorId: 'Gläubiger-Identifikationsnummer',
      dueOn: 'Fälligkeit',
      endToEndId: 'Auftragskennung',
      iban: 'IBAN',
    },
    ...{
      mandateId: 'Mandatsreferenz',
      mandateScheme: 'Lastschriftverfahren',
      mandateSequence: 'Art der Lastschrift',
      mandateSignedOn: 'Tag der Unterschrift des Mandats',
    },
    ...{ name: 'Kontoinhaber', remittance: 'Verwendungszweck', total: 'Summe' },
  },
  en: {
    ...{ amount: 'amount', creditorId: 'creditor identifier', dueOn: 'due day', endToEndId: 'end-to-end reference', iban: 'IBAN' },
    ...{
      mandateId: 'mandate reference',
      mandateScheme: 'scheme of direct debits',
      mandateSequence: 'kind of direct debit',
      mandateSignedOn: 'day the mandate was signed',
    },
    ...{ name: 'account holder', remittance: 'remittance text', total: 'total' },
  },
};
const OWN = { de: 'eigenes Konto des Verbands', en: 'own account of the association' };
const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** Which member lacks which field. */
export const notPossible =
  (language: 'de' | 'en'): Sentence =>
  ({ members, fields }) => {
    const names = list(members);
    const byMember = new Map<string, string[]>();
    for (const [index, field] of list(fields).entries()) {
      const name = names[index] || OWN[language];
      byMember.set(name, [...(byMember.get(name) ?? []), FIELDS[language][field as Field] ?? field]);
    }
    const what = [...byMember].map(([name, missing]) => `${name} (${missing.join(', ')})`).join('; ');
    return language === 'de'
      ? `So ließe sich der Vorschlag nicht ausführen. Es fehlt oder stimmt nicht: ${what}.`
      : `The proposal could not be carried out like this. Missing or wrong: ${what}.`;
  };
