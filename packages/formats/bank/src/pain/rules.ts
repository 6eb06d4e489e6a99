// SPDX-License-Identifier: EUPL-1.2
import { addBankDays, isBankDay, parseCivilDate, parseIban, type RefusalParams } from '@kernel/core';
import { exactCents } from '../exact-amount.ts';
import { isIdForm, strangeCharacters } from './characters.ts';
import { isCreditorId, isCreditorReference } from './check-digits.ts';
import type { PainAddress, PainHeader, PainKind, PainParty, PainPayment, PainTally, PainTransaction } from './pain-message.ts';

/**
 * What the German banks demand beyond the schema (DFÜ-Abkommen, Anlage 3, as in force since 15 November 2026) and the SEPA rulebooks behind
 * it, a rule each. Why a rule holds stands in its sentence.
 */

type Broken = RefusalParams | null;
interface Rule<Of> {
  readonly severity: 'error' | 'warning';
  /** Member that it is about, within the part that it looks at; '' for the part. */
  readonly at: string;
  readonly breaks: (part: Of, kind: PainKind) => Broken;
}

const MAX_AMOUNT = 99_999_999_999n;
const given = (text: string | null): RefusalParams => ({ given: (text ?? '').slice(0, 140) });
const when = (broken: boolean, params: RefusalParams = {}): Broken => (broken ? params : null);
const strange = (texts: readonly (string | null)[]): Broken => {
  const found = [...new Set(texts.flatMap((text) => (text === null ? [] : strangeCharacters(text))))];
  return when(found.length > 0, { characters: found.slice(0, 20).join(' ') });
};
const idForm = (text: string | null): Broken => when(text !== null && !isIdForm(text), given(text));

export const HEADER_RULES = {
  MESSAGE_ID_FORM: { severity: 'error', at: 'messageId', breaks: ({ messageId }) => idForm(messageId) },
  INITIATOR_MISSING: { severity: 'error', at: 'initiator', breaks: ({ initiator }) => when((initiator ?? '').trim() === '') },
  INITIATOR_NAME_ONLY: {
    severity: 'warning',
    at: 'initiator',
    breaks: ({ initiatorBeside }) => when(initiatorBeside.length > 0, { elements: initiatorBeside.join(', ') }),
  },
  INITIATOR_LENGTH: { severity: 'error', at: 'initiator', breaks: ({ initiator }) => when((initiator ?? '').length > 70, { limit: 70 }) },
  INITIATOR_CHARACTERS: { severity: 'error', at: 'initiator', breaks: ({ initiator }) => strange([initiator]) },
  FORWARDING_AGENT: { severity: 'error', at: '', breaks: ({ forwardingAgent }) => when(forwardingAgent) },
} as const satisfies Readonly<Record<string, Rule<PainHeader>>>;

export const PAYMENT_RULES = {
  PAYMENT_ID_FORM: { severity: 'error', at: 'id', breaks: ({ id }) => idForm(id) },
  METHOD: { severity: 'error', at: '', breaks: ({ method }, kind) => when(method !== (kind === 'pain.001' ? 'TRF' : 'DD'), given(method)) },
  SERVICE_LEVEL: { severity: 'error', at: '', breaks: ({ serviceLevel }) => when(serviceLevel !== 'SEPA', given(serviceLevel)) },
  LOCAL_INSTRUMENT: {
    severity: 'error',
    at: 'scheme',
    breaks: ({ localInstrument }, kind) =>
      when(!(kind === 'pain.001' ? [null, 'INST'] : ['CORE', 'B2B']).includes(localInstrument), given(localInstrument)),
  },
  SEQUENCE_TYPE: {
    severity: 'error',
    at: 'sequence',
    breaks: ({ sequenceType }, kind) =>
      when(kind === 'pain.008' && !['FRST', 'RCUR', 'OOFF', 'FNAL'].includes(sequenceType ?? ''), given(sequenceType)),
  },
  CHARGE_BEARER: {
    severity: 'error',
    at: '',
    breaks: ({ chargeBearer }) => when(chargeBearer !== null && chargeBearer !== 'SLEV', given(chargeBearer)),
  },
  DAY_NOT_IN_CALENDAR: { severity: 'error', at: 'day', breaks: ({ day }) => when(parseCivilDate(day ?? '') === null, given(day)) },
  DAY_NOT_A_BANK_DAY: {
    severity: 'warning',
    at: 'day',
    breaks: ({ day, localInstrument }) => {
      const date = parseCivilDate(day ?? '');
      return date === null || localInstrument === 'INST' || isBankDay(date) ? null : { given: date, next: addBankDays(date, 1) };
    },
  },
  TIME_OF_INSTANT_ONLY: {
    severity: 'error',
    at: 'time',
    breaks: ({ timed, localInstrument }) => when(timed && localInstrument !== 'INST'),
  },
  CREDITOR_ID: {
    severity: 'error',
    at: 'creditorId',
    breaks: ({ creditorId }, kind) => when(kind === 'pain.008' && !isCreditorId(creditorId ?? ''), given(creditorId)),
  },
  OWN_AGENT: {
    severity: 'error',
    at: 'bic',
    breaks: ({ party }) => when(party.bic === null && party.otherAgent !== 'NOTPROVIDED', given(party.otherAgent)),
  },
} as const satisfies Readonly<Record<string, Rule<PainPayment>>>;

