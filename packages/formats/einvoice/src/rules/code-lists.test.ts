// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import * as codes from './code-lists.ts';
import { isUnit } from './unit-codes.ts';

describe('code lists', () => {
  it.each([
    ['units', isUnit, 'HUR MIN DAY MON ANN C62 H87 EA KGM KWH MTK MTR NAR SET XPP XBX XZZ E48 P1 5B', 'STD PCE Stk h hur KG X XQX1 XAK'],
    ['kinds of document', codes.isDocumentType, '326 380 381 384 389 875 877', '38 3800 RE'],
    ['currencies', codes.isCurrency, 'EUR USD CHF XCG', 'eur EURO DEM'],
    ['countries', codes.isCountry, 'DE AT XI 1A', 'de EL D UK'],
    ['means of payment', codes.isPaymentMeans, '1 10 30 48 58 59 68 70 97 ZZZ', '0 71 90 99 058'],
    ['categories', codes.isVatCategory, 'S Z E AE K G O L M B', 's A IC'],
    [
      'reasons for exemption',
      codes.isExemptionCode,
      'VATEX-EU-132-1F VATEX-EU-O VATEX-EU-AE VATEX-EU-143-1FA VATEX-EU-151-1AA VATEX-FR-FRANCHISE',
      'VATEX-EU-132-1Z VATEX-EU VATEX-132 §4',
    ],
    ['identifiers', codes.isIcd, '0002 0060 0088 0160 0204 0230', '0000 0001 0092 0251 9930 204 EM'],
    ['electronic addresses', codes.isElectronicAddressScheme, 'EM 0204 0088 9930 AS', 'SM EMAIL 0001'],
    ['attachments', codes.isAttachmentType, 'application/pdf text/csv image/png', 'text/plain application/xml image/gif'],
    ['reasons of allowances', codes.isAllowanceReason, '41 95 100 104', '1 99 AA'],
    ['reasons of charges', codes.isChargeReason, 'AA FC ZZZ TAC', '41 A'],
    ['points of VAT', codes.isVatPointCode, '3 35 432', '5 29 72'],
  ] as const)('%s', (_name, onList, good, bad) => {
    expect(good.split(' ').filter((code) => !onList(code))).toEqual([]);
    expect(bad.split(' ').filter((code) => onList(code))).toEqual([]);
    expect(onList(undefined)).toBe(false);
  });
});
