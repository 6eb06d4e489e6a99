// SPDX-License-Identifier: EUPL-1.2

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd';
const CII = 'urn:un:unece:uncefact:data:standard';

/** Namespace of the root element of each kind of UBL document. */
export const UBL_ROOTS = { Invoice: `${UBL}:Invoice-2`, CreditNote: `${UBL}:CreditNote-2` } as const;

export const ublNamespaces = (root: keyof typeof UBL_ROOTS): Readonly<Record<string, string>> => ({
  ubl: UBL_ROOTS[root],
  cac: `${UBL}:CommonAggregateComponents-2`,
  cbc: `${UBL}:CommonBasicComponents-2`,
});

export const CII_NAMESPACES: Readonly<Record<'rsm' | 'ram' | 'udt' | 'qdt', string>> = {
  rsm: `${CII}:CrossIndustryInvoice:100`,
  ram: `${CII}:ReusableAggregateBusinessInformationEntity:100`,
  udt: `${CII}:UnqualifiedDataType:100`,
  qdt: `${CII}:QualifiedDataType:100`,
};