const BIC = /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/;
const addressOf = ({ address }: PainParty): PainAddress => address ?? { town: null, country: null, lines: 0, texts: [], tooLong: [] };

export const PARTY_RULES = {
  NAME_MISSING: { severity: 'error', at: 'name', breaks: ({ name }) => when((name ?? '').trim() === '') },
  NAME_LENGTH: {
    severity: 'error',
    at: 'name',
    breaks: ({ name }) => when((name ?? '').length > 70, { limit: 70, length: (name ?? '').length }),
  },
  NAME_CHARACTERS: { severity: 'error', at: 'name', breaks: ({ name }) => strange([name]) },
  IBAN_MISSING: { severity: 'error', at: 'iban', breaks: ({ iban, otherAccount }) => when(iban === null, given(otherAccount)) },
  IBAN_WRONG: {
    severity: 'error',
    at: 'iban',
    breaks: ({ iban }) => {
      const read = parseIban(iban ?? '');
      return iban === null || read.ok ? null : { given: iban.slice(0, 40), why: read.error };
    },
  },
  BIC_FORM: { severity: 'error', at: 'bic', breaks: ({ bic }) => when(bic !== null && !BIC.test(bic), given(bic)) },
  ADDRESS_UNSTRUCTURED: {
    severity: 'error',
    at: 'address',
    breaks: (party) => when(addressOf(party).lines > 0, { lines: addressOf(party).lines }),
  },
  ADDRESS_INCOMPLETE: {
    severity: 'error',
    at: 'address',
    breaks: ({ address }) => when(address !== null && address.lines === 0 && (address.town === null || address.country === null)),
  },
  ADDRESS_COUNTRY: {
    severity: 'error',
    at: 'address.country',
    breaks: (party) => {
      const { country } = addressOf(party);
      return when(country !== null && !/^[A-Z]{2}$/.test(country), given(country));
    },
  },
  ADDRESS_LENGTH: {
    severity: 'error',
    at: 'address',
    breaks: (party) => when(addressOf(party).tooLong.length > 0, given(addressOf(party).tooLong[0] ?? null)),
  },
  ADDRESS_CHARACTERS: { severity: 'error', at: 'address', breaks: (party) => strange(addressOf(party).texts) },
} as const satisfies Readonly<Record<string, Rule<PainParty>>>;

const centsOf = (text: string): bigint | null => {
  const read = exactCents(text, '.');
  return read.ok ? read.value : null;
};

