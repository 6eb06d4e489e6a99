// SPDX-License-Identifier: EUPL-1.2
import {
  type CivilDate,
  isGiven,
  type JsonAt,
  readList,
  readObject,
  readOneOf,
  readOptional,
  readPermyriad,
  readText,
  type Validity,
  wrongAt,
} from '@kernel/core';
import { AGREEMENT_FORMS, type AgreementBasis } from './direct-charge.ts';
import { readException, readPartyLimits } from './key-rule/read-terms.ts';
import { readNumber, readValidity } from './key-rule/read-values.ts';
import type { AgreementCitation, AgreementException, AgreementLimits, AgreementReservation } from './run-input.ts';
import { standardRateOn } from './vat-rate.ts';
import { VAT_CODES, type VatCode, type VatRule, vatRuleOn } from './vat-rule.ts';

/** What a bare code means in a file: the law as it is for it, on the days of the agreement. */
function usualRule(code: VatCode, { from, to }: Validity): VatRule {
  const standard = standardRateOn(from);
  const grounds = { O: 'nicht steuerbar', E: '§ 4 Nr. 29 UStG', S: standard?.ground ?? '§ 12 Abs. 1 UStG' };
  return { code, ratePermille: code === 'S' ? (standard?.permille ?? 0) : 0, basis: grounds[code], validFrom: from, validTo: to };
}

function readVatRule(at: JsonAt): VatRule {
  const { code, ratePercent, basis, from, to } = readObject(at, ['code', 'ratePercent', 'basis', 'from', 'to']);
  const { from: validFrom, to: validTo } = readValidity(from, to);
  const permyriad = readOptional(ratePercent, readPermyriad) ?? 0;
  if (permyriad % 10 !== 0) wrongAt(ratePercent, 'NOT_A_PERCENTAGE', null);
  const known = readOneOf(code, VAT_CODES, 'O');
  if (known !== 'S' && permyriad !== 0) wrongAt(ratePercent, 'RATE_WITHOUT_TAX', null, { code: known });
  if (known === 'S' && !isGiven(ratePercent)) wrongAt(ratePercent, 'MISSING', null);
  return { code: known, ratePermille: Math.trunc(permyriad / 10), basis: readText(basis), validFrom, validTo };
}

/** 'vat' as a list of dated rules, or 'vatCode' alone. */
function readVat(vat: JsonAt, vatCode: JsonAt, validity: Validity): VatRule[] {
  if (isGiven(vat) && isGiven(vatCode)) wrongAt(vat, 'VAT_OR_CODE', null);
  if (isGiven(vat)) return readList(vat, readVatRule);
  return [usualRule(readOneOf(vatCode, VAT_CODES, 'O'), validity)];
}

const BASIS = ['agreementId', 'agreementNumber', 'form', 'clause', 'resolution', 'vat', 'vatCode'] as const;
type BasisAt = Record<(typeof BASIS)[number], JsonAt>;

function readAgreement(
  { agreementId, agreementNumber, form, clause, resolution }: BasisAt,
  isGeneral: boolean,
): Omit<AgreementBasis, 'vat'> {
  const number = readText(agreementNumber);
  return {
    agreementId: readOptional(agreementId, readText) ?? number,
    agreementNumber: number,
    form: readOptional(form, (at) => readOneOf(at, AGREEMENT_FORMS, 'statutes')) ?? (isGeneral ? 'statutes' : 'publicLawAgreement'),
    clause: readText(clause),
    resolution: readOptional(resolution, readText),
  };
}

export const DIRECT_CHARGE_BASIS = BASIS;

/** The basis of a charge on one day. */
export function readBasis(at: BasisAt, on: CivilDate): AgreementBasis {
  const basis = readAgreement(at, false);
  const rules = readVat(at.vat, at.vatCode, { from: on, to: on });
  const vat = vatRuleOn(rules, on) ?? wrongAt(at.vat, 'NO_VAT_RULE', usualRule('O', { from: on, to: on }), { date: on });
  return { ...basis, vat };
}

/** A term of an agreement: the same as in a rule, with the pool in the place of the party. */
function readTerm<Term extends { readonly party: string }>(
  at: JsonAt,
  read: (at: JsonAt) => Term,
): Omit<Term, 'party'> & { readonly poolId: string | null } {
  const isObject = typeof at.value === 'object' && at.value !== null && !Array.isArray(at.value);
  const { poolId, ...rest } = (isObject ? at.value : {}) as Readonly<Record<string, unknown>>;
  if (rest.party !== undefined)
    wrongAt({ ...at, value: rest.party, path: `${at.path}.party` }, 'UNKNOWN_MEMBER', null, { known: ['poolId'] });
  const { party: _party, ...term } = read(isObject ? { ...at, value: { ...rest, party: 'this member' } } : at);
  return { ...term, poolId: readOptional({ ...at, value: poolId, path: `${at.path}.poolId` }, readText) };
}

function readReservation(at: JsonAt): AgreementReservation {
  const { capacity, quantity, from, to, resolution } = readObject(at, ['capacity', 'quantity', 'from', 'to', 'resolution']);
  return {
    capacity: readText(capacity),
    quantity: readNumber(quantity),
    validity: readValidity(from, to),
    resolution: readText(resolution),
  };
}

const CITATION = ['tenantId', 'serviceFamilyCode', ...BASIS, 'from', 'to', 'limits', 'exceptions', 'reservations'] as const;

/** An agreement of one member. */
export function readCitation(at: JsonAt): AgreementCitation {
  const citation = readObject(at, CITATION);
  const validity = readValidity(citation.from, citation.to);
  const serviceFamilyCode = readOptional(citation.serviceFamilyCode, readText);
  const list = <T>(of: JsonAt, read: (item: JsonAt) => T): T[] => readOptional(of, (given) => readList(given, read)) ?? [];
  return {
    tenantId: readText(citation.tenantId),
    serviceFamilyCode,
    ...readAgreement(citation, serviceFamilyCode === null),
    validity,
    vat: readVat(citation.vat, citation.vatCode, validity),
    limits: list(citation.limits, (item): AgreementLimits => readTerm(item, readPartyLimits)),
    exceptions: list(citation.exceptions, (item): AgreementException => readTerm(item, readException)),
    reservations: list(citation.reservations, readReservation),
  };
}