export const TRANSACTION_RULES = {
  END_TO_END_FORM: { severity: 'error', at: 'endToEndId', breaks: ({ endToEndId }) => idForm(endToEndId) },
  INSTRUCTION_ID_FORM: { severity: 'error', at: 'instructionId', breaks: ({ instructionId }) => idForm(instructionId) },
  AMOUNT_FORM: { severity: 'error', at: 'amount', breaks: ({ amount }) => when(centsOf(amount) === null, given(amount)) },
  AMOUNT_RANGE: {
    severity: 'error',
    at: 'amount',
    breaks: ({ amount }) => {
      const cents = centsOf(amount);
      return when(cents !== null && (cents < 1n || cents > MAX_AMOUNT), given(amount));
    },
  },
  CURRENCY_NOT_EUR: { severity: 'error', at: 'amount', breaks: ({ currency }) => when(currency !== 'EUR', given(currency)) },
  OTHER_AGENT: {
    severity: 'error',
    at: 'bic',
    breaks: ({ party }, kind) => when(kind === 'pain.001' && party.otherAgent !== null, given(party.otherAgent)),
  },
  OTHER_AGENT_OF_DEBIT: {
    severity: 'error',
    at: 'bic',
    breaks: ({ party }, kind) =>
      when(kind === 'pain.008' && party.bic === null && party.otherAgent !== 'NOTPROVIDED', given(party.otherAgent)),
  },
  REMITTANCE_ONCE: {
    severity: 'error',
    at: 'remittance',
    breaks: ({ remittance, references }) =>
      when(remittance.length + references.length > 1, { found: remittance.length + references.length }),
  },
  REMITTANCE_LENGTH: {
    severity: 'error',
    at: 'remittance',
    breaks: ({ remittance }) =>
      when(
        remittance.some(({ length }) => length > 140),
        { limit: 140, length: Math.max(0, ...remittance.map(({ length }) => length)) },
      ),
  },
  REMITTANCE_CHARACTERS: { severity: 'error', at: 'remittance', breaks: ({ remittance }) => strange(remittance) },
  REFERENCE_CHECK_DIGITS: {
    severity: 'error',
    at: 'reference',
    breaks: ({ references }) =>
      when(
        references.some((one) => !isCreditorReference(one)),
        given(references[0] ?? null),
      ),
  },
  PURPOSE_FORM: {
    severity: 'error',
    at: 'purpose',
    breaks: ({ purpose }) => when(purpose !== null && !/^[A-Z0-9]{4}$/.test(purpose), given(purpose)),
  },
  CHARGES_OF_A_PAYMENT: {
    severity: 'error',
    at: '',
    breaks: ({ chargeBearer }) => when(chargeBearer !== null && chargeBearer !== 'SLEV', given(chargeBearer)),
  },
  MANDATE_ID_FORM: {
    severity: 'error',
    at: 'mandateId',
    breaks: ({ mandateId }, kind) => when(kind === 'pain.008' && !isIdForm(mandateId ?? ''), given(mandateId)),
  },
  MANDATE_DAY: {
    severity: 'error',
    at: 'mandateDay',
    breaks: ({ mandateDay }, kind) => when(kind === 'pain.008' && parseCivilDate(mandateDay ?? '') === null, given(mandateDay)),
  },
} as const satisfies Readonly<Record<string, Rule<PainTransaction>>>;

/** What the file says of its own number and sum, at both levels. */
export function differs(told: { readonly count: string | null; readonly controlSum: string | null }, tally: PainTally) {
  const countDiffers = told.count !== null && !(/^\d{1,15}$/.test(told.count) && Number(told.count) === tally.count);
  const sumDiffers = told.controlSum !== null && tally.unreadable === 0 && centsOf(told.controlSum) !== tally.cents;
  return {
    count: when(countDiffers, { told: told.count ?? '', found: tally.count }),
    sum: when(sumDiffers, { told: told.controlSum ?? '', found: String(tally.cents) }),
  };
}

/** Rules over the whole of a file. */
export const WHOLE_RULES = [
  'VERSION_OUTDATED',
  'VERSION_UNKNOWN',
  'COUNT_DIFFERS',
  'SUM_DIFFERS',
  'PAYMENT_ID_TWICE',
  'END_TO_END_TWICE',
  'NO_TRANSACTIONS',
] as const;

export type PainRuleId =
  | keyof typeof HEADER_RULES
  | keyof typeof PAYMENT_RULES
  | keyof typeof PARTY_RULES
  | keyof typeof TRANSACTION_RULES
  | (typeof WHOLE_RULES)[number];
